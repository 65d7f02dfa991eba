"""What a sentence between its two readers says without being seen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lstm_studio.i18n import integer, number, tr
from lstm_studio.widgets.plot_readout import plain_text
from lstm_studio.widgets.reader_scene import Scene

__all__ = ["strips_summary", "strips_table", "words_text"]

_DIGITS = 4
_NAMED = 12  # unknown words are named up to this many


def words_text(count: int) -> str:
    """Return ``9 words``."""
    return tr("1 word") if count == 1 else tr("{count} words", count=integer(count))


def strips_summary(
    scene: Scene,
    cursor: int | None,
    unit: tuple[str, int, int] | None,
    unit_text: Callable[[str, int, int], str],
) -> str:
    """Return the state of the strips in sentences.

    Parameters
    ----------
    scene : Scene
    cursor : int, optional
        The word at which the keyboard is, which is told first.
    unit : (str, int, int), optional
        Direction, unit and word of the read-out.
    unit_text : callable
        What the read-out says of it.
    """
    count = len(scene.words)
    if not count:
        return tr("No words.")
    parts: list[str] = []
    if cursor is not None:
        parts.append(_word_sentence(scene, cursor))
    if unit is not None and unit[0] in scene.states and unit[2] < len(scene.states[unit[0]]):
        parts.append(f"{unit_text(*unit)}.")
    parts.append(f"{words_text(count)}: {' '.join(plain_text(word) for word in scene.words)}.")
    if scene.target is not None:
        parts.append(
            tr(
                "The readers are asked about “{word}”, word {number}.",
                word=plain_text(scene.words[scene.target]),
                number=integer(scene.target + 1),
            )
        )
    if scene.read is not None:
        forward = min(max(scene.read[0] + 1, 0), count)
        backward = min(max(count - scene.read[1], 0), count)
        parts.append(
            tr(
                "The forward reader has read {forward}, the backward reader {backward}.",
                forward=words_text(forward),
                backward=words_text(backward),
            )
        )
    parts.extend(_remarks(scene))
    return " ".join(parts)


def _word_sentence(scene: Scene, word: int) -> str:
    parts = [
        tr(
            "Word {number}: {word}",
            number=integer(word + 1),
            word=plain_text(scene.words[word]),
        )
    ]
    if word in scene.unknown:
        parts.append(tr("not known to the model"))
    if scene.importance is not None and word < len(scene.importance):
        change = number(float(scene.importance[word]))
        parts.append(tr("importance {value}", value=change))
    return f"{', '.join(parts)}."


def _remarks(scene: Scene) -> list[str]:
    parts: list[str] = []
    unknown = sorted(word for word in scene.unknown if word < len(scene.words))
    if unknown:
        names = ", ".join(plain_text(scene.words[word]) for word in unknown[:_NAMED])
        more = ", …" if len(unknown) > _NAMED else ""
        parts.append(tr("Not known to the model: {words}.", words=names + more))
    changes = scene.importance
    if changes is not None and np.isfinite(changes).any():
        strongest = int(np.nanargmax(np.abs(changes)))
        if strongest < len(scene.words):
            parts.append(
                tr(
                    "The most important word is “{word}”: {value}.",
                    word=plain_text(scene.words[strongest]),
                    value=number(float(changes[strongest])),
                )
            )
    missing = sum(int(np.isnan(values).sum()) for values in scene.states.values())
    if missing:
        parts.append(tr("Values that are NaN: {count}.", count=integer(missing)))
    return parts


def strips_table(
    scene: Scene, unit_number: Callable[[str, int], int]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return header and rows of all values: number, word, and one column a unit of each reader."""
    columns = [
        (direction, unit)
        for direction, values in scene.states.items()
        for unit in range(values.shape[1])
    ]
    names = {"forward": tr("forward"), "backward": tr("backward")}
    header = (
        tr("number"),
        tr("word"),
        *(
            tr(
                "{reader}, unit {unit}",
                reader=names[direction],
                unit=integer(unit_number(direction, unit) + 1),
            )
            for direction, unit in columns
        ),
    )
    rows: list[tuple[str, ...]] = []
    for word, text in enumerate(scene.words):
        cells = (
            number(float(scene.states[direction][word, unit]), _DIGITS)
            if word < len(scene.states[direction])
            else ""
            for direction, unit in columns
        )
        rows.append((integer(word + 1), plain_text(text), *cells))
    return header, rows
