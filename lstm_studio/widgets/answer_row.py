"""One answer to choose: a panel with a mark, what it says, and what is said of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.colors import mix
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.math_label import MathLabel
from lstm_studio.widgets.math_layout import plain_text
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel

__all__ = ["AnswerList", "AnswerRow", "SaidPanel", "draw_answer_panel", "draw_sign", "state_name"]

_SIGNS = {"right": "success", "wrong": "danger", "missed": "warning"}
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}
_MARK = 16.0
_GAP = 12.0


def state_name(state: str) -> str:
    """Return what a screen reader says of a state; empty for none."""
    return {"right": tr("right"), "wrong": tr("wrong"), "missed": tr("missed")}.get(state, "")


def draw_answer_panel(
    painter: QPainter, box: QRectF, look: Look, state: str, chosen: bool, hovered: bool = False
) -> None:
    """Draw the ground and the line of an answer.

    Parameters
    ----------
    painter : QPainter
    box : QRectF
    look : Look
    state : {"", "right", "wrong", "missed"}
    chosen, hovered : bool
    """
    sign = _SIGNS.get(state)
    if sign is not None:
        share = 0.14 if look.theme.dark else 0.08
        fill = QColor(mix(look.theme.panel, getattr(look.theme, sign), share))
        line = look.color(sign)
    else:
        fill = look.color("hover" if hovered and not chosen else "panel")
        line = look.color("accent" if chosen else "line")
    width = look.px(2 if chosen and sign is None else 1)
    draw_panel(painter, box, look.px(8), fill, line, width)


def draw_sign(painter: QPainter, box: QRectF, look: Look, state: str) -> None:
    """Draw a tick for what is right, a cross for what is wrong, a ring for what was missed."""
    pen = QPen(look.color(_SIGNS[state]), look.px(2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(0.2 * box.width(), 0.2 * box.width(), *(2 * [-0.2 * box.width()]))
    path = QPainterPath()
    if state == "right":
        path.moveTo(inner.left(), inner.center().y())
        path.lineTo(inner.left() + 0.4 * inner.width(), inner.bottom())
        path.lineTo(inner.right(), inner.top())
    elif state == "wrong":
        path.moveTo(inner.topLeft())
        path.lineTo(inner.bottomRight())
        path.moveTo(inner.topRight())
        path.lineTo(inner.bottomLeft())
    else:
        path.addEllipse(inner)
    painter.drawPath(path)


class AnswerRow(QAbstractButton):
    """A radio button or a check box in another dress.

    Parameters
    ----------
    several : bool
        Whether others can be chosen with it.
    content : QWidget, optional
        What stands in the place of the text.
    parent : QWidget, optional
    """

    def __init__(
        self, several: bool = False, content: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._several = several
        self._state = ""
        self._digit = ""
        self.setCheckable(True)
        self.setAutoExclusive(not several)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.label = MathLabel(role="body", parent=self)
        self.label.setColored(True)
        self.remark = MathLabel(role="body", parent=self)
        self.remark.setColored(True)
        self.content = content
        self._column = QVBoxLayout(self)
        for one in (self.label, content, self.remark):
            if one is not None:
                one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                self._column.addWidget(one)
        self._column.addStretch(1)  # beside a higher one its text stays at the top
        self.remark.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setLook(self._look)

    def setMarkup(self, markup: str, digit: str = "") -> None:
        """Set what the answer says, and the key that chooses it."""
        self._digit = digit
        self.label.setMarkup(markup)
        self.label.setVisible(bool(markup))
        self._describe()

    def state(self) -> str:
        """Return ``""``, ``"right"``, ``"wrong"`` or ``"missed"``."""
        return self._state

    def setState(self, state: str, remark: str = "") -> None:
        """Say whether it is right, and why."""
        self._state = state
        self.remark.setMarkup(remark)
        self.remark.setVisible(bool(remark))
        self._describe()
        self.updateGeometry()
        self.update()

    def spokenState(self) -> str:
        """Return whether it is right, and why, for a screen reader; empty while it is not known."""
        parts = [state_name(self._state), plain_text(self.remark.markup())]
        return ". ".join(part for part in parts if part)

    def _describe(self) -> None:
        self.setAccessibleName(plain_text(self.label.markup()))
        self.setAccessibleDescription(self.spokenState())

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        left = look.px(_GAP + _MARK + 10)
        right = look.px(_GAP + _MARK + 8)
        self._column.setContentsMargins(left, look.px(10), right, look.px(10))
        self._column.setSpacing(look.px(4))
        self.label.setLook(look)
        self.remark.setLook(look)
        self.setMinimumHeight(look.control(38))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        return self._column.sizeHint().expandedTo(QSize(self._look.px(240), self._look.control(38)))

    def hitButton(self, pos: QPointF) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Take clicks anywhere on the panel."""
        return self.isEnabled()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        look, chosen = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        hovered = self.underMouse() and self.isEnabled()
        draw_answer_panel(painter, box, look, self._state, chosen, hovered)
        edge = float(look.px(_MARK))
        top = look.px(10) + 0.5 * (self.label.heightForWidth(10_000) - edge)
        if self.content is not None and not self.label.markup():
            top = look.px(10)
        mark = QRectF(look.px(_GAP), top, edge, edge)
        self._paint_mark(painter, mark, chosen)
        if self._state:
            spot = QRectF(self.width() - look.px(_GAP) - edge, top, edge, edge)
            draw_sign(painter, spot, look, self._state)
        if self.hasFocus():
            draw_focus_ring(painter, box, look.px(8), look)
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: QRectF, chosen: bool) -> None:
        look = self._look
        radius = look.px(4) if self._several else 0.5 * mark.width()
        fill = look.color("accent" if chosen else "panel")
        line = look.color("accent" if chosen else "muted")
        draw_panel(painter, mark, radius, fill, line, look.px(1))
        if not chosen:
            if self._digit:
                painter.setFont(look.font("small"))
                painter.setPen(look.color("muted"))
                if not look.projector:  # its least letters are larger than the mark
                    painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, self._digit)
            return
        if self._several:
            pen = QPen(look.color("accent_ink"), look.px(2))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            w = mark.width()
            corner = mark.topLeft()
            painter.drawPolyline(
                [
                    corner + QPointF(0.25 * w, 0.52 * w),
                    corner + QPointF(0.43 * w, 0.70 * w),
                    corner + QPointF(0.75 * w, 0.32 * w),
                ]
            )
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent_ink"))
            painter.drawEllipse(mark.center(), 0.22 * mark.width(), 0.22 * mark.width())


class AnswerList(QWidget):
    """Answers below each other, of which one or several can be chosen.

    Figures choose an answer, Space and a click as well; arrow keys go from one to the next.

    Signals
    -------
    toggled : object
        The person has chosen, or taken back, the answer with this key.
    """

    toggled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self.rows: dict[str, AnswerRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def setAnswers(
        self,
        answers: list[tuple[str, str]],
        several: bool,
        contents: dict[str, QWidget] | None = None,
        columns: int = 1,
    ) -> None:
        """Show other answers.

        Parameters
        ----------
        answers : list of (str, str)
            Keys and marked-up texts; the object name of a row is ``answer.<key>``.
        several : bool
        contents : dict, optional
            What stands below a text.
        columns : int
            How many stand side by side.
        """
        for row in self.rows.values():
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for number, (key, markup) in enumerate(answers, 1):
            row = AnswerRow(several, (contents or {}).get(key), self)
            row.setObjectName(f"quiz.answer.{key}")
            row.setProperty("key", key)
            row.setMarkup(markup, str(number) if number < 10 else "")
            row.setLook(self._look)
            row.clicked.connect(self._on_clicked)
            row.installEventFilter(self)
            at = divmod(number - 1, columns)
            self._grid.addWidget(row, *at)
            row.show()  # at once: a layout counts only what is shown
            self.rows[key] = row

    def setChosen(self, keys: tuple[str, ...]) -> None:
        """Show which answers are chosen."""
        for key, row in self.rows.items():
            # One of a group cannot be taken back alone, only with the group let go.
            row.setAutoExclusive(False)
            row.setChecked(key in keys)
            row.setAutoExclusive(not row._several)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the answers that are chosen."""
        return tuple(key for key, row in self.rows.items() if row.isChecked())

    def setStates(self, states: dict[str, tuple[str, str]]) -> None:
        """Say of answers by key whether they are right and why; of the others nothing."""
        for key, row in self.rows.items():
            row.setState(*states.get(key, ("", "")))

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._grid.setSpacing(look.px(8))
        for row in self.rows.values():
            row.setLook(look)

    def eventFilter(self, watched, event: QEvent) -> bool:
        """Let figures choose and arrow keys go from row to row, chosen or not."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = list(self.rows)
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and isinstance(watched, AnswerRow):
                at = keys.index(watched.property("key")) + step
                self.rows[keys[min(max(at, 0), len(keys) - 1)]].setFocus(
                    Qt.FocusReason.TabFocusReason
                )
                return True
            if self.choose_by_figure(event):
                return True
        return False

    def choose_by_figure(self, event: QKeyEvent) -> bool:
        """Choose the answer whose figure was typed; return whether it was one."""
        text, keys = event.text(), list(self.rows)
        if len(text) == 1 and text in "123456789" and int(text) <= len(keys):
            row = self.rows[keys[int(text) - 1]]
            if row.isEnabled():
                row.setFocus(Qt.FocusReason.ShortcutFocusReason)
                row.click()
            return True
        return False

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, AnswerRow):
            self.toggled.emit(sender.property("key"))


class SaidPanel(QWidget):
    """What is said of a whole answer, on a panel that shows whether it is right.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._state = ""
        self.label = MathLabel(role="body", parent=self)
        self.label.setColored(True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.label)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setSaid(self, state: str, markup: str) -> None:
        """Show a text, or nothing.

        Parameters
        ----------
        state : {"right", "wrong"}
        markup : str
            Empty to hide the panel.
        """
        self._state = state
        self.label.setMarkup(markup)
        self.setVisible(bool(markup))
        said = plain_text(markup)
        self.setAccessibleName(f"{state_name(state)}: {said}" if state else said)
        self.update()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        left = look.px(_GAP + _MARK + 10)
        self._column.setContentsMargins(left, look.px(10), look.px(14), look.px(10))
        self.label.setLook(look)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_answer_panel(painter, QRectF(self.rect()), look, self._state, False)
        if self._state:
            edge = float(look.px(_MARK))
            top = look.px(10) + 0.5 * (self.label.heightForWidth(10_000) - edge)
            draw_sign(painter, QRectF(look.px(_GAP), top, edge, edge), look, self._state)
        painter.end()
