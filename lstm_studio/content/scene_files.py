"""Scenes as files write them: tables with ``do`` and the arguments of an intent."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from lstm_studio.content.shape import items_of
from lstm_studio.content.source import FileError, Place, Source
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr
from lstm_studio.state import comparisons as _comparisons  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state import intents as _intents  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state import sequence_intents as _sequences  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state.registry import INTENTS
from lstm_studio.state.scenes import Call, Scene

__all__ = ["allowed_intents", "intent_arguments", "intent_usage", "read_scene", "refused"]

_NOT_FOR_FILES = {
    # The look and the kept sentences are the person's, a file has no say in them.
    *("set_theme", "set_scale", "set_projector", "set_reduce_motion", "set_speed", "set_loop"),
    *("keep_sentence", "recall_sentence", "drop_sentence", "mark_sentence", "forget_word"),
    *("hover", "drop_overlays"),
}
# A scene does not run lessons, quizzes or goals: none of them can name itself in a circle.
_NOT_FROM = ("learning_intents", "quiz_intents", "goal_intents")
MAX_LETTERS, MAX_WHOLE, MAX_LIST = 20_000, 1_000_000_000, 2_000
"""The longest text, the largest whole number and the longest list of an argument."""

_SIMPLE = {str, int, float, bool, type(None)}


@cache
def allowed_intents() -> tuple[str, ...]:
    """Return the intents that a file may name: those that take texts and numbers alone."""
    return tuple(
        name
        for name in INTENTS
        if name not in _NOT_FOR_FILES
        and INTENTS[name].change.__module__.rpartition(".")[2] not in _NOT_FROM
        and all(map(_plain, intent_arguments(name).values()))
    )


@cache
def intent_arguments(name: str) -> dict[str, Any]:
    """Return the arguments of an intent and their types, without state and library."""
    hints = get_type_hints(INTENTS[name].change)
    names = list(inspect.signature(INTENTS[name].change).parameters)[2:]
    return {one: hints[one] for one in names}


@cache
def _required(name: str) -> tuple[str, ...]:
    """Return the arguments without which an intent cannot be asked for."""
    parameters = inspect.signature(INTENTS[name].change).parameters
    return tuple(
        one for one in intent_arguments(name) if parameters[one].default is inspect.Parameter.empty
    )


def intent_usage(name: str) -> tuple[str, str]:
    """Return what an intent takes and what it does, for a table in Markdown."""
    parameters = inspect.signature(INTENTS[name].change).parameters
    given = [
        f"`{one}`" if parameters[one].default is inspect.Parameter.empty else f"[`{one}`]"
        for one in intent_arguments(name)
    ]
    what = (INTENTS[name].change.__doc__ or "").split("\n\n")[0]
    return ", ".join(given), " ".join(what.split()).replace("``", "`")


def _plain(kind: Any) -> bool:
    """Return whether a type can be written in a file."""
    if kind in _SIMPLE:
        return True
    arguments = get_args(kind)
    if get_origin(kind) in (list, tuple, Sequence):
        return all(one is ... or _plain(one) for one in arguments)
    if arguments and all(isinstance(one, str | int | float) for one in arguments):
        return True  # a Literal
    return bool(arguments) and all(map(_plain, arguments))


def read_scene(source: Source, place: Place, entries: list[dict[str, Any]]) -> Scene:
    """Turn the tables of a scene into calls.

    Raises
    ------
    StudioError
        When an intent or an argument is not known or does not fit, with file and line.
    """
    return tuple(_call(source, (*place, n), entry) for n, entry in enumerate(entries))


def _call(source: Source, place: Place, entry: dict[str, Any]) -> Call:
    given = dict(entry)
    name = given.pop("do", None)
    if not isinstance(name, str):
        raise source.error(
            place,
            tr("“{key}” is missing.", key="do"),
            tr('A scene is written { do = "show_page", page = "sandbox" }.'),
            missing="do",
        )
    if name not in allowed_intents():
        raise source.error(
            (*place, "do"),
            tr("The program knows no action “{name}” for files.", name=name),
            tr("Known: {names}.", names=", ".join(allowed_intents())),
        )
    kinds = intent_arguments(name)
    for one in given:
        if one not in kinds:
            raise source.error(
                (*place, one),
                tr("“{name}” takes no “{key}”.", name=name, key=one),
                tr("It takes: {names}.", names=", ".join(kinds) or tr("nothing")),
            )
    for one in _required(name):
        if one not in given:
            needs = tr("“{name}” needs “{key}”.", name=name, key=one)
            raise source.error(place, needs, missing=one)
    arguments: dict[str, Any] = {}
    for one, value in given.items():
        _check_size(source, (*place, one), one, value)
        try:
            found: Any = msgspec.convert(value, kinds[one])
        except msgspec.ValidationError as error:
            raise source.error(
                (*place, one),
                tr("“{key}” of “{name}” does not fit: {detail}.", key=one, name=name, detail=error),
            ) from None
        arguments[one] = tuple(found) if isinstance(value, list) else found
    return Call(name, arguments)


def _check_size(source: Source, place: Place, key: str, value: object) -> None:
    """Refuse numbers and texts that no intent is meant to work on."""
    inner = items_of(value)
    if inner and len(inner) <= MAX_LIST:
        for _, one in inner:
            _check_size(source, place, key, one)
        return
    if isinstance(value, float) and not abs(value) < 1e300:
        raise source.error(place, tr("“{key}” is not a finite number.", key=key))
    if (
        len(inner) > MAX_LIST
        or (isinstance(value, str) and len(value) > MAX_LETTERS)
        or (isinstance(value, int) and abs(value) > MAX_WHOLE)
    ):
        raise source.error(
            place,
            tr("“{key}” is too large.", key=key),
            tr(
                "Up to {letters} characters, {whole} and {count} entries are possible.",
                letters=integer(MAX_LETTERS),
                whole=integer(MAX_WHOLE),
                count=integer(MAX_LIST),
            ),
        )


def refused(source: Source, place: Place, error: StudioError) -> FileError:
    """Return the error of a scene that its intents have refused, with file and line."""
    return source.error(place, error.message, error.hint)
