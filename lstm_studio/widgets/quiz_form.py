"""The middle of the quiz dialog: one control for each kind of answer, of which one is seen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.answer_row import AnswerList
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.curve_picture import CurveDrawing, CurvePicture, spoken_curve
from lstm_studio.widgets.job_board import JobBoard
from lstm_studio.widgets.order_list import OrderList

__all__ = ["QuizForm"]

Curve = tuple[float, ...]
States = Mapping[str, tuple[str, str]]


class QuizForm(QWidget):
    """Answers to choose, jobs to match, lines to order, a number to type, a curve to draw.

    Object names: ``quiz.answer.<key>``, ``quiz.job.<key>``, ``quiz.place.<key>``,
    ``quiz.line.<key>``, ``quiz.up.<key>``, ``quiz.down.<key>``, ``quiz.number``,
    ``quiz.drawing``, ``quiz.clear``.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    chosen : object
        The key of an option or a curve.
    written : object
        The text of a number.
    drawn : object
        A curve, one float a step.
    """

    chosen = Signal(object)
    written = Signal(object)
    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._kind = ""
        self._shown: object = None
        self._silent = False
        self.answers = AnswerList()
        self.answers.toggled.connect(self.chosen)
        self.board = JobBoard()
        self.order = OrderList()
        self._number = QWidget()
        row = QHBoxLayout(self._number)
        row.setContentsMargins(0, 0, 0, 0)
        self.number = QLineEdit()
        self.number.setObjectName("quiz.number")
        self.number.setAccessibleName(tr("Your answer"))
        self.number.setPlaceholderText(tr("0.00"))
        self.number.setMaxLength(60)
        self.number.textEdited.connect(self._on_text)
        self.unit = QLabel()
        self.unit.setTextFormat(Qt.TextFormat.PlainText)
        self.unit.setProperty("role", "muted")
        row.addWidget(self.number)
        row.addWidget(self.unit, 1)
        self._draw = QWidget()
        column = QVBoxLayout(self._draw)
        column.setContentsMargins(0, 0, 0, 0)
        self.drawing = CurveDrawing()
        self.drawing.drawn.connect(self.drawn)
        self.clear = PushButton(tr("Begin anew"), "quiet")
        self.clear.setObjectName("quiz.clear")
        self.clear.clicked.connect(self._on_clear)
        column.addWidget(self.drawing)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        self._draw_column = column
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._parts: dict[str, QWidget] = {
            "choice": self.answers,
            "curves": self.answers,
            "match": self.board,
            "order": self.order,
            "number": self._number,
            "draw": self._draw,
        }
        for part in dict.fromkeys(self._parts.values()):
            self._column.addWidget(part)
            part.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setKind(self, kind: str) -> None:
        """Show the control of one kind; none for an unknown one."""
        self._kind = kind
        chosen = self._parts.get(kind)
        for part in dict.fromkeys(self._parts.values()):
            part.setVisible(part is chosen)

    def showChoice(
        self,
        rows: tuple[tuple[str, str], ...],
        several: bool,
        chosen: tuple[str, ...],
        states: States,
        new: bool,
    ) -> None:
        """Show answers to choose from; `new` when they belong to another question."""
        if new:
            self.answers.setAnswers(list(rows), several)
            self.answers.setLook(self._look)
        self.answers.setChosen(chosen)
        self.answers.setStates(dict(states))

    def showCurves(
        self,
        rows: tuple[tuple[str, str], ...],
        curves: Mapping[str, Curve],
        tokens: tuple[str, ...],
        limits: tuple[float, float],
        role: str,
        chosen: tuple[str, ...],
        states: States,
        new: bool,
    ) -> None:
        """Show curves to choose from."""
        if new:
            pictures: dict[str, QWidget] = {}
            for key, curve in curves.items():
                picture = CurvePicture()
                picture.setPicture(curve, tokens, limits, role)
                picture.setLook(self._look)
                pictures[key] = picture
            self.answers.setAnswers(list(rows), False, pictures, columns=2)
            self.answers.setLook(self._look)
        self.answers.setChosen(chosen)
        self.answers.setStates(dict(states))
        for key, curve in curves.items():
            row = self.answers.rows[key]
            said = ". ".join(one for one in (spoken_curve(curve), row.spokenState()) if one)
            row.setAccessibleDescription(said)

    def showMatch(
        self,
        targets: Mapping[str, str],
        rows: tuple[tuple[str, str], ...],
        placed: Mapping[str, str],
        held: str,
        states: States,
        new: bool,
    ) -> None:
        """Show jobs and their targets."""
        if new:
            self.board.setBoard(dict(targets), list(rows))
        self.board.setPlaced(dict(placed), held)
        self.board.setStates(dict(states))

    def showOrder(self, rows: tuple[tuple[str, str], ...], states: States, new: bool) -> None:
        """Show lines in an order."""
        if new:
            self.order.setLines(list(rows))
            self.order.setLook(self._look)
        self.order.setOrder(tuple(key for key, _ in rows))
        self.order.setStates(dict(states))

    def showNumber(self, text: str, fixed: bool) -> None:
        """Show the number typed so far."""
        if self.number.text() != text:
            self.number.setText(text)
        self.number.setReadOnly(fixed)

    def showDrawing(
        self,
        drawn: Curve,
        other: Curve,
        tokens: tuple[str, ...],
        limits: tuple[float, float],
        role: str,
        fixed: bool,
    ) -> None:
        """Show the curve drawn so far, and the computed one once it is told."""
        self.drawing.setPicture(drawn, tokens, limits, role)
        self.drawing.setOther(other)
        self.drawing.setFixed(fixed)
        self.clear.setVisible(not fixed)

    def markNumber(self, invalid: bool) -> None:
        """Mark the field as holding no number, where one is asked for."""
        invalid = invalid and self._kind == "number"
        if bool(self.number.property("invalid")) != invalid:
            self.number.setProperty("invalid", invalid)
            self.number.style().unpolish(self.number)
            self.number.style().polish(self.number)

    def giveFocus(self) -> None:
        """Give the keyboard to the first thing that can be answered with."""
        first: QWidget | None = None
        if self._kind in ("choice", "curves"):
            rows = list(self.answers.rows.values())
            first = next((row for row in rows if row.isChecked()), rows[0] if rows else None)
        elif self._kind == "match":
            chips = [one for one in self.board.chips.values() if one.state() != "right"]
            first = next(iter(chips), None)
        elif self._kind == "order":
            self.order.giveFocus()
        elif self._kind == "number":
            first = self.number
        elif self._kind == "draw":
            first = self.drawing
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def tabs(self) -> list[QWidget]:
        """Return the tab stops of what is shown, in order."""
        stops: dict[str, list[QWidget]] = {
            "match": self.board.tabs(),
            "order": self.order.tabs(),
            "number": [self.number],
            "draw": [self.drawing, self.clear],
        }
        return stops.get(self._kind, list(self.answers.rows.values()))

    def typed(self, event: QKeyEvent) -> bool:
        """Choose an answer by its figure, wherever the keyboard is; return whether it was one."""
        return self._kind in ("choice", "curves") and self.answers.choose_by_figure(event)

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._draw_column.setSpacing(look.px(4))
        self.number.setFixedWidth(look.px(200))
        self._number.layout().setSpacing(look.px(12))  # pyright: ignore[reportOptionalMemberAccess]
        for one in (self.answers, self.board, self.order, self.drawing, self.clear):
            one.setLook(look)
        for row in self.answers.rows.values():
            if isinstance(row.content, CurvePicture):
                row.content.setLook(look)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self.written.emit(text)

    @Slot()
    def _on_clear(self) -> None:
        self.drawing.empty()
