"""The quiz: one question at a time, what is said of the answer, and the result at the end."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.quiz_desk import QuizDesk, begin_quiz
from lstm_studio.i18n import tr
from lstm_studio.present.quiz_page import QuizPage, quiz_page
from lstm_studio.state.quiz_intents import targets_on_diagram
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.answer_row import SaidPanel
from lstm_studio.widgets.buttons import PushButton, ToolButton
from lstm_studio.widgets.code_view import CodeView
from lstm_studio.widgets.diagram_canvas import DiagramCanvas
from lstm_studio.widgets.math_label import MathLabel
from lstm_studio.widgets.math_layout import plain_text
from lstm_studio.widgets.quiz_form import QuizForm

__all__ = ["QuizDialogView"]


class QuizDialogView(View):
    """Asks, judges and explains; the page behind it stays in use.

    Enter checks and goes on, Escape puts the quiz away, Alt and the arrows go from question to
    question.  Object names: ``quiz.fold``, ``quiz.close``, ``quiz.back``, ``quiz.show``,
    ``quiz.check``, ``quiz.next``, ``quiz.again``, ``quiz.wrong``, ``quiz.code``, and those of
    :class:`~lstm_studio.widgets.quiz_form.QuizForm`.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    desk : QuizDesk, optional
        What judges and records; one of its own when left out.

    Signals
    -------
    grown
        Another height is wanted.
    pageWanted
        The page behind is to have the keyboard.
    """

    grown = Signal()
    pageWanted = Signal()

    SLICES = ("quiz",)

    def __init__(
        self,
        controller: ModelController,
        look: Look,
        parent: QWidget | None = None,
        desk: QuizDesk | None = None,
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("quizDialog")
        self.setAccessibleName(tr("Quiz"))
        self.desk = QuizDesk(controller) if desk is None else desk
        self._page: QuizPage | None = None
        self._asked: tuple[str, str] = ("", "")
        self._aimed: DiagramCanvas | None = None
        self._outer = QVBoxLayout(self)
        self._build_head()
        self._build_body()
        self._build_foot()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _label(self, role: str, name: str = "") -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setObjectName(name)
        return label

    def _build_head(self) -> None:
        self._head = QHBoxLayout()
        column = QVBoxLayout()
        self._title = self._label("title", "quiz.title")
        self._title.setWordWrap(True)
        self._hint = self._label("muted", "quiz.hint")
        self._hint.setWordWrap(True)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        self._place = self._label("muted", "quiz.place")
        self.fold = ToolButton("minus", tr("Make small, to see the page"))
        self.fold.setObjectName("quiz.fold")
        self.fold.clicked.connect(self._on_fold)
        self.close_button = ToolButton("close", tr("Put the quiz away; it goes on where you left"))
        self.close_button.setObjectName("quiz.close")
        self.close_button.clicked.connect(self._on_close)
        self._head.addLayout(column, 1)
        for widget in (self._place, self.fold, self.close_button):
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
        self.form.chosen.connect(self._on_chosen)
        self.form.written.connect(self._on_written)
        self.form.drawn.connect(self._on_drawn)
        self.form.board.holdRequested.connect(self._on_hold)
        self.form.board.placeRequested.connect(self._on_placed)
        self.form.board.draggedOver.connect(self._on_dragged)
        self.form.board.droppedAt.connect(self._on_dropped)
        self.form.order.moveRequested.connect(self._on_moved)
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
        self.back = self._button(tr("Back"), "quiz.back", self._on_back, "quiet")
        self._note = self._label("small", "quiz.note")
        self._note.setWordWrap(True)
        self.show_me = self._button(tr("Show me"), "quiz.show", self._on_show_me)
        self.again = self._button(tr("All again"), "quiz.again", self._on_again)
        self.wrong = self._button(
            tr("The wrong ones again"), "quiz.wrong", self._on_wrong, "primary"
        )
        self.next = self._button(tr("Next"), "quiz.next", self._on_next)
        self.check = self._button(tr("Check"), "quiz.check", self._on_check, "primary")
        self._foot.addWidget(self.back)
        self._foot.addWidget(self._note, 1)
        for button in (self.show_me, self.again, self.wrong, self.next, self.check):
            self._foot.addWidget(button)
        self._outer.addLayout(self._foot)

    def _button(self, text: str, name: str, slot, kind: str = "ghost") -> PushButton:
        button = PushButton(text, kind, parent=self)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look, px = self.look, self.look.px
        self._outer.setContentsMargins(px(28), px(20), px(28), px(20))
        self._outer.setSpacing(px(14))
        self._column.setSpacing(px(14))
        self._result_column.setSpacing(px(8))
        self._titles.setSpacing(px(4))
        self._head.setSpacing(px(8))
        self._place.setContentsMargins(0, px(6), 0, 0)
        self._foot.setSpacing(px(8))
        for one in (self.text, self.code, self.form, self.said, self.fold, self.close_button):
            one.setLook(look)
        for button in (self.back, self.show_me, self.again, self.wrong, self.next, self.check):
            button.setLook(look)
        self._fit_code()
        self.updateGeometry()
        self.grown.emit()

    def _fit_code(self) -> None:
        line = self.code.fontMetrics().lineSpacing()
        self.code.setFixedHeight(self.code.lineCount() * line + self.look.px(34))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a question can be read, scrolling."""
        return QSize(self.look.px(320), self.look.px(120))

    def wanted_height(self, width: int) -> int:
        """Return the height at which nothing needs to be scrolled, in pixels."""
        margins = self._outer.contentsMargins()
        inner = width - margins.left() - margins.right()
        column = inner - self._place.sizeHint().width() - 2 * self.fold.sizeHint().width()
        column -= 3 * self._head.spacing()
        head = self._title.heightForWidth(column)
        if not self._hint.isHidden():
            head += self._titles.spacing() + self._hint.heightForWidth(column)
        head = max(head, self.fold.sizeHint().height())
        height = margins.top() + margins.bottom() + head
        if self.area.isHidden():
            return height
        body = self._body.layout()
        if body is not None:
            height += max(body.totalHeightForWidth(inner), self.look.px(60))
        if not self.problem.isHidden():
            height += self.problem.heightForWidth(inner) + self._outer.spacing()
        return height + self._foot.sizeHint().height() + 2 * self._outer.spacing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that another height is wanted when something in the middle has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return False

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the question or the result."""
        page = quiz_page(self.controller.state)
        self._page = page
        if page is None:
            return
        quiz = self.controller.state.quiz
        new = self._asked != (quiz.run, quiz.asked)
        self._asked = (quiz.run, quiz.asked)
        self._title.setText(page.title)
        self._place.setText(page.place)
        self.setAccessibleName(tr("Quiz: {title}, {place}", title=page.title, place=page.place))
        self._hint.setText(page.hint)
        self._hint.setVisible(bool(page.hint) and not quiz.folded)
        self.text.setMarkup(page.text)
        self.text.setVisible(bool(page.text))
        self.code.setCode(page.code)
        self.code.setVisible(bool(page.code))
        if new:
            self._fit_code()
            self.area.verticalScrollBar().setValue(0)
            self._say_problem("")
        self.form.setKind(page.kind)
        self._draw_form(page, new)
        self.said.setSaid(page.verdict, page.says)
        self._draw_result(page)
        self._draw_foot(page)
        self._draw_folded(quiz.folded)
        self._order_tabs()
        if new and self.isVisible() and not quiz.folded:
            self._give_focus()
            self._announce(tr("{place}. {text}", place=page.place, text=plain_text(page.text)))
        self.grown.emit()

    def _draw_form(self, page: QuizPage, new: bool) -> None:
        form, states = self.form, page.states or {}
        if page.kind == "choice":
            form.showChoice(page.rows, page.several, page.chosen, states, new)
        elif page.kind == "curves":
            form.showCurves(
                page.rows,
                page.curves or {},
                page.tokens,
                page.limits,
                page.role,
                page.chosen,
                states,
                new,
            )
        elif page.kind == "match":
            form.showMatch(page.targets or {}, page.rows, page.placed or {}, page.held, states, new)
        elif page.kind == "order":
            form.showOrder(page.rows, states, new)
        elif page.kind == "number":
            form.showNumber(page.written, page.solved)
        elif page.kind == "draw":
            form.showDrawing(
                page.drawn, page.other, page.tokens, page.limits, page.role, page.solved
            )

    def _draw_result(self, page: QuizPage) -> None:
        self._result.setVisible(page.kind == "result")
        while self._result_column.count():
            item = self._result_column.takeAt(0)
            old = None if item is None else item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for role, text in page.lines:
            label = self._label(role)
            label.setWordWrap(True)
            label.setText(text)
            self._result_column.addWidget(label)
            label.show()

    def _draw_foot(self, page: QuizPage) -> None:
        ended = page.kind == "result"
        self.back.setVisible(ended or not page.first)
        self._note.setText(page.note)
        self.show_me.setVisible(bool(page.scene))
        self.again.setVisible(ended)
        self.wrong.setVisible(ended and bool(page.wrong))
        self.check.setVisible(not ended and not page.solved)
        self.check.setEnabled(page.can_check or not page.answered)
        self.next.setVisible(not ended)
        if not page.answered:
            self.next.setText(tr("Skip"))
        else:
            self.next.setText(tr("Result") if page.last else tr("Next"))
        self._dress(self.next, "primary" if page.solved else "ghost")

    def _dress(self, button: PushButton, kind: str) -> None:
        if button.property("kind") != kind:
            button.setProperty("kind", kind)
            button.style().unpolish(button)
            button.style().polish(button)

    def _draw_folded(self, folded: bool) -> None:
        self.area.setVisible(not folded)
        self.problem.setVisible(not folded and bool(self.problem.text()))
        if folded:
            for widget in (self.back, self.show_me, self.again, self.wrong, self.next, self.check):
                widget.hide()
        self._note.setVisible(not folded)
        self.fold.setIconName("open" if folded else "minus")
        self.fold.setName(tr("Open the quiz") if folded else tr("Make small, to see the page"))

    def _order_tabs(self) -> None:
        """Let Tab go from top to bottom: what is answered with is made last."""
        order = [self.fold, self.close_button, self.code, *self.form.tabs(), self.back]
        order += [self.show_me, self.again, self.wrong, self.next, self.check]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _say_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.form.markNumber(bool(text) and self._page is not None and self._page.kind == "number")
        self.grown.emit()

    def _give_focus(self) -> None:
        page = self._page
        if page is None:
            return
        if page.kind == "result":
            (self.wrong if page.wrong else self.again).setFocus()
        elif page.solved:
            self.next.setFocus()
        else:
            self.form.giveFocus()

    def take_keyboard(self) -> None:
        """Give the keyboard to what can be answered with."""
        if self.controller.state.quiz.folded:
            self.fold.setFocus()
        else:
            self._give_focus()

    # ------------------------------------------------------------------ what a person does

    def _do(self, intent: str, **arguments: Any) -> None:
        """Ask, and draw even when nothing has changed: a row may have ticked itself."""
        self._say_problem("")
        before = self.controller.state.quiz
        self.controller.do(intent, **arguments)
        if self.controller.state.quiz is before:
            self.render_state(frozenset(self.SLICES))

    @Slot(object)
    def _on_chosen(self, key: str) -> None:
        self._do("choose_answer", answer=key)

    @Slot(object)
    def _on_written(self, text: str) -> None:
        self._do("write_answer", text=text)

    @Slot(object)
    def _on_drawn(self, values: tuple[float, ...]) -> None:
        self._do("draw_answer", values=values)

    @Slot(object)
    def _on_hold(self, job: str) -> None:
        self._do("hold_job", job=job)

    @Slot(object)
    def _on_placed(self, pair: tuple[str, str]) -> None:
        job, target = pair
        if target:
            self._do("place_job", target=target, job=job)
        else:
            self._do("take_job_back", job=job)

    @Slot(object)
    def _on_moved(self, move: tuple[str, int]) -> None:
        self._do("move_line", line=move[0], step=move[1])

    def _part_below(self, spot: QPoint) -> tuple[DiagramCanvas | None, str]:
        """Return the diagram below a place on the screen, and the part that takes a job there."""
        below = QApplication.widgetAt(spot)
        if not isinstance(below, DiagramCanvas):
            return None, ""
        part = below.partAt(below.mapFromGlobal(spot).toPointF())
        return below, part if part in targets_on_diagram(self.controller.state) else ""

    @Slot(object)
    def _on_dragged(self, spot: QPoint | None) -> None:
        canvas, part = (None, "") if spot is None else self._part_below(spot)
        if self._aimed is not None and self._aimed is not canvas:
            self._aimed.setAimed("")
        self._aimed = canvas
        if canvas is not None:
            canvas.setAimed(part)

    @Slot(object)
    def _on_dropped(self, drop: tuple[str, QPoint]) -> None:
        job, spot = drop
        _, part = self._part_below(spot)
        target = targets_on_diagram(self.controller.state).get(part)
        if target is not None:
            self._do("place_job", target=target, job=job)

    @Slot()
    def _on_check(self) -> None:
        error = self.desk.check()
        if error is not None:
            self._say_problem(f"{error.message} {error.hint}".strip())
            return
        self._say_problem("")
        self._announce(self._judgement())
        if self.controller.state.quiz.solved(self.controller.state.quiz.asked):
            self.next.setFocus()
        self.area.ensureWidgetVisible(self.said)

    @Slot()
    def _on_next(self) -> None:
        self.controller.do("show_question", index=self.controller.state.quiz.at + 1)

    @Slot()
    def _on_back(self) -> None:
        self.controller.do("show_question", index=self.controller.state.quiz.at - 1)

    @Slot()
    def _on_show_me(self) -> None:
        if self._page is not None and self._page.scene:
            self.controller.do("show_scene", scene=self._page.scene)

    @Slot()
    def _on_again(self) -> None:
        quiz = self.controller.state.quiz.quiz
        if quiz is not None:
            begin_quiz(self.controller, quiz.id)

    @Slot()
    def _on_wrong(self) -> None:
        quiz = self.controller.state.quiz
        if quiz.quiz is not None:
            begin_quiz(self.controller, quiz.quiz.id, quiz.wrong)

    @Slot()
    def _on_fold(self) -> None:
        self.controller.do("fold_quiz", folded=not self.controller.state.quiz.folded)
        self.take_keyboard()

    @Slot()
    def _on_close(self) -> None:
        self.controller.do("close_quiz")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check and go on, put away, go from question to question."""
        key, page = Qt.Key(event.key()), self._page
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and page is not None:
            if not self.check.isHidden() and self.check.isEnabled():
                self._on_check()
            elif not self.next.isHidden():
                self._on_next()
        elif key == Qt.Key.Key_Escape:
            self._on_close()
        elif key == Qt.Key.Key_F6:
            self.pageWanted.emit()
        elif alt and key == Qt.Key.Key_Left and not self.back.isHidden():
            self._on_back()
        elif alt and key == Qt.Key.Key_Right and not self.next.isHidden():
            self._on_next()
        elif page is None or not self.form.typed(event):
            super().keyPressEvent(event)

    def _judgement(self) -> str:
        """Return what has become of the answer, for a screen reader."""
        page = self._page
        if page is None:
            return ""
        parts = [tr("Right.") if page.solved else tr("Not right yet.")]
        parts += [plain_text(said) for _, said in (page.states or {}).values() if said]
        return " ".join([*parts, plain_text(page.says)]).strip()

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
