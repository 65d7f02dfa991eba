"""The quiz: one question at a time, what is said of the answer, and the result at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.quiz_desk import QuizDesk, begin_quiz
from lstm_studio.i18n import tr
from lstm_studio.present.quiz_page import QuizPage, quiz_page
from lstm_studio.state.quiz_intents import targets_on_diagram
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.diagram_canvas import DiagramCanvas
from lstm_studio.widgets.math_layout import plain_text
from lstm_studio.widgets.quiz_frame import QuizFrame

__all__ = ["QuizDialogView"]


class QuizDialogView(View):
    """Asks, judges and explains; the page behind it stays in use.

    Enter checks and goes on, Escape puts the quiz away, Alt and the arrows go from question to
    question.  Object names are those of :class:`~lstm_studio.widgets.quiz_frame.QuizFrame`.

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
        self.frame = QuizFrame(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)
        self._join()
        self.apply_look()

    def _join(self) -> None:
        """Connect the frame's controls with what they ask for."""
        frame, form = self.frame, self.frame.form
        frame.grown.connect(self.grown)
        frame.fold.clicked.connect(self._on_fold)
        frame.close_button.clicked.connect(self._on_close)
        frame.back.clicked.connect(self._on_back)
        frame.show_me.clicked.connect(self._on_show_me)
        frame.again.clicked.connect(self._on_again)
        frame.wrong.clicked.connect(self._on_wrong)
        frame.next.clicked.connect(self._on_next)
        frame.check.clicked.connect(self._on_check)
        form.chosen.connect(self._on_chosen)
        form.written.connect(self._on_written)
        form.drawn.connect(self._on_drawn)
        form.board.holdRequested.connect(self._on_hold)
        form.board.placeRequested.connect(self._on_placed)
        form.board.draggedOver.connect(self._on_dragged)
        form.board.droppedAt.connect(self._on_dropped)
        form.order.moveRequested.connect(self._on_moved)

    def apply_look(self) -> None:
        """Hand the look to the frame."""
        self.frame.setLook(self.look)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a question can be read, scrolling."""
        return self.frame.minimumSizeHint()

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
        frame = self.frame
        self.setAccessibleName(tr("Quiz: {title}, {place}", title=page.title, place=page.place))
        self.setAccessibleDescription(plain_text(page.text))
        frame.title.setText(page.title)
        frame.place.setText(page.place)
        frame.hint.setText(page.hint)
        frame.text.setMarkup(page.text)
        frame.text.setVisible(bool(page.text))
        frame.code.setCode(page.code)
        frame.code.setVisible(bool(page.code))
        if new:
            frame.fitCode()
            frame.area.verticalScrollBar().setValue(0)
            frame.setProblem("")
        frame.form.setKind(page.kind)
        self._draw_form(page, new)
        frame.said.setSaid(page.verdict, page.says)
        frame.setResult(page.lines)
        self._draw_foot(page)
        frame.setFolded(quiz.folded)
        frame.orderTabs()
        if new and self.isVisible() and not quiz.folded:
            self._give_focus()
            self._announce(tr("{place}. {text}", place=page.place, text=plain_text(page.text)))
        self.grown.emit()

    def _draw_form(self, page: QuizPage, new: bool) -> None:
        form, states = self.frame.form, page.states or {}
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

    def _draw_foot(self, page: QuizPage) -> None:
        frame, ended = self.frame, page.kind == "result"
        frame.back.setVisible(ended or not page.first)
        frame.note.setText(page.note)
        frame.show_me.setVisible(bool(page.scene))
        frame.again.setVisible(ended)
        frame.wrong.setVisible(ended and bool(page.wrong))
        frame.check.setVisible(not ended and not page.solved)
        frame.check.setEnabled(page.can_check or not page.answered)
        frame.next.setVisible(not ended)
        if not page.answered:
            frame.next.setText(tr("Skip"))
        else:
            frame.next.setText(tr("Result") if page.last else tr("Next"))
        frame.dressNext(page.solved)

    def _give_focus(self) -> None:
        page = self._page
        if page is None:
            return
        if page.kind == "result":
            (self.frame.wrong if page.wrong else self.frame.again).setFocus()
        elif page.solved:
            self.frame.next.setFocus()
        else:
            self.frame.form.giveFocus()

    def take_keyboard(self) -> None:
        """Give the keyboard to what can be answered with."""
        if self.controller.state.quiz.folded:
            self.frame.fold.setFocus()
        else:
            self._give_focus()

    # ------------------------------------------------------------------ what a person does

    def _do(self, intent: str, **arguments: Any) -> None:
        """Ask, and draw even when nothing has changed: a row may have ticked itself."""
        self.frame.setProblem("")
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
            self.frame.setProblem(f"{error.message} {error.hint}".strip())
            return
        self.frame.setProblem("")
        self._announce(self._judgement())
        if self.controller.state.quiz.solved(self.controller.state.quiz.asked):
            self.frame.next.setFocus()
        self.frame.area.ensureWidgetVisible(self.frame.said)

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
            if not self.frame.check.isHidden() and self.frame.check.isEnabled():
                self._on_check()
            elif not self.frame.next.isHidden():
                self._on_next()
        elif key == Qt.Key.Key_Escape:
            self._on_close()
        elif key == Qt.Key.Key_F6:
            self.pageWanted.emit()
        elif alt and key == Qt.Key.Key_Left and not self.frame.back.isHidden():
            self._on_back()
        elif alt and key == Qt.Key.Key_Right and not self.frame.next.isHidden():
            self._on_next()
        elif page is None or not self.frame.form.typed(event):
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
