"""Lesson files become lessons."""

from __future__ import annotations

import re
from pathlib import Path

from lstm_studio.content.lesson_schema import (
    ExpectEntry,
    LessonFile,
    PredictEntry,
    StepEntry,
)
from lstm_studio.content.scene_files import read_scene
from lstm_studio.content.source import Place, Source, read_source
from lstm_studio.i18n import integer, tr
from lstm_studio.state.expect import STEPS, Expectation, measures
from lstm_studio.state.lessons import Choice, Lesson, LessonStep, Prediction, Recall

__all__ = ["load_lesson", "read_lesson"]

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load_lesson(path: Path, folder: Path | None = None) -> Lesson:
    """Read one lesson file; its format is described in :mod:`lstm_studio.content.lesson_schema`.

    Parameters
    ----------
    path : Path
        The file; its name without the ending becomes the id.
    folder : Path, optional
        The folder whose pictures its texts may show.

    Raises
    ------
    StudioError
        When the file cannot be read or anything in it is wrong; names file and line.
    """
    return read_lesson(read_source(path), path.stem, folder)


def read_lesson(source: Source, name: str, folder: Path | None = None) -> Lesson:
    """Read the text of a lesson file under an id; errors as for :func:`load_lesson`."""
    file = source.decode(LessonFile)
    if not _NAME.fullmatch(name):
        raise source.error(
            (),
            tr("“{name}” cannot be the name of a lesson.", name=name[:80]),
            tr("Use small letters, digits and hyphens, as in my-lesson.toml."),
        )
    seen: dict[str, int] = {}
    for n, step in enumerate(file.step):
        if step.id in seen:
            raise source.error(
                ("step", n, "id"),
                tr("Two steps have the id “{id}”.", id=step.id),
                tr("Progress is kept by it: give every step its own."),
            )
        seen[step.id] = n
    steps = tuple(_step(source, ("step", n), step) for n, step in enumerate(file.step))
    return Lesson(name, file.title, file.about, file.minutes, steps, folder)


def _step(source: Source, place: Place, step: StepEntry) -> LessonStep:
    return LessonStep(
        step.id,
        step.title,
        step.text,
        read_scene(source, (*place, "scene"), step.scene),
        tuple(step.hide),
        None if step.predict is None else _predict(source, (*place, "predict"), step.predict),
        step.task,
        tuple(
            _expectation(source, (*place, "expect", n), one) for n, one in enumerate(step.expect)
        ),
        step.truth,
        tuple(step.sources),
        step.quiz,
        tuple(
            Recall(one.says, read_scene(source, (*place, "recall", n, "scene"), one.scene))
            for n, one in enumerate(step.recall)
        ),
    )


def _predict(source: Source, place: Place, entry: PredictEntry) -> Prediction:
    right = sum(choice.right for choice in entry.choice)
    if right == 0 or right == len(entry.choice):
        raise source.error(
            (*place, "choice"),
            tr("{count} of the {all} answers are right.", count=right, all=len(entry.choice)),
            tr("Write right = true at one, and leave at least one wrong."),
        )
    return Prediction(
        entry.question,
        tuple(Choice(one.text, one.right, one.says) for one in entry.choice),
        read_scene(source, (*place, "reveal"), entry.reveal),
        tuple(entry.hide),
    )


def _expectation(source: Source, place: Place, entry: ExpectEntry) -> Expectation:
    name = entry.quantity.partition(".")[0]
    if name not in measures():
        raise source.error(
            (*place, "quantity"),
            tr("Nothing is called “{name}” here.", name=entry.quantity),
            tr("Known: {names}.", names=", ".join(measures())),
        )
    if not STEPS.fullmatch(entry.steps):
        raise source.error(
            (*place, "steps"),
            tr("“{key}” is not a step.", key=entry.steps),
            tr("Steps are written all, last, 4 or 5-14."),
        )
    first, _, last = entry.steps.partition("-")
    if last and int(last) < int(first):
        raise source.error(
            (*place, "steps"),
            tr("“{key}” ends before it begins.", key=entry.steps),
            tr("Write the earlier step first."),
        )
    bounds = (entry.above, entry.below, entry.near, entry.equals)
    given = sum(one is not None for one in bounds)
    if given == 0 or (given > 1 and (entry.equals is not None or entry.near is not None)):
        raise source.error(
            place,
            tr("It says {count} things to compare with.", count=integer(given)),
            tr("Write above, below or both, or near, or is."),
        )
    return Expectation(
        entry.quantity,
        entry.steps,
        entry.unit - 1,
        entry.above,
        entry.below,
        entry.near,
        entry.within,
        entry.equals,
        entry.says,
    )
