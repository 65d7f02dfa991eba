"""Sequence files become sequences: every lane spread out, every text in the person's language."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np

from lstm_studio.assets import resource
from lstm_studio.content.schema import (
    LANES,
    OTHERWISE,
    Noise,
    Programme,
    SequenceFile,
    Sine,
    Steps,
)
from lstm_studio.content.source import Place, Source, read_source
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Floats
from lstm_studio.core.sequence import MAX_STEPS, Sequence
from lstm_studio.i18n import integer, tr

__all__ = [
    "SHIPPED",
    "SequenceBuilder",
    "load_sequence",
    "shipped_sequence",
    "shipped_sequences",
    "translatable_texts",
]

SHIPPED = ("key", "topic", "noisy", "pulse", "count", "negation", "sine")
"""The ids of the shipped sequences, in the order in which they are taught."""

T = TypeVar("T", str, float)

_STEPS = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


def load_sequence(path: Path) -> Sequence:
    """Read one sequence file; its format is described in :mod:`lstm_studio.content.schema`.

    Parameters
    ----------
    path : Path
        The file; its name without the ending becomes the id.

    Returns
    -------
    Sequence
        With title, story and words in the person's language.

    Raises
    ------
    StudioError
        When the file cannot be read or anything in it is wrong; names file and line.
    """
    return _sequence(read_source(path), path.stem)


def _sequence(source: Source, name: str) -> Sequence:
    file = source.decode(SequenceFile)
    builder = SequenceBuilder(source, file)
    programme = {} if file.programme is None else builder.programme(file.programme)
    return builder.build(name, file.title, file.story, file.key_step, programme)


def shipped_sequences() -> tuple[Sequence, ...]:
    """Return the sequences that come with the program, in teaching order; read anew each time."""
    return tuple(load_sequence(_shipped_path(name)) for name in SHIPPED)


def shipped_sequence(name: str) -> Sequence:
    """Return one of the sequences that come with the program.

    Raises
    ------
    StudioError
        When there is none of that id; the hint lists those that exist.
    """
    if name not in SHIPPED:
        raise StudioError(
            tr("There is no sequence named “{name}”.", name=name),
            tr("The sequences are: {names}.", names=", ".join(SHIPPED)),
        )
    return load_sequence(_shipped_path(name))


def translatable_texts() -> list[str]:
    """Return every text of the shipped sequences that a translator is asked for, in order.

    A sentence of tokens is one text; its translation has to have as many words, or the original
    is used.
    """
    texts: list[str] = []
    for name in SHIPPED:
        file = read_source(_shipped_path(name)).decode(SequenceFile)
        texts += [file.title, file.story]
        if isinstance(file.tokens, str):
            texts.append(file.tokens)
        elif isinstance(file.tokens, dict):
            texts += [text for text in file.tokens.values() if _is_wording(text)]
    return list(dict.fromkeys(texts))


def _shipped_path(name: str) -> Path:
    return resource("sequences", f"{name}.toml")


def _translated(text: str) -> str:
    # The one place where tr takes a variable: these texts live in data files, where
    # translatable_texts() finds them.  Without values tr leaves braces alone.
    return tr(text)


def _is_wording(text: str) -> bool:
    return any(character.isalpha() for character in text)


class SequenceBuilder:
    """Turns what a checked file says of steps into a sequence, every lane spread out.

    Parameters
    ----------
    source : Source
        Knows where everything stood, for errors.
    file : Steps
        What the file says.
    at : tuple
        Where that stands in the file; the whole file when left out.
    """

    def __init__(self, source: Source, file: Steps, at: Place = ()) -> None:
        self.source = source
        self.file = file
        self.at = at
        self.steps = self._count()

    def error(self, place: Place, problem: str, hint: str = "") -> StudioError:
        """Return an error that names file and line of `place`, seen from where the steps stand."""
        return self.source.error((*self.at, *place), problem, hint)

    def build(
        self,
        name: str,
        title: str,
        story: str,
        key_step: int,
        programme: Mapping[str, Floats],
    ) -> Sequence:
        """Return the sequence.

        Parameters
        ----------
        name : str
            Its id.
        title, story : str
            Not yet translated.
        key_step : int
            Counted from 1.
        programme : mapping of str to (T,) float64
            Gate values by gate; see :meth:`programme`.
        """
        return Sequence(
            name,
            _translated(title),
            _translated(story),
            self._tokens(),
            self._values(),
            self._marks(),
            self._step(("key_step",), key_step),
            programme,
        )

    def _count(self) -> int:
        """Return how many steps there are: by the words, or by ``steps``."""
        tokens, steps = self.file.tokens, self.file.steps
        words = len(tokens.split()) if isinstance(tokens, str) else None
        words = len(tokens) if isinstance(tokens, list) else words
        if words is None and steps is None:
            raise self.error(
                (),
                tr("It does not say how many steps there are."),
                tr("Write tokens, or steps with a number."),
            )
        if words is not None and steps is not None and words != steps:
            raise self.error(
                ("steps",),
                tr("“steps” says {steps}, but there are {count} tokens.", steps=steps, count=words),
                tr("Leave steps out where there are tokens."),
            )
        count = steps if words is None else words
        if not count:
            raise self.error(("tokens",), tr("“{key}” is empty.", key="tokens"))
        if count > MAX_STEPS:
            raise self.error(
                ("steps",) if words is None else ("tokens",),
                tr(
                    "There are {count} steps; up to {most} can be worked on by hand.",
                    count=integer(count),
                    most=integer(MAX_STEPS),
                ),
                tr("Take a shorter piece of it."),
            )
        return count

    def _tokens(self) -> tuple[str, ...]:
        tokens = self.file.tokens
        if tokens is None:
            return tuple(str(step + 1) for step in range(self.steps))
        if isinstance(tokens, str):
            translated = _translated(tokens).split()
            return tuple(translated if len(translated) == self.steps else tokens.split())
        if isinstance(tokens, dict):
            tokens = {
                key: _translated(text) if _is_wording(text) else text
                for key, text in tokens.items()
            }
        numbers: list[str] = [str(step + 1) for step in range(self.steps)]
        return tuple(self.spread(("tokens",), tokens, numbers))

    def _values(self) -> Floats:
        values, generate = self.file.values, self.file.generate
        if generate is None:
            if values is None:
                raise self.error(
                    (),
                    tr("“{key}” is missing.", key="values"),
                    tr("Write values, or a table named generate."),
                )
            return np.array(self.spread(("values",), values))
        made = _generated(generate, self.steps)
        if values is None:
            return made
        if not isinstance(values, dict) or OTHERWISE in values:
            raise self.error(
                ("values", OTHERWISE),
                tr("The values are generated and written down at once."),
                tr("Beside generate, values may only name single steps: { 12 = 0.9 }."),
            )
        return np.array(self.spread(("values",), values, made.tolist()))

    def _marks(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        marks = np.zeros(self.steps, dtype=np.bool_)
        for n, step in enumerate(self.file.marks):
            marks[self._step(("marks", n), step)] = True
        return marks

    def programme(self, programme: Programme) -> dict[str, Floats]:
        """Return the lanes of a programme by gate; those of one cell belong together."""
        lanes = {name: getattr(programme, name) for name in LANES}
        for cell in (("forget", "input", "output"), ("reset", "update")):
            missing = [name for name in cell if lanes[name] is None]
            if missing and len(missing) < len(cell):
                raise self.error(
                    ("programme",),
                    tr("“{key}” is missing.", key=missing[0]),
                    tr("These belong together: {names}.", names=", ".join(cell)),
                )
        return {
            LANES[name]: np.array(self.spread(("programme", name), lane))
            for name, lane in lanes.items()
            if lane is not None
        }

    def spread(
        self, place: Place, lane: T | list[T] | dict[str, T], base: list[T] | None = None
    ) -> list[T]:
        """Return one entry a step from any of the three ways to write them.

        Parameters
        ----------
        place : tuple
            Where the lane stands in the file.
        lane : one entry, a list of entries or a table of steps
            What is written there.
        base : list, optional
            The entries of the steps that a table does not name.
        """
        if isinstance(lane, list):
            if len(lane) != self.steps:
                raise self.error(
                    place,
                    tr(
                        "“{key}” has {count} entries; there are {steps} steps.",
                        key=place[-1],
                        count=len(lane),
                        steps=self.steps,
                    ),
                    tr("Every step needs one."),
                )
            return lane
        if not isinstance(lane, dict):
            return [lane] * self.steps
        return self._spread_table(place, lane, base)

    def _spread_table(self, place: Place, table: Mapping[str, T], base: list[T] | None) -> list[T]:
        named: dict[int, T] = {}
        for key, entry in table.items():
            for step in self.steps_named((*place, key), key):
                if step in named:
                    raise self.error(
                        (*place, key), tr("Step {step} is given twice.", step=step + 1)
                    )
                named[step] = entry
        rest = [table[OTHERWISE]] * self.steps if OTHERWISE in table else base
        if rest is None:
            missing = [step for step in range(self.steps) if step not in named]
            if missing:
                raise self.error(
                    place,
                    tr(
                        "“{key}” says nothing about step {step}.",
                        key=place[-1],
                        step=missing[0] + 1,
                    ),
                    tr("Add “{key}” for the steps that are not named.", key=OTHERWISE),
                )
            rest = list(table.values())[:1] * self.steps
        return [named.get(step, rest[step]) for step in range(self.steps)]

    def steps_named(self, place: Place, key: str) -> range:
        """Return the steps, counted from 0, that a key such as ``4`` or ``7-9`` names."""
        if key == OTHERWISE:
            return range(0)
        found = _STEPS.fullmatch(key)
        if found is None:
            raise self.error(
                place,
                tr("“{key}” is not a step.", key=key),
                tr("Steps are written 4 or 7-9, and {otherwise} is the rest.", otherwise=OTHERWISE),
            )
        first = self._step(place, int(found[1]))
        last = first if found[2] is None else self._step(place, int(found[2]))
        if last < first:
            raise self.error(
                place,
                tr("“{key}” ends before it begins.", key=key),
                tr("Write the earlier step first."),
            )
        return range(first, last + 1)

    def _step(self, place: Place, step: int) -> int:
        """Return `step`, counted from 1 in the file, counted from 0."""
        if not 1 <= step <= self.steps:
            raise self.error(
                place,
                tr("There is no step {step}.", step=step),
                tr("Steps are counted from 1 to {last}.", last=self.steps),
            )
        return step - 1


def _generated(recipe: Sine | Noise, steps: int) -> Floats:
    """Make the values of a wave or of noise, (steps,) float64."""
    if isinstance(recipe, Sine):
        turns = np.arange(steps) / recipe.period + recipe.phase
        return recipe.amplitude * np.sin(2.0 * np.pi * turns)
    # Python promises the same numbers for the same seed in every version, numpy does not; two
    # decimals are what a person sees and can type again.
    source = random.Random(recipe.seed)
    drawn = [recipe.amplitude * (2.0 * source.random() - 1.0) for _ in range(steps)]
    return np.array([round(value, 2) for value in drawn])
