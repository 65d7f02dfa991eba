"""What the window does while something is learned: the panel beside the page, docks put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from lstm_studio.controller.lesson_keeper import LessonKeeper
from lstm_studio.controller.quiz_desk import begin_quiz
from lstm_studio.core.errors import StudioError
from lstm_studio.shell.hidden_controls import HiddenControls
from lstm_studio.state.learning_intents import step_of
from lstm_studio.style.look import Look
from lstm_studio.views.base import View

if TYPE_CHECKING:
    from lstm_studio.shell.companion import Companion
    from lstm_studio.shell.main_window import MainWindow
    from lstm_studio.shell.quiz_layer import QuizLayer

__all__ = ["LearningSide"]


class LearningSide(QObject):
    """Makes the panel when it is first needed, and keeps it and the window in step.

    Parameters
    ----------
    window : MainWindow

    Signals
    -------
    quizRequested(object)
        The id of a quiz that a step asks for.
    """

    quizRequested = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._controller = window.controller
        self._keeper = LessonKeeper(window.controller)
        self.companion: Companion | None = None
        self.quiz_layer: QuizLayer | None = None
        self._hiding = HiddenControls(window)
        self._controller.learning_changed.connect(self._on_learning_changed)
        self._controller.goal_changed.connect(self._on_learning_changed)
        self._controller.quiz_changed.connect(self._on_quiz_changed)
        self.quizRequested.connect(self.begin_quiz)

    def views(self) -> list[View]:
        """Return the views of the panel."""
        beside = [] if self.companion is None else self.companion.views()
        return beside if self.quiz_layer is None else [*beside, self.quiz_layer.view]

    def width(self) -> int:
        """Return how much of the window's width the panel takes, in pixels."""
        return 0 if self.companion is None else self.companion.taken()

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        if self.companion is not None:
            self.companion.set_look(look)
        if self.quiz_layer is not None:
            self.quiz_layer.set_look(look)

    def resized(self) -> None:
        """Follow the window's size, and let the docks follow it."""
        layout = self._window.layout_keeper
        if self.companion is not None:
            self.companion.fit(self._window.width())
            self._window.transport.set_beside(self.companion.taken())
            if layout.would_change() and self._hiding.names:
                # Not within the resizing: docks that are shown and hidden while Qt lays them out
                # are left half shown, and then a floating one has titles but no window.
                QTimer.singleShot(0, self, self._fit_among_all)
                return
        layout.fit()

    @Slot()
    def _fit_among_all(self) -> None:
        """Fit the docks, those too that the step does without, and hide these again."""
        layout = self._window.layout_keeper
        if layout.would_change():
            self.bring_back()
            layout.fit()
            self._hiding.hide(self._unwanted())

    def bring_back(self) -> None:
        """Show what the step does without; before the layout is remembered."""
        with self._window.layout_keeper.held():
            self._hiding.bring_back()

    def settle(self) -> None:
        """Show the panel or not, after a layout that brought its own idea of it along."""
        self._on_learning_changed()

    def disconnect_controller(self) -> None:
        """Stop listening; the window is about to go."""
        self._controller.learning_changed.disconnect(self._on_learning_changed)
        self._controller.goal_changed.disconnect(self._on_learning_changed)
        self._controller.quiz_changed.disconnect(self._on_quiz_changed)
        if self.quiz_layer is not None:
            self.quiz_layer.disconnect_controller()
        if self.companion is not None:
            self.companion.disconnect_controller()

    @Slot(object)
    def begin_quiz(self, quiz: object) -> None:
        """Begin a quiz, or go on with it where it was left."""
        begin_quiz(self._controller, str(quiz))

    @Slot()
    def _on_quiz_changed(self) -> None:
        """Make the card of the quiz when there is first something to show on it."""
        if self.quiz_layer is None and self._controller.state.quiz.open:
            from lstm_studio.shell.quiz_layer import QuizLayer

            self.quiz_layer = QuizLayer(self._window)
            self.quiz_layer.follow()

    @Slot()
    def _on_learning_changed(self) -> None:
        learning = self._controller.state.learning
        if self.companion is None:
            running = self._controller.state.goal.goal
            if running is None and not learning.activity and not learning.free:
                return
            from lstm_studio.shell.companion import Companion

            self.companion = Companion(self._controller, self._window.look, self._window)
            self.companion.lesson.quizRequested.connect(self.quizRequested)
            self.companion.goal.playRequested.connect(self._window.playback.play)
            self.companion.goal.pauseRequested.connect(self._window.playback.pause)
            self.companion.hide()
            self._window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.companion)
        keeper, companion = self._window.layout_keeper, self.companion
        with keeper.kept_size():
            if frozenset(self._unwanted()) != self._hiding.names:
                self.bring_back()  # the panel takes or leaves its room among all the docks
            companion.fit(self._window.width())
            companion.follow()
            self._window.transport.set_beside(companion.taken())
            keeper.fit()
            self._hiding.hide(self._unwanted())

    def _unwanted(self) -> tuple[str, ...]:
        """Return the names of what the step does without."""
        state = self._controller.state
        if state.learning.activity != "lesson" or state.goal.goal is not None:
            return ()
        try:
            step = step_of(self._controller.state, self._controller.library)
        except StudioError:
            return ()
        if step is None:
            return ()
        predict, learning = step.predict, state.learning
        said = predict is None or (learning.lesson, step.id) in learning.predictions
        return step.hide if predict is None or said else (*step.hide, *predict.hide)
