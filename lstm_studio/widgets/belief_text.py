"""What the belief of the readers after each word says without being seen."""

from __future__ import annotations

import numpy as np

from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.widgets.belief_painter import Belief

__all__ = ["belief_summary", "belief_table"]

_DIGITS = 4


def belief_summary(belief: Belief, title: str, word: int | None) -> str:
    """Return a few sentences on the lines: where each begins, stands and ends.

    Parameters
    ----------
    belief : Belief
    title : str
        Of the plot.
    word : int, optional
        The word at which the keyboard is, whose values are told first.
    """
    if not belief.words:
        return tr("{title}: no words.", title=title)
    parts = [tr("{title}: probability of “{sense}”.", title=title, sense=belief.high)]
    if word is not None and word < len(belief.words):
        parts.append(_word_sentence(belief, word))
    for reader, values in belief.curves.items():
        parts.append(_line_sentence(belief, reader, values))
    if belief.both is not None and belief.target is not None:
        parts.append(
            tr(
                "{reader} at “{word}”: {share}.",
                reader=belief.name_of("both"),
                word=belief.shown[belief.target],
                share=percent(belief.both),
            )
        )
    return " ".join(parts)


def _word_sentence(belief: Belief, word: int) -> str:
    shares = ", ".join(
        f"{belief.name_of(reader)} {percent(float(values[word]))}"
        for reader, values in belief.curves.items()
        if word < len(values)
    )
    return tr(
        "Word {number}, {word}: {shares}.",
        number=integer(word + 1),
        word=belief.shown[word],
        shares=shares,
    )


def _line_sentence(belief: Belief, reader: str, values: np.ndarray) -> str:
    count = min(len(values), len(belief.words))
    if not count or not np.isfinite(values[:count]).any():
        return tr("{reader}: no values.", reader=belief.name_of(reader))
    # In the order in which the reader goes.
    start, end = (0, count - 1) if reader == "forward" else (count - 1, 0)
    text = tr(
        "{reader}: {first} after “{start}”, {last} after “{end}”",
        reader=belief.name_of(reader),
        first=percent(float(values[start])),
        start=belief.shown[start],
        last=percent(float(values[end])),
        end=belief.shown[end],
    )
    target = belief.target
    if target is None or target >= count:
        return f"{text}."
    at = tr("{share} at “{word}”", share=percent(float(values[target])), word=belief.shown[target])
    return f"{text}, {at}."


def belief_table(belief: Belief) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return header and rows: number, word, and one probability a reader."""
    header = (
        tr("number"),
        tr("word"),
        *(belief.name_of(reader) for reader in belief.curves),
    )
    rows: list[tuple[str, ...]] = []
    for word, text in enumerate(belief.shown):
        cells = (
            number(float(values[word]), _DIGITS) if word < len(values) else ""
            for values in belief.curves.values()
        )
        rows.append((integer(word + 1), text, *cells))
    return header, rows
