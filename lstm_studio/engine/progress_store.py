"""A student's progress in SQLite: what is written, read, and said when that cannot be done.

Each call to :meth:`ProgressStore.write` is one transaction, forced to the disk before it returns:
a program that is killed between any two statements has lost nothing that was confirmed and kept
nothing by halves.  ``progress_file`` opens the file.  sqlite3 is imported when that is first done:
the start does not pay for it, and a Python without it still runs the program.
"""

from __future__ import annotations

import weakref
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

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
    import sqlite3

__all__ = [
    "ProgressStore",
    "error_name",
    "file_identity",
    "not_kept",
    "read_all",
    "said",
    "transaction",
]


class ProgressStore:
    """An open file.

    Parameters
    ----------
    path : Path
    connection : sqlite3.Connection
        Without a transaction of its own making (``isolation_level=None``).
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._identity = file_identity(path)
        self._close = weakref.finalize(self, connection.close)
        self._seen = self._version()

    def write(self, changes: Iterable[Change]) -> None:
        """Write some changes, all or none; they are on the disk when this returns.

        Raises
        ------
        StudioError
            When they cannot be written; then none of them is in the file.
        """
        wanted = tuple(changes)
        with said(self.path):
            with transaction(self._connection):
                for change in wanted:
                    self._write_one(change)
            if any(isinstance(change, Forgotten) for change in wanted):
                # What is forgotten shall not go on standing in the log.
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _write_one(self, change: Change) -> None:
        run = self._connection.execute
        match change:
            case Attempt():
                self._write_attempt(change)
            case StepKept():
                run(
                    "INSERT INTO steps (lesson, step, state, moment) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (lesson, step) DO UPDATE "
                    "SET state = excluded.state, moment = excluded.moment",
                    (change.lesson, change.step, change.state, change.when),
                )
            case GoalKept():
                run(
                    "INSERT INTO goals (goal, stars, changes, moment) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (goal) DO UPDATE SET stars = excluded.stars, "
                    "changes = excluded.changes, moment = excluded.moment "
                    "WHERE (excluded.stars, -excluded.changes) > (stars, -changes)",
                    (change.goal, change.stars, change.changes, change.when),
                )
            case Named():
                run("DELETE FROM person WHERE key = 'name'")
                if change.name:
                    run("INSERT INTO person (key, value) VALUES ('name', ?)", (change.name,))
            case Forgotten():
                for table in ("misconceptions", "attempts", "steps", "goals", "person"):
                    run(f"DELETE FROM {table}")

    def _write_attempt(self, attempt: Attempt) -> None:
        row = self._connection.execute(
            "INSERT INTO attempts (quiz, question, is_right, score, seconds, seed, answer, moment, "
            "run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                attempt.quiz,
                attempt.question,
                int(attempt.right),
                attempt.score,
                attempt.seconds,
                attempt.seed,
                attempt.answer,
                attempt.when,
                attempt.run,
            ),
        ).lastrowid
        for place, name in enumerate(attempt.misconceptions):
            self._connection.execute(
                "INSERT INTO misconceptions (attempt, place, name) VALUES (?, ?, ?)",
                (row, place, name),
            )

    def read(self) -> Progress:
        """Return all that is in the file, also what another window has written.

        Raises
        ------
        StudioError
            When it cannot be read.
        """
        with said(self.path):
            self._seen = self._version()
            try:
                return read_all(self._connection)
            except (ValueError, TypeError) as error:
                raise not_kept(self.path, str(error)) from error

    def changed_elsewhere(self) -> bool:
        """Return whether another window has written since the file was last read here.

        Raises
        ------
        StudioError
            When the file cannot be asked.
        """
        with said(self.path):
            return self._version() != self._seen

    def is_gone(self) -> bool:
        """Return whether the file was deleted, or another one stands in its place."""
        return file_identity(self.path) != self._identity

    def _version(self) -> int:
        return self._connection.execute("PRAGMA data_version").fetchone()[0]

    def close(self) -> None:
        """Close the file; the log goes into it."""
        self._close()


def file_identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from any other of the same name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def transaction(connection: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Generator[None]:
    """Do everything or nothing."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def read_all(connection: sqlite3.Connection) -> Progress:
    """Read everything at one moment, whatever other windows write meanwhile."""
    run = connection.execute
    with transaction(connection, "BEGIN"):
        named: dict[int, list[str]] = {}
        for attempt, name in run(
            "SELECT attempt, name FROM misconceptions ORDER BY attempt, place"
        ):
            named.setdefault(attempt, []).append(name)
        attempts = [
            Attempt(
                quiz=row[1],
                question=row[2],
                right=row[3],
                score=row[4],
                seconds=row[5],
                seed=row[6],
                misconceptions=tuple(named.get(row[0], ())),
                answer=row[7],
                when=row[8],
                run=row[9],
            )
            for row in run(
                "SELECT id, quiz, question, is_right, score, seconds, seed, answer, moment, run "
                "FROM attempts ORDER BY id"
            )
        ]
        steps = run("SELECT lesson, step, state, moment FROM steps ORDER BY id").fetchall()
        goals = run("SELECT goal, stars, changes, moment FROM goals ORDER BY id").fetchall()
        name = run("SELECT value FROM person WHERE key = 'name'").fetchone()
    return Progress(
        tuple(attempts),
        tuple(StepKept(*row) for row in steps),
        tuple(GoalKept(*row) for row in goals),
        Named(name[0]).name if name else "",
    )


def error_name(error: BaseException) -> str:
    """Return SQLite's name of an error, such as ``SQLITE_FULL``; empty for any other error."""
    return getattr(error, "sqlite_errorname", "") or ""


def not_kept(path: Path, reason: str) -> StudioError:
    """Return what a person is told when nothing can be written."""
    where = path.parent
    return StudioError(
        tr("Your progress cannot be kept in {folder}: {reason}.", folder=where, reason=reason),
        tr("It is kept until you close the window. Export it, or make the folder writable."),
    )


@contextmanager
def said(path: Path) -> Generator[None]:
    """Turn what SQLite and the disk say into what a person can mend."""
    try:
        import sqlite3
    except ImportError as error:
        raise not_kept(path, tr("this Python has no SQLite")) from error
    try:
        yield
    except sqlite3.Error as error:
        name = error_name(error)
        if name.startswith("SQLITE_FULL"):
            raise StudioError(
                tr("The disk is full: your progress cannot be written."),
                tr(
                    "Make room on the disk. What you do until then is kept and written with the "
                    "next answer."
                ),
            ) from error
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise StudioError(
                tr("Another program holds the file of your progress ({file}).", file=path.name),
                tr("Close it. What you do until then is kept and written with the next answer."),
            ) from error
        raise not_kept(path, str(error)) from error
    except OSError as error:
        raise not_kept(path, error.strerror or str(error)) from error
