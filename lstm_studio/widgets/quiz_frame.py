"""The frame of the quiz dialog: head, question, answer, what is said of it, and buttons."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.answer_row import SaidPanel
from lstm_studio.widgets.buttons import PushButton, ToolButton
from lstm_studio.widgets.code_view import CodeView
from lstm_studio.widgets.math_label import MathLabel
from lstm_studio.widgets.quiz_form import QuizForm

__all__ = ["QuizFrame"]


class QuizFrame(QWidget):
    """What a quiz is shown on; it knows how high it wants to be.

    Object names: ``quiz.fold``, ``quiz.close``, ``quiz.code``, ``quiz.back``, ``quiz.show``,
    ``quiz.again``, ``quiz.wrong``, ``quiz.next``, ``quiz.check``, and those of
    :class:`~lstm_studio.widgets.quiz_form.QuizForm`.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    grown
        Another height is wanted.
    """

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._folded = False
        self._outer = QVBoxLayout(self)
        self._build_head()
        self._build_body()
        self._build_foot()

    def _label(self, role: str, name: str = "") -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setObjectName(name)
        return label

    def _build_head(self) -> None:
        self._head = QHBoxLayout()
        column = QVBoxLayout()
        self.title = self._label("title", "quiz.title")
        self.title.setWordWrap(True)
        self.hint = self._label("muted", "quiz.hint")
        self.hint.setWordWrap(True)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        self.place = self._label("muted", "quiz.place")
        self.fold = ToolButton("minus", tr("Make small, to see the page"))
        self.fold.setObjectName("quiz.fold")
        self.close_button = ToolButton("close", tr("Put the quiz away; it goes on where you left"))
        self.close_button.setObjectName("quiz.close")
        self._head.addLayout(column, 1)
        for widget in (self.place, self.fold, self.close_button):
            self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._titles = column
        self._outer.addLayout(self._head)

    def _build_body(self) -> None:
        self.area = QScrollArea(self)
        self.area.setObjectName("quiz.scroll")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.text = MathLabel(role="lesson")
        self.text.setColored(True)
        self.code = CodeView()
        self.code.setObjectName("quiz.code")
        self.code.setAccessibleName(tr("Code that the question is about"))
        self.form = QuizForm()
        self.said = SaidPanel()
        self.said.setObjectName("quiz.said")
        self._result = QWidget()
        self._result_column = QVBoxLayout(self._result)
        self._result_column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.code, self.form, self.said, self._result):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._body.installEventFilter(self)
        self.area.setWidget(self._body)
        self._outer.addWidget(self.area, 1)

    def _build_foot(self) -> None:
        self.problem = self._label("danger", "quiz.problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._outer.addWidget(self.problem)
        self._foot = QHBoxLayout()
        self.back = self._button(tr("Back"), "quiz.back", "quiet")
        self.note = self._label("small", "quiz.note")
        self.note.setWordWrap(True)
        self.show_me = self._button(tr("Show me"), "quiz.show")
        self.again = self._button(tr("All again"), "quiz.again")
        self.wrong = self._button(tr("The wrong ones again"), "quiz.wrong", "primary")
        self.next = self._button(tr("Next"), "quiz.next")
        self.check = self._button(tr("Check"), "quiz.check", "primary")
        self._foot.addWidget(self.back)
        self._foot.addWidget(self.note, 1)
        for button in (self.show_me, self.again, self.wrong, self.next, self.check):
            self._foot.addWidget(button)
        self._outer.addLayout(self._foot)

    def _button(self, text: str, name: str, kind: str = "ghost") -> PushButton:
        button = PushButton(text, kind, parent=self)
        button.setObjectName(name)
        return button

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look, px = look, look.px
        self._outer.setContentsMargins(px(28), px(20), px(28), px(20))
        self._outer.setSpacing(px(14))
        self._column.setSpacing(px(14))
        self._result_column.setSpacing(px(8))
        self._titles.setSpacing(px(4))
        self._head.setSpacing(px(8))
        self.place.setContentsMargins(0, px(6), 0, 0)
        self._foot.setSpacing(px(8))
        for one in (self.text, self.code, self.form, self.said, self.fold, self.close_button):
            one.setLook(look)
        for button in (self.back, self.show_me, self.again, self.wrong, self.next, self.check):
            button.setLook(look)
        self.fitCode()
        self.updateGeometry()
        self.grown.emit()

    def fitCode(self) -> None:
        """Give the code as many lines as it has."""
        line = self.code.fontMetrics().lineSpacing()
        self.code.setFixedHeight(self.code.lineCount() * line + self._look.px(34))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a question can be read, scrolling."""
        return QSize(self._look.px(320), self._look.px(120))

    def wantedHeight(self, width: int) -> int:
        """Return the height at which nothing needs to be scrolled, in pixels."""
        margins = self._outer.contentsMargins()
        inner = width - margins.left() - margins.right()
        column = inner - self.place.sizeHint().width() - 2 * self.fold.sizeHint().width()
        column -= 3 * self._head.spacing()
        head = self.title.heightForWidth(column)
        if not self.hint.isHidden():
            head += self._titles.spacing() + self.hint.heightForWidth(column)
        head = max(head, self.fold.sizeHint().height())
        height = margins.top() + margins.bottom() + head
        if self.area.isHidden():
            return height
        body = self._body.layout()
        if body is not None:
            height += max(body.totalHeightForWidth(inner), self._look.px(60))
        if not self.problem.isHidden():
            height += self.problem.heightForWidth(inner) + self._outer.spacing()
        return height + self._foot.sizeHint().height() + 2 * self._outer.spacing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that another height is wanted when something in the middle has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return False

    def setResult(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show the lines of a result, roles and texts; none to hide it."""
        self._result.setVisible(bool(lines))
        while self._result_column.count():
            item = self._result_column.takeAt(0)
            old = None if item is None else item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for role, text in lines:
            label = self._label(role)
            label.setWordWrap(True)
            label.setText(text)
            self._result_column.addWidget(label)
            label.show()  # at once: a layout counts only what is shown

    def buttons(self) -> tuple[PushButton, ...]:
        """Return the buttons of the foot in order."""
        return (self.back, self.show_me, self.again, self.wrong, self.next, self.check)

    def setFolded(self, folded: bool) -> None:
        """Show the head alone, or everything."""
        self._folded = folded
        self.area.setVisible(not folded)
        self.problem.setVisible(not folded and bool(self.problem.text()))
        self.hint.setVisible(not folded and bool(self.hint.text()))
        self.note.setVisible(not folded)
        if folded:
            for button in self.buttons():
                button.hide()
        self.fold.setIconName("open" if folded else "minus")
        self.fold.setName(tr("Open the quiz") if folded else tr("Make small, to see the page"))

    def setProblem(self, text: str) -> None:
        """Say why an answer cannot be judged; nothing with an empty text."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text) and not self._folded)
        self.form.markNumber(bool(text))
        self.grown.emit()

    def dressNext(self, primary: bool) -> None:
        """Make "Next" the button that stands out, or not."""
        kind = "primary" if primary else "ghost"
        if self.next.property("kind") != kind:
            self.next.setProperty("kind", kind)
            self.next.style().unpolish(self.next)
            self.next.style().polish(self.next)

    def stops(self) -> list[QWidget]:
        """Return everything that Tab goes to, from top to bottom, seen or not."""
        return [self.fold, self.close_button, self.code, *self.form.tabs(), *self.buttons()]

    def orderTabs(self) -> None:
        """Let Tab go from top to bottom: what is answered with is made last."""
        for before, after in pairwise(self.stops()):
            QWidget.setTabOrder(before, after)
