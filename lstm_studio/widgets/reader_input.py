"""Pointer and keys over a sentence and the hidden states of its readers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from lstm_studio.i18n import tr
from lstm_studio.widgets.plot_readout import plain_text
from lstm_studio.widgets.plot_text import as_text
from lstm_studio.widgets.reader_marks import ReaderMarks
from lstm_studio.widgets.reader_painter import ReaderPainter
from lstm_studio.widgets.reader_scene import Bands, Scene
from lstm_studio.widgets.time_axis import pinch
from lstm_studio.widgets.time_widget import plain_tooltip
from lstm_studio.widgets.word_columns import OverWords

__all__ = ["ReaderInput"]

Unit = tuple[str, int, int]


class ReaderInput(OverWords):
    """What can be done to words and units; stands before its Qt class among the bases.

    The class itself declares the signals, because Qt knows only those of its own classes.
    """

    if TYPE_CHECKING:
        wordClicked: ClassVar[Signal]
        wordActivated: ClassVar[Signal]
        wordContext: ClassVar[Signal]
        wordMoved: ClassVar[Signal]
        wordDeleted: ClassVar[Signal]
        unitHovered: ClassVar[Signal]
        unitClicked: ClassVar[Signal]
        copyRequested: ClassVar[Signal]
        _scene: Scene

    def _init_input(self) -> None:
        self._marks = ReaderMarks()
        self._pressed: tuple[int, QPointF] | None = None

    def bands(self) -> Bands:
        """Return where the rows lie at the present size."""
        raise NotImplementedError

    def wordRect(self, word: int) -> QRectF:
        """Return the place of a word, as wide as its column."""
        raise NotImplementedError

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows of all values."""
        raise NotImplementedError

    def _painter(self) -> ReaderPainter:
        raise NotImplementedError

    def cursorWord(self) -> int:
        """Return the word at which the keyboard is."""
        return self._marks.cursor

    def setCursorWord(self, word: int) -> None:
        """Put the keyboard's frame around a word and bring it into view."""
        word = min(max(word, 0), max(len(self._scene.words) - 1, 0))
        self._marks.cursor = word
        self._axis.ensureVisible(word)
        self._description.touch()
        self.update()

    # ------------------------------------------------------------------ places

    def wordAt(self, at: QPointF) -> int | None:
        """Return the word at a place between the two strips, or None."""
        bands, scale = self.bands(), self.stepScale()
        between = bands.forward.bottom() < at.y() < bands.backward.top()
        return self._column(at.x()) if between and scale.left <= at.x() else None

    def unitAt(self, at: QPointF) -> Unit | None:
        """Return direction, unit and word of the bar at a place, or None."""
        word = self._column(at.x())
        if word is None:
            return None
        bands = self.bands()
        for direction, values in self._scene.states.items():
            strip = bands.strip(direction)
            if strip.contains(at) and values.shape[1] and word < len(values):
                unit = int((at.y() - strip.top()) / strip.height() * values.shape[1])
                return direction, min(unit, values.shape[1] - 1), word
        return None

    def _column(self, x: float) -> int | None:
        scale = self.stepScale()
        inside = scale.left <= x <= scale.right and self._scene.words
        return scale.step(x, len(self._scene.words)) if inside else None

    # ------------------------------------------------------------------ pointer

    def _point_at(self, unit: Unit | None) -> None:
        if unit != self._marks.unit:
            self._marks.unit = unit
            self._description.touch()
            self.update()
            self.unitHovered.emit(unit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag of a word."""
        word = self.wordAt(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        if word is not None:
            self._pressed = (word, event.position())
            self.setCursorWord(word)
        elif (unit := self.unitAt(event.position())) is not None:
            self._point_at(unit)  # a finger has not hovered there before
            self.unitClicked.emit(unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what lies under the pointer, or drag a word."""
        at = event.position()
        if self._pressed is not None:
            self._drag_to(at)
            return
        self._axis.setHovered(self._column(at.x()))
        self._point_at(self.unitAt(at))
        word = self.wordAt(at)
        if word != self._marks.change:
            self._marks.change = word
            self.update()
        hand = word is not None or self._marks.unit is not None
        if hand:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _drag_to(self, at: QPointF) -> None:
        assert self._pressed is not None
        word, start = self._pressed
        away = (at - start).manhattanLength()
        if self._marks.drag is None and away < QApplication.startDragDistance():
            return
        scale = self.stepScale()
        if not self._axis.isFitted() and not scale.left <= at.x() <= scale.right:
            self._axis.pan(0.5 if at.x() > scale.right else -0.5)
        gap = math.floor(self.stepScale().at(at.x()) + 1.0)
        self._marks.drag = (word, min(max(gap, 0), len(self._scene.words)), at)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or a drag."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        word, _ = self._pressed
        drag = self._marks.drag
        self._end_drag()
        if drag is not None:
            goal = drag[1] if drag[1] <= word else drag[1] - 1
            if goal != word:
                self._move(word, goal)
        else:
            self.wordClicked.emit(word)

    def _end_drag(self) -> None:
        self._pressed = self._marks.drag = None
        self.unsetCursor()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a word to be edited."""
        word = self.wordAt(event.position())
        if word is not None and event.button() == Qt.MouseButton.LeftButton:
            self.wordActivated.emit(word)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what can be done with a word."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = QPointF(event.pos())
        word = self._marks.cursor if by_key and self._scene.words else self.wordAt(at)
        if word is None:
            event.ignore()
            return
        place = self.wordRect(word).bottomLeft().toPoint() if by_key else event.pos()
        self.wordContext.emit((word, self.mapToGlobal(place)))

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark what was under the pointer."""
        super().leaveEvent(event)
        self._point_at(None)
        self._marks.change = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers; tell what a word is."""
        if event.type() == QEvent.Type.NativeGesture and pinch(event, self._axis, self.stepScale()):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            word = self.wordAt(QPointF(event.pos()))
            text = "" if word is None else plain_tooltip(self._tip(word))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _tip(self, word: int) -> str:
        parts: list[str] = []
        if self._painter().elides(word):
            parts.append(plain_text(self._scene.words[word], 200))
        if word in self._scene.unknown:
            parts.append(tr("The model does not know this word."))
        return "\n".join(parts)

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over words and units; edit, move or delete the word; zoom and copy."""
        self._ring = True
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copyRequested.emit(as_text(*self.table()))
        elif self._marks.drag is not None and event.key() == Qt.Key.Key_Escape:
            self._end_drag()
        elif not self._scene.words or not (self._walk(event) or self._act(event)):
            super().keyPressEvent(event)

    def _walk(self, event: QKeyEvent) -> bool:
        """Move the cursor; return whether the key was meant for that."""
        key = event.key()
        here, last = self._marks.cursor, len(self._scene.words) - 1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk_units(-1 if key == Qt.Key.Key_Up else 1)
            return True
        goals = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key not in goals or held not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.AltModifier,
        ):
            return False
        goal = min(max(goals[Qt.Key(key)], 0), last)
        if goal == here:
            return True
        if held == Qt.KeyboardModifier.AltModifier:
            self._move(here, goal)
            return True
        self.setCursorWord(goal)
        if self._marks.unit is not None:
            self._point_at((*self._marks.unit[:2], goal))
        return True

    def _walk_units(self, way: int) -> None:
        word = self._marks.cursor
        rows = [
            (direction, unit)
            for direction, values in self._scene.states.items()
            for unit in range(values.shape[1])
            if word < len(values)
        ]
        if not rows:
            return
        now = self._marks.unit
        at = rows.index(now[:2]) + way if now is not None and now[:2] in rows else 0
        self._point_at((*rows[min(max(at, 0), len(rows) - 1)], word))

    def _act(self, event: QKeyEvent) -> bool:
        """Do something with the word at the cursor; return whether the key was meant for that."""
        word, unit = self._marks.cursor, self._marks.unit
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.wordActivated.emit(word)
            case Qt.Key.Key_Space if unit is not None:
                self.unitClicked.emit(unit)
            case Qt.Key.Key_Space:
                self.wordClicked.emit(word)
            case Qt.Key.Key_Delete:
                self.wordDeleted.emit(word)
            case Qt.Key.Key_Escape if unit is not None:
                self._point_at(None)
            case _:
                return False
        return True

    def _move(self, word: int, goal: int) -> None:
        self.setCursorWord(goal)
        self.wordMoved.emit((word, goal))
