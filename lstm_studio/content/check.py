"""Everything that can be said of a content file before anybody teaches with it.

Errors are what the program would refuse: the structure, and scenes of which an intent is refused
when they are really put on the bench.  Warnings are what would go unnoticed: a task that is done
before it has begun, a picture that is missing, a text that nobody reads to its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from lstm_studio.assets import resource
from lstm_studio.content.mending import MendedSource, find_errors
from lstm_studio.content.own_files import content_files, kind_of, read_taught
from lstm_studio.content.scene_files import read_scene
from lstm_studio.content.shape import Place, items_of
from lstm_studio.content.source import FileError, Source, read_source
from lstm_studio.core.errors import StudioError
from lstm_studio.core.pictures import picture_names, refusal
from lstm_studio.i18n import integer, tr
from lstm_studio.state.derivations import DERIVATIONS
from lstm_studio.state.expect import Expectation, Moment, check, value_of
from lstm_studio.state.lessons import Lesson, LessonStep
from lstm_studio.state.library import Library
from lstm_studio.state.scenes import Scene, apply_calls, apply_scene
from lstm_studio.state.studio import StudioState, initial_state

__all__ = ["MOST_WORDS", "Finding", "check_content", "known_controls"]

MOST_WORDS = 120
"""Words of a step's text: about what is read before something is done."""

_LINK = re.compile(r"!?\[([^\]\n]{0,2000})\]\([^)\n]{0,2000}\)")
_STEPPED = ("scene", "reveal")
_STAYING = ("lesson.", "companion.", "quiz.", "record.", "topBar.")
"""What no step can hide: the step itself, and what stands over the window."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or may be.

    Attributes
    ----------
    file : str
        The file as it was named.
    line : int
        Counted from 1.
    kind : {"error", "warning"}
    problem, remedy : str
        Translated sentences; a remedy may be empty.
    """

    file: str
    line: int
    kind: Literal["error", "warning"]
    problem: str
    remedy: str


def check_content(
    paths: Sequence[Path], library: Library
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Check files, and all files of folders.

    Returns
    -------
    (tuple of Path, tuple of Finding)
        The files that were looked at, and what was found by file and line.

    Raises
    ------
    StudioError
        When a folder cannot be read.
    """
    files = [one for path in paths for one in (content_files(path) if path.is_dir() else [path])]
    beside = {name for folder in {path.parent for path in files} for name in _quizzes_in(folder)}
    quizzes = frozenset(beside | {one.id for one in library.content().quizzes})
    found = [finding for path in files for finding in _Checked(path, library, quizzes).findings()]
    return tuple(files), tuple(found)


def _quizzes_in(folder: Path) -> list[str]:
    """Return the ids of the quizzes of a folder; of files that are no TOML, none."""
    found: list[str] = []
    try:
        paths = content_files(folder)
    except StudioError:
        return found
    for path in paths:
        try:
            if path.is_file() and kind_of(read_source(path)) == "quiz":
                found.append(path.stem)
        except StudioError:
            continue
    return found


@cache
def known_controls() -> frozenset[str]:
    """Return the names of all docks and controls that a step can hide.

    They are kept in a file, for there is no window here.
    """
    names = resource("schemas", "controls.txt").read_text("utf-8").split()
    return frozenset(name for name in names if not name.startswith(_STAYING))


class _Checked:
    """One file under check."""

    def __init__(self, path: Path, library: Library, quizzes: frozenset[str]) -> None:
        self.path = path
        self.library = library
        self.quizzes = quizzes
        self.found: list[Finding] = []
        self.source = MendedSource(path.name, "")

    def findings(self) -> list[Finding]:
        """Return all that was found, by line."""
        try:
            if not self.path.is_file():
                raise StudioError(
                    tr("There is no file {name}.", name=self.path.name), tr("Check the name.")
                )
            self.source = MendedSource(self.path.name, read_source(self.path).text)
            kind = kind_of(self.source)
        except StudioError as error:
            return [self._finding(error)]
        taught, errors = find_errors(self.source, self._read)
        self.found += [self._finding(error) for error in errors]
        data = self.source.parse()
        self._check_pictures(data)
        if kind == "lesson" and isinstance(taught, Lesson):
            for n, step in enumerate(taught.steps):
                self._check_step(("step", n), step)
        elif kind != "goal":
            for place, entries in _scenes(data):
                self._check_scene(place, entries)
        return sorted(self.found, key=lambda one: one.line)

    def _read(self, source: Source) -> object:
        return read_taught(source, self.path.stem, self.path.parent)

    def _finding(self, error: StudioError) -> Finding:
        remedy = error.hint or tr("README.md, “For people who teach”, says what a file may hold.")
        if isinstance(error, FileError):
            return Finding(str(self.path), error.line, "error", error.problem, remedy)
        return Finding(str(self.path), 1, "error", error.message, remedy)

    def _warn(self, place: Place, problem: str, remedy: str = "") -> None:
        if not self.source.is_made(place):
            error = self.source.error(place, problem, remedy)
            found = Finding(str(self.path), error.line, "warning", error.problem, error.hint)
            self.found.append(found)

    # -------------------------------------------------------------------------------- scenes

    def _check_scene(
        self, place: Place, entries: list[Any], before: StudioState | None = None
    ) -> StudioState | None:
        """Put a scene on the bench, or on what is there before; None when it was refused."""
        try:
            calls = read_scene(self.source, place, entries)
        except FileError:
            return None  # said already
        return self._put(place, calls, before)

    def _put(self, place: Place, calls: Scene, before: StudioState | None) -> StudioState | None:
        try:
            state = self._empty() if before is None else before
        except StudioError as error:
            self.found.append(self._finding(error))
            return None
        for n, call in enumerate(calls):
            try:
                state = apply_calls(state, self.library, (call,))
                if n == len(calls) - 1:
                    self._moment(state)
            except StudioError as error:
                if not self.source.is_made((*place, n)):
                    refused = self.source.error((*place, n), error.message, error.hint)
                    self.found.append(self._finding(refused))
                return None
        return state

    def _empty(self) -> StudioState:
        return apply_scene(initial_state(self.library), self.library, ())

    def _moment(self, state: StudioState) -> Moment:
        found: dict[str, Any] = {}
        for one in DERIVATIONS:
            found[one.name] = one(state, self.library, None, found)
        return Moment(state, found)

    # --------------------------------------------------------------------------------- steps

    def _check_step(self, place: Place, step: LessonStep) -> None:
        self._check_length((*place, "text"), step.text)
        if step.quiz and step.quiz not in self.quizzes:
            self._warn(
                (*place, "quiz"),
                tr("There is no quiz “{name}”.", name=step.quiz),
                tr("Known: {names}.", names=", ".join(sorted(self.quizzes))),
            )
        self._check_names((*place, "hide"), step.hide)
        if step.predict is not None:
            self._check_names((*place, "predict", "hide"), step.predict.hide)
        for n, one in enumerate(step.recalls):
            self._put((*place, "recall", n, "scene"), one.scene, None)
        state = self._put((*place, "scene"), step.scene, None)
        if state is not None and step.predict is not None:
            state = self._put((*place, "predict", "reveal"), step.predict.reveal, state)
        if state is not None and step.expectations:
            self._check_expectations((*place, "expect"), step, self._moment(state))

    def _check_names(self, place: Place, names: tuple[str, ...]) -> None:
        for n, name in enumerate(names):
            if name not in known_controls():
                self._warn(
                    (*place, n),
                    tr("Nothing in the window is called “{name}”.", name=name),
                    tr("README.md lists the names; docks are called dock.code and the like."),
                )

    def _check_length(self, place: Place, text: str) -> None:
        count = len(_LINK.sub(r"\1", text).split())
        if count > MOST_WORDS:
            self._warn(
                place,
                tr("The text has {count} words.", count=integer(count)),
                tr("Up to {most} are read; make two steps of it.", most=integer(MOST_WORDS)),
            )

    def _check_expectations(self, place: Place, step: LessonStep, moment: Moment) -> None:
        for n, one in enumerate(step.expectations):
            problem = _impossible(one, moment)
            if problem:
                remedy = tr("Check the quantity, and the page and the cell of the step's scene.")
                self._warn((*place, n), problem, remedy)
        if all(check(one, moment).met for one in step.expectations):
            self._warn(
                (*place, 0),
                tr("All that is expected is so before anything has been done."),
                tr("Let the scene begin elsewhere, or expect something else."),
            )

    # ------------------------------------------------------------------------------ pictures

    def _check_pictures(self, data: dict[str, Any]) -> None:
        for place, text in _texts(data, ()):
            for name in picture_names(text):
                why = refusal(self.path.parent, name)
                if why:
                    problem = tr("The picture “{name}” is not shown.", name=name[:80])
                    self._warn(place, problem, why)


def _impossible(one: Expectation, moment: Moment) -> str:
    """Return why something expected cannot be looked at where a step begins; empty when it can."""
    found = value_of(one.quantity, moment)
    if found is None:
        return tr("“{name}” does not exist where the step begins.", name=one.quantity)
    if isinstance(found, np.ndarray):
        if found.ndim == 2 and one.unit >= found.shape[1]:
            return tr("There is no unit {unit} in this cell.", unit=integer(one.unit + 1))
        last = one.steps.rpartition("-")[2]
        if last.isdecimal() and int(last) > len(found):
            return tr("There is no step {step}.", step=integer(int(last)))
        word = isinstance(one.equals, str)
    else:
        word = isinstance(one.equals, str) != isinstance(found, str)
    if word:
        return tr("“{name}” is never what is expected: it is of another kind.", name=one.quantity)
    return ""


def _scenes(data: object, place: Place = ()) -> Iterator[tuple[Place, list[Any]]]:
    """Go through all scenes of a file that has been read without an error of depth."""
    for key, value in items_of(data):
        if key in _STEPPED and isinstance(value, list):
            yield (*place, key), value
        else:
            yield from _scenes(value, (*place, key))


def _texts(data: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(data, str):
        yield place, data
    for key, value in items_of(data):
        yield from _texts(value, (*place, key))
