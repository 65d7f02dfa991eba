"""What a plot says without being seen: a summary, a table, and when a screen reader hears it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from lstm_studio.i18n import integer, number, tr
from lstm_studio.widgets.plot_readout import plain_text

__all__ = ["LazyDescription", "as_text", "nan_note", "steps_text", "summarise", "tabulate"]

_QUIET_MS = 300
_DIGITS = 4


def summarise(
    title: str, names: Sequence[str], columns: Sequence[NDArray[np.float64]], playhead: int
) -> str:
    """Return a few sentences on curves: where each begins, ends, is least and greatest.

    Parameters
    ----------
    title : str
        Of the plot.
    names : sequence of str
        One a curve.
    columns : sequence of (T,) float64
        The curves.
    playhead : int
        The current step, counted from 0.
    """
    steps = max((len(values) for values in columns), default=0)
    if steps == 0:
        return tr("{title}: nothing to show.", title=title)
    parts = [tr("{title}: {steps}.", title=title, steps=steps_text(steps))]
    for name, values in zip(names, columns, strict=True):
        parts.append(_sentence(name, values, playhead))
    return " ".join(parts)


def steps_text(count: int) -> str:
    """Return ``14 steps``."""
    return tr("1 step") if count == 1 else tr("{count} steps", count=integer(count))


def nan_note(count: int) -> str:
    """Return what the legend says of gaps."""
    return tr("NaN at 1 step") if count == 1 else tr("NaN at {count} steps", count=integer(count))


def _sentence(name: str, values: NDArray[np.float64], playhead: int) -> str:
    known = ~np.isnan(values)
    if not known.any():
        return tr("{name} is NaN at every step.", name=name)
    least, most = (int(find(values)) for find in (np.nanargmin, np.nanargmax))
    now = number(float(values[playhead])) if playhead < len(values) else tr("not there")
    text = tr(
        "{name}: {now} at t = {t}, from {first} to {last}, "
        "least {least} at t = {t_least}, greatest {most} at t = {t_most}.",
        name=name,
        now=now,
        t=integer(playhead + 1),
        first=number(float(values[0])),
        last=number(float(values[-1])),
        least=number(float(values[least])),
        t_least=integer(least + 1),
        most=number(float(values[most])),
        t_most=integer(most + 1),
    )
    missing = int(np.count_nonzero(~known))
    if not missing:
        return text
    gaps = tr("{note}.", note=nan_note(missing))
    return f"{text} {gaps}"


def tabulate(
    tokens: Sequence[str], names: Sequence[str], columns: Sequence[NDArray[np.float64]]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return header and rows, one row a step: t, token, and one value a curve."""
    header = (tr("t"), tr("token"), *names)
    steps = max((len(values) for values in columns), default=0)
    rows: list[tuple[str, ...]] = []
    for step in range(steps):
        token = plain_text(tokens[step]) if step < len(tokens) else ""
        cells = (
            number(float(values[step]), _DIGITS) if step < len(values) else "" for values in columns
        )
        rows.append((integer(step + 1), token, *cells))
    return header, rows


def as_text(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table with tabs between the cells, as spreadsheets paste it."""
    return "\n".join("\t".join(row) for row in (header, *rows)) + "\n"


class LazyDescription(QObject):
    """Keeps a widget's accessible description up to date without doing so at every tick.

    The text is made when things have been quiet for a moment, or when somebody asks; a widget
    that is not shown has no timer running.

    Parameters
    ----------
    widget : QWidget
        Who is described.
    text : callable
        A method of `widget` that makes the text.
    """

    def __init__(self, widget: QWidget, text: Callable[[], str]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._text = text
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self.refresh)

    def touch(self) -> None:
        """Say that the data changed."""
        self._stale = True
        if self._widget.isVisible():
            self._timer.start()

    def refresh(self) -> None:
        """Make the text now, if it is out of date."""
        self._timer.stop()
        if self._stale:
            self._stale = False
            self._widget.setAccessibleDescription(self._text())

    def shown(self) -> None:
        """Say that the widget is seen again."""
        if self._stale:
            self._timer.start()

    def stop(self) -> None:
        """Say that the widget is hidden or closed."""
        self._timer.stop()

    @property
    def pending(self) -> bool:
        """Whether the timer is running."""
        return self._timer.isActive()
