"""A recorded step as the text of a file, and its way to the end of a lesson that is there."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

from lstm_studio.content.lesson_files import read_lesson
from lstm_studio.content.own_files import kind_of, read_file
from lstm_studio.content.source import MAX_BYTES, Source
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import read_limited, write_whole
from lstm_studio.i18n import integer, tr
from lstm_studio.state.scenes import Call, Plain, Scene

__all__ = ["MOST_CALLS", "append_step", "new_lesson_text", "step_text"]

MOST_CALLS = 400
"""Actions of one scene; :mod:`lstm_studio.content.lesson_schema` takes no more."""

_IDS = re.compile(r'^\s*id\s*=\s*["\']([a-z0-9-]+)["\']', re.MULTILINE)


def step_text(scene: Scene, name: str = "recorded-1", left_out: tuple[str, ...] = ()) -> str:
    """Return the text of a ``[[step]]`` with a scene, and places for title and text.

    Parameters
    ----------
    scene : Scene
    name : str
        Its id.
    left_out : tuple of str
        What the scene does not hold; written above it as comments.

    Raises
    ------
    StudioError
        When the scene has more calls than a file may hold.
    """
    if len(scene) > MOST_CALLS:
        raise StudioError(
            tr(
                "It takes {count} actions to come here; a step holds up to {most}.",
                count=integer(len(scene)),
                most=integer(MOST_CALLS),
            ),
            tr("Begin with the gates and weights as they started, and change less."),
        )
    lines = [
        "[[step]]",
        f"id = {_value(name)}",
        f"title = {_value(tr('Title of the step'))}",
        f"text = {_value(tr('What is read before anything is done.'))}",
        *(f"# {' '.join(sentence.split())}" for sentence in left_out),
        "scene = [",
        *(f"    {_call(call)}," for call in scene),
        "]",
        f"# task = {_value(tr('The one thing to do.'))}",
    ]
    return "\n".join(lines) + "\n"


def new_lesson_text(step: str) -> str:
    """Return the text of a new lesson with one step."""
    return f"title = {_value(tr('Title of the lesson'))}\n\n{step}"


def append_step(path: Path, folder: Path, scene: Scene, left_out: tuple[str, ...] = ()) -> str:
    """Write a recorded step to the end of a lesson, or into a new one.

    What was in the file stays byte for byte; it is written whole or not at all.

    Parameters
    ----------
    path : Path
        A file of `folder`; made when it is not there.
    folder : Path
    scene : Scene
    left_out : tuple of str
        As of :func:`step_text`.

    Returns
    -------
    str
        The id that the step has got.

    Raises
    ------
    StudioError
        When the file is no lesson, is not in order as it is, or cannot be written; nothing has
        changed then.
    """
    if not path.exists():
        text = new_lesson_text(step_text(scene, "recorded-1", left_out))
        read_lesson(Source(path.name, text), path.stem)
        write_whole(path, text.encode("utf-8"))
        return "recorded-1"
    source = read_file(path, folder)
    if kind_of(source) != "lesson":
        raise StudioError(
            tr("{file} is no lesson.", file=path.name), tr("Choose a file with [[step]] in it.")
        )
    read_lesson(source, path.stem)  # a step behind a mistake would be hard to find
    taken = set(_IDS.findall(source.text))
    number = next(n for n in range(1, len(taken) + 2) if f"recorded-{n}" not in taken)
    name = f"recorded-{number}"
    old = read_limited(path, MAX_BYTES)
    added = step_text(scene, name, left_out)
    end = "\r\n" if b"\r\n" in old else "\n"
    gap = "\n" if old.endswith(b"\n") else "\n\n"
    whole = old + (gap + added).replace("\n", end).encode("utf-8")
    read_lesson(Source(path.name, whole.decode("utf-8-sig")), path.stem)
    if len(whole) > MAX_BYTES:
        raise StudioError(
            tr("{file} has no room for another step.", file=path.name),
            tr("Begin a new lesson."),
        )
    write_whole(path, whole)
    return name


def _call(call: Call) -> str:
    pairs = [("do", call.name), *call.arguments.items()]
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in pairs) + " }"


def _value(value: Plain) -> str:
    """Return a value as TOML; a text as JSON writes it, which TOML reads the same way."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, float) and not math.isfinite(value):
        raise StudioError(tr("A number that is not finite cannot be recorded."))
    if isinstance(value, int | float):
        return repr(value)
    if value is None:
        raise StudioError(tr("Nothing cannot be written as an argument."))
    return "[" + ", ".join(_value(one) for one in value) + "]"
