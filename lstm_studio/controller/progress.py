"""What a student has done, kept in memory and in the file, and what is said when the file fails.

Nothing is lost on the screen by a disk that is full or a folder that cannot be written: it stays
in memory, and the next record tries the file again and takes along what is waiting.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lstm_studio.assets import data_dir
from lstm_studio.controller.notices import NoticeHub
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.state.attempts import (
    Attempt,
    Change,
    Forgotten,
    GoalKept,
    Named,
    Progress,
    StepKept,
)

if TYPE_CHECKING:
    from lstm_studio.engine.progress_store import ProgressStore

__all__ = ["ProgressKeeper", "utc_now"]


def utc_now() -> str:
    """Return this moment as it is kept: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class ProgressKeeper(QObject):
    """Holds the progress; the file is opened when it is made.

    Parameters
    ----------
    notices : NoticeHub
        Where the person is told what goes wrong.
    path : Path, optional
        The file; ``progress.sqlite`` in the person's data folder when left out.
    parent : QObject, optional

    Signals
    -------
    changed
        :attr:`now` or :attr:`problem` is another.
    """

    changed = Signal()

    def __init__(
        self, notices: NoticeHub, path: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        from lstm_studio.engine.progress_file import FILE_NAME

        self.path = data_dir() / FILE_NAME if path is None else path
        self._notices = notices
        self._store: ProgressStore | None = None
        self._waiting: list[Change] = []
        self._problem: StudioError | None = None
        self._on_disk = Progress()
        self._now = Progress()
        self._closed = False
        try:
            self._open()
        except StudioError as error:
            from lstm_studio.engine.progress_file import peek

            self._on_disk = peek(self.path) or Progress()
            self._tell(error)
        self._now = self._on_disk

    # ------------------------------------------------------------------------------- reading

    @property
    def now(self) -> Progress:
        """All that is known."""
        return self._now

    @property
    def problem(self) -> StudioError | None:
        """Why the file cannot be written at present; None when all is well."""
        return self._problem

    def attempts(self) -> tuple[Attempt, ...]:
        """Return all answers, the oldest first."""
        return self._now.attempts

    def steps(self) -> tuple[StepKept, ...]:
        """Return how far each step of the lessons has come."""
        return self._now.steps

    def goals(self) -> tuple[GoalKept, ...]:
        """Return the best of each goal that was met."""
        return self._now.goals

    def refresh(self) -> None:
        """Take over what another window has written; and try the file again if it failed."""
        if self._closed:
            return
        store = self._store
        try:
            if store is None or self._waiting or store.is_gone():
                self._write()
            elif store.changed_elsewhere():
                self._on_disk = store.read()
            else:
                return
        except StudioError as error:
            self._tell(error)
            return
        self._settle()

    # ------------------------------------------------------------------------------- writing

    def record(self, attempt: Attempt) -> bool:
        """Keep an answer.

        Returns
        -------
        bool
            True once it is on the disk; False when it is in memory only, which the person has
            been told.
        """
        return self._keep(attempt)

    def keep_step(self, lesson: str, step: str, state: str) -> bool:
        """Keep how far a step of a lesson has come; see :meth:`record`."""
        return self._keep(StepKept(lesson, step, state, utc_now()))

    def keep_goal(self, goal: str, stars: int, changes: int) -> bool:
        """Keep that a goal was met, where it is the best so far; see :meth:`record`."""
        return self._keep(GoalKept(goal, stars, changes, utc_now()))

    def set_name(self, name: str) -> bool:
        """Keep the student's name, or forget it when it is empty; see :meth:`record`."""
        return self._keep(Named(name))

    def reset(self) -> bool:
        """Forget everything, in the file and here; see :meth:`record`."""
        return self._keep(Forgotten())

    def close(self) -> None:
        """Close the file; what comes later stays in memory."""
        self._closed = True
        self._let_go()

    def _keep(self, change: Change) -> bool:
        if isinstance(change, Forgotten):
            self._waiting.clear()  # what nobody wants any more need not be written first
        self._waiting.append(change)
        try:
            self._write()
        except StudioError as error:
            self._tell(error)
            self._now = self._on_disk.after(self._waiting)
            self.changed.emit()
        else:
            self._settle()
        return not self._waiting

    def _open(self) -> None:
        from lstm_studio.engine.progress_file import open_store

        opened = open_store(self.path)
        if opened.set_aside is not None:
            self._notices.error(
                StudioError(
                    tr("The file of your progress could not be read, and a new one was begun."),
                    tr(
                        "The old one was not deleted. It is now {file}, in {folder}.",
                        file=opened.set_aside.name,
                        folder=opened.set_aside.parent,
                    ),
                )
            )
        if opened.progress == Progress() and self._on_disk != Progress():
            # The file went bad, or away, while its contents are known here.
            opened.store.write(self._on_disk.changes())
        else:
            self._on_disk = opened.progress
        self._store = opened.store

    def _write(self) -> None:
        """Write what is waiting, in one transaction.

        Raises
        ------
        StudioError
            When it cannot be written.  The next try opens the file anew, and so looks it over.
        """
        if self._closed:
            return
        if self._store is not None and self._store.is_gone():
            self._let_go()
        try:
            if self._store is None:
                self._open()
            if self._store is not None and self._waiting:
                self._store.write(self._waiting)
                self._on_disk = self._on_disk.after(self._waiting)
                self._waiting.clear()
                if self._store.changed_elsewhere():
                    self._on_disk = self._store.read()
        except StudioError:
            self._let_go()
            raise

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _settle(self) -> None:
        """Show what is known now; say so when the file is well again."""
        self._now = self._on_disk.after(self._waiting)
        if self._problem is not None and not self._waiting:
            self._problem = None
            self._notices.tell(tr("Your progress is written again; nothing was lost."))
        self.changed.emit()

    def _tell(self, error: StudioError) -> None:
        """Say what is wrong, once as long as it stays the same."""
        before, self._problem = self._problem, error
        if before is None or before.message != error.message:
            self._notices.error(error)
