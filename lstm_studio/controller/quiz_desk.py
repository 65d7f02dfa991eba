"""Judges answers, has each one recorded before anything is said of it, and times them."""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.progress import utc_now
from lstm_studio.core.errors import StudioError
from lstm_studio.state.attempts import Attempt
from lstm_studio.state.grading import Verdict, grade
from lstm_studio.state.quiz_intents import question_asked

__all__ = ["QuizDesk", "begin_quiz"]


def begin_quiz(
    controller: ModelController, quiz: str, only: Sequence[str] = (), seed: int | None = None
) -> bool:
    """Begin a quiz with a seed of its own; go on where it was left when it is under way.

    Parameters
    ----------
    controller : ModelController
    quiz : str
        Its id.
    only : sequence of str
        The questions to ask; all of them when empty.
    seed : int, optional
        What shuffles and draws; another one each time when left out.

    Returns
    -------
    bool
        False when it was refused; the reason has become a notice.
    """
    now = controller.state.quiz
    same = now.under_way and now.quiz is not None and now.quiz.id == quiz
    if same and not only and seed is None:
        return controller.do("open_quiz")
    chosen = random.randrange(1, 100_000) if seed is None else seed
    return controller.do(
        "start_quiz", quiz=quiz, seed=chosen, run=uuid.uuid4().hex, only=tuple(only)
    )


class QuizDesk(QObject):
    """Stands between a person's answer and what is said of it.

    No timer runs: the desk notes when a question came up and when it was put away.

    Parameters
    ----------
    controller : ModelController
        Its parent, too.
    clock : callable, optional
        Seconds from some moment on; ``time.monotonic`` when left out.
    """

    def __init__(
        self, controller: ModelController, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(controller)
        self._controller = controller
        self._clock = clock
        self._asked: tuple[str, str] = ("", "")
        self._since: float | None = None
        self._spent = 0.0
        controller.quiz_changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Let the time of the question that is seen run, and stand still while none is."""
        quiz = self._controller.state.quiz
        asked = (quiz.run, quiz.asked)
        if asked != self._asked:
            self._asked, self._spent, self._since = asked, 0.0, None
        ended = quiz.ended and all(quiz.verdicts.get(name) for name in quiz.order)
        if ended and quiz.quiz is not None:
            self._controller.do("mark_quiz", quiz=quiz.quiz.id)
        runs = quiz.open and bool(quiz.asked) and not quiz.solved(quiz.asked)
        if runs and self._since is None:
            self._since = self._clock()
        elif not runs and self._since is not None:
            self._spent += self._clock() - self._since
            self._since = None

    def seconds(self) -> float:
        """Return how long the question has been looked at since it came up or was last answered."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return max(self._spent + running, 0.0)

    def check(self) -> StudioError | None:
        """Judge the answer, record it, and only then show what has become of it.

        Returns
        -------
        StudioError or None
            Why it cannot be judged: a part is missing, or a text is no number.
        """
        state = self._controller.state
        quiz, question = state.quiz, question_asked(state)
        if question is None or quiz.quiz is None or quiz.solved(question.id):
            return None
        try:
            verdict = grade(
                question, quiz.answers.get(question.id, ()), quiz.cases.get(question.id)
            )
        except StudioError as error:
            return error
        seconds = self.seconds()
        kept = self._record(verdict, seconds)
        self._controller.do("mark_answer", verdict=verdict, seconds=seconds, kept=kept)
        self._spent = 0.0
        if self._since is not None:
            self._since = self._clock()
        return None

    def _record(self, verdict: Verdict, seconds: float) -> bool:
        quiz = self._controller.state.quiz
        assert quiz.quiz is not None
        return self._controller.progress.record(
            Attempt(
                quiz.quiz.id,
                quiz.asked,
                verdict.right,
                verdict.score,
                seconds,
                quiz.seed,
                verdict.misconceptions,
                verdict.answer,
                utc_now(),
                quiz.run,
            )
        )
