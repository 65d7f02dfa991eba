"""Conditions below each other, each with a mark for met or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT

__all__ = ["CheckRow", "CheckRows"]


@dataclass(frozen=True)
class CheckRow:
    """One condition.

    Parameters
    ----------
    met : bool
    text : str
        What is asked for.
    detail : str
        What is wrong, where it is not met.
    """

    met: bool
    text: str
    detail: str = ""


class CheckRows(QWidget):
    """Marks at the left, what they are about at the right; plain text that wraps.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._rows: tuple[CheckRow, ...] = ()
        self._labels: list[tuple[QLabel, QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)

    def rows(self) -> tuple[CheckRow, ...]:
        """Return the conditions as they were set."""
        return self._rows

    def setRows(self, rows: Iterable[CheckRow]) -> None:
        """Show these conditions."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        self._rows = rows
        while len(self._labels) < len(rows):
            self._add()
        for number, labels in enumerate(self._labels):
            mark, text, detail = labels
            for label in labels:
                label.setVisible(number < len(rows))
            if number >= len(rows):
                continue
            row = rows[number]
            mark.setText("✓" if row.met else "✕")
            _dress(mark, "success" if row.met else "danger")
            text.setText(row.text)
            detail.setText(row.detail)
            detail.setVisible(bool(row.detail))
        self.setAccessibleName(
            " ".join(
                tr("Met: {text}.", text=row.text)
                if row.met
                else tr("Not met: {text}. {detail}", text=row.text, detail=row.detail)
                for row in rows
            )
        )

    def _add(self) -> None:
        mark, text, detail = (QLabel(self) for _ in range(3))
        for label in (mark, text, detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (text, detail):
            label.setWordWrap(True)
        detail.setProperty("role", "danger")
        at = 2 * len(self._labels)
        self._grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, at, 1)
        self._grid.addWidget(detail, at + 1, 1)
        self._labels.append((mark, text, detail))

    def setLook(self, look: Look) -> None:
        """Take the scale from `look`."""
        self._look = look
        self._grid.setHorizontalSpacing(look.px(8))
        self._grid.setVerticalSpacing(look.px(3))


def _dress(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().polish(label)  # a style sheet looks at a property only when told to
