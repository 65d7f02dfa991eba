"""Quiz files become quizzes: every text, scene, lane and key checked, errors with their line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict

from lstm_studio.assets import resource
from lstm_studio.content import quiz_schema as schema
from lstm_studio.content.quiz_schema import LANES, QuizFile
from lstm_studio.content.scene_files import read_scene
from lstm_studio.content.source import Place, Source, read_source
from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.quiz_curves import CurveRun
from lstm_studio.core.quiz_numbers import TEMPLATES
from lstm_studio.i18n import integer, tr
from lstm_studio.state.quizzes import (
    ChoiceQuestion,
    Curve,
    Item,
    Job,
    MatchQuestion,
    NumberQuestion,
    Option,
    OrderQuestion,
    PlotQuestion,
    Question,
    Quiz,
    Why,
)
from lstm_studio.state.scenes import Scene

__all__ = ["MOST", "SHIPPED_QUIZZES", "load_quiz", "read_quiz", "shipped_quizzes"]

SHIPPED_QUIZZES = (
    "gates",
    "final",
    "memory",
    "gradients",
    "both-ways",
    "code",
    "gru",
    "pitfalls",
)
"""The ids of the shipped quizzes, in the order in which they are offered."""

MOST = {"question": 100, "option": 12, "job": 12, "targets": 6, "item": 12, "curve": 6, "steps": 40}
"""How many of each there may be; more nobody could read on one page."""

_ID = re.compile("[a-z0-9-]{1,60}")
_STEPS = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
_PLACE = re.compile(r"\{(\w+)\}")
_NONE = "…"
_OTHERWISE = "otherwise"


class _Common(TypedDict):
    """What every question has, ready to be handed to its class."""

    id: str
    text: str
    explain: str
    source: str
    code: str
    scene: Scene


def load_quiz(path: Path) -> Quiz:
    """Read one quiz file; its format is described in :mod:`lstm_studio.content.quiz_schema`.

    Raises
    ------
    StudioError
        When the file cannot be read or anything in it is wrong; names file and line.
    """
    return read_quiz(read_source(path), path.stem)


def read_quiz(source: Source, name: str) -> Quiz:
    """Turn the text of a quiz file into a quiz.

    Parameters
    ----------
    source : Source
    name : str
        The id: the file's name without its ending.

    Raises
    ------
    StudioError
        When anything in it is wrong; names file and line.
    """
    if not _ID.fullmatch(name):
        raise source.error(
            (),
            tr("“{name}” cannot be the name of a quiz.", name=name[:60]),
            tr("Small letters a to z, figures and hyphens."),
        )
    return _Builder(source, source.decode(QuizFile)).build(name)


def shipped_quizzes() -> tuple[Quiz, ...]:
    """Return the quizzes that come with the program; read anew each time."""
    return tuple(load_quiz(resource("quizzes", f"{name}.toml")) for name in SHIPPED_QUIZZES)


class _Builder:
    """Turns a checked file into a quiz; knows where everything stood, for errors."""

    def __init__(self, source: Source, file: QuizFile) -> None:
        self.source = source
        self.file = file

    def build(self, name: str) -> Quiz:
        file = self.file
        self._few((), "question", file.question, 1)
        ids: set[str] = set()
        questions: list[Question] = []
        for n, asked in enumerate(file.question):
            if asked.id in ids:
                raise self.source.error(
                    ("question", n, "id"),
                    tr("Two questions are called “{id}”.", id=asked.id),
                    tr("Every question needs an id of its own: answers are kept by it."),
                )
            ids.add(asked.id)
            questions.append(self._question(("question", n), asked))
        return Quiz(
            name, file.title, file.about, tuple(questions), file.closed, file.shuffled, file.least
        )

    def _question(self, place: Place, asked: schema.Asked) -> Question:
        common = _Common(
            id=asked.id,
            text=asked.text,
            explain=asked.explain,
            source="" if asked.source == _NONE else asked.source,
            code=asked.code.strip("\n"),
            scene=self._scene(place, asked.scene),
        )
        match asked:
            case schema.Single() | schema.Multiple():
                return self._choice(place, asked, common)
            case schema.Match():
                return self._match(place, asked, common)
            case schema.Order():
                return self._order(place, asked, common)
            case schema.Number():
                return self._number(place, asked, common)
            case schema.Plot():
                return self._plot(place, asked, common)
            case _:
                raise TypeError(type(asked))

    # ----------------------------------------------------------------------------- the kinds

    def _choice(
        self, place: Place, asked: schema.Single | schema.Multiple, common: _Common
    ) -> ChoiceQuestion:
        several = isinstance(asked, schema.Multiple)
        self._few(place, "option", asked.option, 2)
        options: list[Option] = []
        for n, one in enumerate(asked.option):
            where = (*place, "option", n)
            if not one.right and one.why is None:
                raise self.source.error(
                    where,
                    tr("“{key}” is missing.", key="why"),
                    tr("Every wrong answer says why it is wrong."),
                )
            why = None
            if one.why is not None:
                why = Why(one.why, one.misconception or "", self._scene(where, one.scene))
            options.append(Option(f"{n + 1}", one.text, one.right, why))
        right = sum(one.right for one in options)
        if right == 0 or (right > 1 and not several):
            raise self.source.error(
                place,
                tr("{n} of the answers are marked as right.", n=integer(right)),
                tr("Exactly one of a “single” is right, at least one of a “multiple”."),
            )
        return ChoiceQuestion(**common, options=tuple(options), several=several)

    def _match(self, place: Place, asked: schema.Match, common: _Common) -> MatchQuestion:
        self._few(place, "targets", asked.targets, 2)
        self._few(place, "job", asked.job, 1)
        jobs: list[Job] = []
        for n, one in enumerate(asked.job):
            where = (*place, "job", n)
            self._one_of((*where, "target"), one.target, tuple(asked.targets))
            for target in one.why:
                self._one_of((*where, "why", target), target, tuple(asked.targets))
            for target in asked.targets:
                if target not in one.why and target != one.target:
                    raise self.source.error(
                        where,
                        tr("Nothing is said for the case that it is put on “{id}”.", id=target),
                        tr("Every wrong pair is explained in “{key}”.", key="why"),
                    )
            why = {
                target: self._why((*where, "why", target), given)
                for target, given in one.why.items()
            }
            jobs.append(Job(f"{n + 1}", one.text, one.target, why))
        return MatchQuestion(**common, targets=dict(asked.targets), jobs=tuple(jobs))

    def _order(self, place: Place, asked: schema.Order, common: _Common) -> OrderQuestion:
        self._few(place, "item", asked.item, 2)
        items = tuple(
            Item(
                f"{n + 1}",
                one.text,
                Why(
                    one.why,
                    one.misconception or "",
                    self._scene((*place, "item", n), one.scene),
                ),
            )
            for n, one in enumerate(asked.item)
        )
        return OrderQuestion(**common, items=items)

    def _number(self, place: Place, asked: schema.Number, common: _Common) -> NumberQuestion:
        self._one_of((*place, "template"), asked.template, tuple(TEMPLATES))
        template = TEMPLATES[asked.template]
        named = set(_PLACE.findall(asked.text))
        for name in sorted(named ^ set(template.names)):
            written = "{" + name + "}"
            problem = (
                tr("The text has a place {place}, and there is no such number.", place=written)
                if name in named
                else tr("The text does not say {place}.", place=written)
            )
            known = ", ".join("{" + one + "}" for one in template.names)
            raise self.source.error(
                (*place, "text"), problem, tr("Its numbers are: {names}.", names=known)
            )
        if asked.screen and not template.kind:
            raise self.source.error(
                (*place, "screen"),
                tr("The numbers of “{name}” cannot be taken from the screen.", name=asked.template),
            )
        for slip in asked.slip:
            self._one_of((*place, "slip", slip), slip, tuple(template.slips))
        slips = {slip: self._why((*place, "slip", slip), why) for slip, why in asked.slip.items()}
        return NumberQuestion(
            **common,
            template=asked.template,
            seed=asked.seed,
            screen=asked.screen,
            tolerance=asked.tolerance,
            slips=slips,
        )

    def _plot(self, place: Place, asked: schema.Plot, common: _Common) -> PlotQuestion:
        steps = len(asked.values)
        self._few(place, "curve", asked.curve, 1)
        if not 2 <= steps <= MOST["steps"]:
            raise self.source.error(
                (*place, "values"),
                tr("There are {n} steps.", n=integer(steps)),
                tr("From 2 to {most} can be drawn.", most=MOST["steps"]),
            )
        tokens = asked.tokens
        if tokens is None:
            tokens = [integer(step + 1) for step in range(steps)]
        elif len(tokens) != steps:
            raise self.source.error(
                (*place, "tokens"),
                tr(
                    "“{key}” has {count} entries; there are {steps} steps.",
                    key="tokens",
                    count=len(tokens),
                    steps=steps,
                ),
                tr("Every step needs one."),
            )
        run = CurveRun(
            asked.cell,
            tuple(asked.values),
            self._lanes(place, asked, steps, asked.cell),
            asked.quantity,
            asked.recurrent,
        )
        self._has(place, run)
        curves = [Curve("1", run)]
        for n, one in enumerate(asked.curve):
            where = (*place, "curve", n)
            curves.append(self._wrong_curve(where, one, run, f"{n + 2}"))
        return PlotQuestion(
            **common,
            tokens=tuple(tokens),
            curves=tuple(curves),
            draw=asked.draw,
            tolerance=asked.tolerance,
        )

    def _wrong_curve(self, place: Place, one: schema.Curve, run: CurveRun, name: str) -> Curve:
        steps = len(run.values)
        kind = one.cell or run.kind
        lanes = dict(run.lanes) if kind == run.kind else dict[str, tuple[float, ...]]()
        changed = replace(
            run,
            kind=kind,
            lanes={**lanes, **self._lanes(place, one, steps, kind)},
            quantity=one.quantity or run.quantity,
            recurrent=run.recurrent if one.recurrent is None else one.recurrent,
            values=run.values
            if one.values is None
            else self._lane((*place, "values"), one.values, steps, run.values),
        )
        self._has(place, changed)
        if changed == run:
            raise self.source.error(
                place,
                tr("This curve is the right one once more."),
                tr("Say which gates differ."),
            )
        why = Why(one.why, one.misconception or "", self._scene(place, one.scene))
        return Curve(name, changed, why)

    def _has(self, place: Place, run: CurveRun) -> None:
        if run.quantity == "c" and run.kind != "lstm":
            raise self.source.error(
                (*place, "quantity"),
                tr("This cell has no cell state."),
                tr('Write quantity = "h".'),
            )

    # ------------------------------------------------------------------------------ the parts

    def _lanes(
        self, place: Place, asked: Any, steps: int, kind: str
    ) -> dict[str, tuple[float, ...]]:
        found: dict[str, tuple[float, ...]] = {}
        for name, gate in LANES.items():
            lane = getattr(asked, name)
            if lane is None:
                continue
            if gate not in PINNABLE[kind]:
                raise self.source.error(
                    (*place, name), tr("A cell of this kind has no gate “{gate}”.", gate=gate)
                )
            found[gate] = self._lane((*place, name), lane, steps)
        return found

    def _lane(
        self,
        place: Place,
        lane: float | list[float] | dict[str, float],
        steps: int,
        base: tuple[float, ...] | None = None,
    ) -> tuple[float, ...]:
        """Return one number a step from any of the three ways to write them."""
        if isinstance(lane, list):
            if len(lane) != steps:
                raise self.source.error(
                    place,
                    tr(
                        "“{key}” has {count} entries; there are {steps} steps.",
                        key=place[-1],
                        count=len(lane),
                        steps=steps,
                    ),
                    tr("Every step needs one."),
                )
            return tuple(lane)
        if not isinstance(lane, dict):
            return (lane,) * steps
        if _OTHERWISE not in lane and base is None:
            raise self.source.error(
                place, tr("Add “{key}” for the steps that are not named.", key=_OTHERWISE)
            )
        numbers = list(base or (0.0,) * steps)
        if _OTHERWISE in lane:
            numbers = [lane[_OTHERWISE]] * steps
        for key, value in lane.items():
            found = _STEPS.fullmatch(key)
            if key == _OTHERWISE:
                continue
            first = int(found[1]) if found else 0
            last = int(found[2] or found[1]) if found else 0
            if not 1 <= first <= last <= steps:
                raise self.source.error(
                    (*place, key),
                    tr("“{key}” is not a step.", key=key),
                    tr("Steps are counted from 1 to {last}.", last=steps),
                )
            numbers[first - 1 : last] = [value] * (last - first + 1)
        return tuple(numbers)

    def _why(self, place: Place, given: schema.Why) -> Why:
        belief = "" if given.misconception == _NONE else given.misconception
        return Why(given.says, belief, self._scene(place, given.scene))

    def _scene(self, place: Place, entries: list[dict[str, Any]]) -> Scene:
        return read_scene(self.source, (*place, "scene"), entries)

    def _few(
        self, place: Place, key: str, found: list[Any] | Mapping[str, Any], least: int
    ) -> None:
        if not least <= len(found) <= MOST[key]:
            raise self.source.error(
                (*place, key),
                tr("There are {n} of “{key}”.", n=integer(len(found)), key=key),
                tr("From {least} to {most} are possible.", least=least, most=MOST[key]),
            )

    def _one_of(self, place: Place, value: str, allowed: tuple[str, ...]) -> None:
        if value not in allowed:
            raise self.source.error(
                place,
                tr("“{value}” is not known here.", value=value[:60]),
                tr("Known are: {names}.", names=", ".join(allowed)),
            )
