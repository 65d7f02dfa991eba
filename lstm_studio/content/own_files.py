"""A teacher's own files: what kind each is, and how a folder of them is read.

A file's kind is told by what is in it: ``[[step]]`` makes a lesson, ``[[question]]`` a quiz,
``[[band]]`` a goal.  A folder is read flat: its ``.toml`` files, in the order of their names.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from lstm_studio.content.goal_files import read_goal
from lstm_studio.content.goal_schema import GoalFile
from lstm_studio.content.lesson_files import read_lesson
from lstm_studio.content.lesson_schema import LessonFile
from lstm_studio.content.quiz_files import read_quiz
from lstm_studio.content.quiz_schema import QuizFile
from lstm_studio.content.source import Source, read_source
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.content import Content
from lstm_studio.state.goals import Goal
from lstm_studio.state.lessons import Lesson
from lstm_studio.state.quizzes import Quiz

__all__ = [
    "MAX_FILES",
    "MAX_TOTAL",
    "SCHEMAS",
    "FileKind",
    "Loaded",
    "OwnFolder",
    "Taught",
    "content_files",
    "kind_of",
    "read_file",
    "read_folder",
    "read_taught",
]

FileKind = Literal["lesson", "quiz", "goal"]
Taught = Lesson | Quiz | Goal

SCHEMAS: dict[FileKind, type[Any]] = {"lesson": LessonFile, "quiz": QuizFile, "goal": GoalFile}
"""What a file of each kind may hold."""

MAX_FILES = 200
"""Files of one folder that are read."""

MAX_TOTAL = 4_000_000
"""Characters of all files of a folder together: they are read while the window waits."""

_MAX_ENTRIES = 5_000
_MARKS: tuple[tuple[str, FileKind], ...] = (
    ("step", "lesson"),
    ("question", "quiz"),
    ("band", "goal"),
)


def kind_of(source: Source) -> FileKind:
    """Return what a file is, by what is in it.

    Raises
    ------
    FileError
        When it is not TOML, or nothing in it tells.
    """
    data = source.parse()
    found: list[FileKind] = [kind for key, kind in _MARKS if key in data]
    if len(found) == 1:
        return found[0]
    raise source.error(
        (),
        tr("This is neither a lesson, a quiz nor a goal.")
        if not found
        else tr("This is more than one of lesson, quiz and goal."),
        tr("A lesson has [[step]], a quiz [[question]], a goal [[band]]; one in each file."),
    )


def read_taught(source: Source, name: str, folder: Path | None) -> Taught:
    """Make a lesson, a quiz or a goal of a file.

    Parameters
    ----------
    source : Source
    name : str
        Its id.
    folder : Path or None
        Where the pictures of its texts may lie.

    Raises
    ------
    FileError
        When anything in it is wrong.
    """
    kind = kind_of(source)
    if kind == "lesson":
        return read_lesson(source, name, folder)
    return read_quiz(source, name) if kind == "quiz" else read_goal(source, name)


@dataclass(frozen=True)
class Loaded:
    """One file that could be read.

    Parameters
    ----------
    text : str
    taught : Lesson, Quiz or Goal
    """

    text: str
    taught: Taught


@dataclass(frozen=True)
class OwnFolder:
    """What a folder of own content holds.

    Parameters
    ----------
    content : Content
    loaded : mapping of file name to Loaded
        The good files; of a file that has gone bad, how it was when it was good.
    problems : mapping of file name to StudioError
        The bad ones, in the order of their names; under an empty name, what is wrong with the
        folder itself.
    kept : tuple of str
        The bad ones of which an earlier version is still in use.
    """

    content: Content
    loaded: Mapping[str, Loaded] = field(default_factory=dict[str, Loaded])
    problems: Mapping[str, StudioError] = field(default_factory=dict[str, StudioError])
    kept: tuple[str, ...] = ()


def content_files(folder: Path) -> list[Path]:
    """Return the files of a folder that may hold content, by name.

    Raises
    ------
    StudioError
        When the folder cannot be read, or holds too many.
    """
    try:
        with os.scandir(folder) as entries:
            found = [
                Path(folder, entry.name)
                for entry in islice(entries, _MAX_ENTRIES)
                if entry.name.lower().endswith(".toml") and not entry.name.startswith(".")
            ]
    except OSError as error:
        raise StudioError(
            tr(
                "The folder {name} cannot be read: {reason}.",
                name=folder.name,
                reason=error.strerror,
            ),
            tr("Choose another folder."),
        ) from error
    if len(found) > MAX_FILES:
        raise StudioError(
            tr(
                "The folder {name} has {count} files; up to {most} are read.",
                name=folder.name,
                count=integer(len(found)),
                most=integer(MAX_FILES),
            ),
            tr("Make several folders of it."),
        )
    return sorted(found, key=lambda path: path.name)


def read_file(path: Path, folder: Path) -> Source:
    """Return the text of a file of a folder.

    Raises
    ------
    StudioError
        When it is no file, leads out of the folder, or cannot be read.
    """
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        whole = path.is_file()
    except (OSError, RuntimeError):
        inside = whole = False
    if not whole or not inside:
        raise StudioError(
            tr("{file} is no file of this folder.", file=path.name),
            tr("Links to files elsewhere are not followed: copy the file."),
        )
    return read_source(path)


def read_folder(
    folder: Path,
    last: Mapping[str, Loaded] | None = None,
    read: Callable[[Path, Path], Source] = read_file,
) -> OwnFolder:
    """Read all content of a folder; what is wrong with one file does not keep the others away.

    Parameters
    ----------
    folder : Path
    last : mapping of file name to Loaded, optional
        How it was: files that have not changed are the same objects, and a file that has gone bad
        stays as it was.
    read : callable
        How a file of the folder is read.
    """
    last = {} if last is None else last
    loaded: dict[str, Loaded] = {}
    problems: dict[str, StudioError] = {}
    kept: list[str] = []
    total = 0
    try:
        paths = content_files(folder)
    except StudioError as error:
        return OwnFolder(_content(folder, last), dict(last), {"": error}, tuple(last))
    for path in paths:
        name = path.name
        try:
            source = read(path, folder)
            total += len(source.text)
            _check_total(name, total)
            old = last.get(name)
            if old is not None and old.text == source.text:
                loaded[name] = old
            else:
                taught = read_taught(source, path.stem, folder)
                loaded[name] = Loaded(source.text, taught)
        except StudioError as error:
            problems[name] = error
            if name in last:
                loaded[name] = last[name]
                kept.append(name)
    return OwnFolder(_content(folder, loaded), loaded, problems, tuple(kept))


def _check_total(name: str, total: int) -> None:
    if total > MAX_TOTAL:
        most = number(MAX_TOTAL / 1e6, 0)
        raise StudioError(
            tr("{file} is one too many: a folder holds up to {most} MB.", file=name, most=most),
            tr("Make several folders of it."),
        )


def _content(folder: Path, loaded: Mapping[str, Loaded]) -> Content:
    taught = [one.taught for one in loaded.values()]
    return Content(
        tuple(one for one in taught if isinstance(one, Lesson)),
        tuple(one for one in taught if isinstance(one, Quiz)),
        tuple(one for one in taught if isinstance(one, Goal)),
        folder.name or str(folder),
    )
