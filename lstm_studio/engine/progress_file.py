"""The file of a student's progress: one SQLite database in the person's own folder.

The journal is a write-ahead log (https://sqlite.org/wal.html), with which two
windows can read while a third writes.

A file that is damaged, or is somebody else's, is renamed and never deleted; one that a newer
program wrote is left as it is.  sqlite3 is imported when a file is first opened: the start does not
pay for it, and a Python without it still runs the program.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.progress_schema import APPLICATION_ID, MIGRATIONS
from lstm_studio.engine.progress_store import (
    ProgressStore,
    error_name,
    file_identity,
    not_kept,
    read_all,
    said,
    transaction,
)
from lstm_studio.i18n import integer, tr
from lstm_studio.state.attempts import Progress

if TYPE_CHECKING:
    import sqlite3

__all__ = ["FILE_NAME", "Opened", "open_store", "peek"]

FILE_NAME = "progress.sqlite"

_PATIENCE = 4.0
"""Seconds to wait for another window that is writing; a write takes some milliseconds."""

_TRIES = 40
_SIDE_FILES = ("", "-wal", "-shm")


class _UnusableError(Exception):
    """The file cannot be used and has to make room; ``word`` goes into its new name."""

    def __init__(self, word: str, reason: str) -> None:
        super().__init__(reason)
        self.word = word


@dataclass(frozen=True)
class Opened:
    """A file that was opened.

    Attributes
    ----------
    store : ProgressStore
    progress : Progress
        What was in it.
    set_aside : Path or None
        Where a file of that name now is that could not be used.
    """

    store: ProgressStore
    progress: Progress
    set_aside: Path | None = None


def open_store(path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> Opened:
    """Open the file, make it when there is none, and bring an older one up to date.

    Parameters
    ----------
    path : Path
        Its folder is made when there is none.
    migrations : sequence of sequences of str
        The statements that lead from each version to the next.

    Raises
    ------
    StudioError
        When the file or its folder cannot be used, or a newer program wrote it.  The message says
        what is in the way; the file is as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_kept(path, error.strerror or str(error)) from error
    moved: Path | None = None
    with said(path):
        for tried in range(3):
            identity = file_identity(path)
            try:
                return Opened(*_open(path, migrations), moved)
            except _UnusableError as error:
                if tried == 2:
                    raise not_kept(path, str(error)) from error
                moved = _move_aside(path, error.word, identity) or moved
    raise AssertionError("unreachable")


def peek(path: Path) -> Progress | None:
    """Return what is in a file that cannot be written, as far as it can be read; else None.

    A file on a full disk or in a folder without permission can still be looked at, without the
    log beside it.
    """
    if not path.is_file():
        return None
    try:
        import sqlite3
    except ImportError:
        return None
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    except sqlite3.Error:
        return None
    connection.text_factory = _decoded
    try:
        if _header(connection)[:2] == (APPLICATION_ID, len(MIGRATIONS)):
            return read_all(connection)
    except (sqlite3.Error, ValueError, TypeError):
        return None
    finally:
        connection.close()
    return None


# ------------------------------------------------------------------------------------- opening


def _open(path: Path, migrations: Sequence[Sequence[str]]) -> tuple[ProgressStore, Progress]:
    import sqlite3

    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        # A byte that is wrong shall spoil one character, and not the whole file.
        connection.text_factory = _decoded
        with _judged("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR"):
            # Nothing in the file is trusted to call functions; what is deleted is overwritten.
            for pragma in ("trusted_schema = OFF", "secure_delete = ON", "synchronous = FULL"):
                connection.execute(f"PRAGMA {pragma}")
            _inspect(connection, path, len(migrations))
        with _judged("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            _patiently(connection, "PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, migrations)
        # A file of today's version in which a table or a column is missing is damaged, too.
        with _judged("SQLITE_CORRUPT", "SQLITE_ERROR"):
            progress = read_all(connection)
        return ProgressStore(path, connection), progress
    except BaseException:
        connection.close()
        raise


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@contextmanager
def _judged(*damage: str) -> Generator[None]:
    """Tell errors that mean a damaged file from all others."""
    import sqlite3

    try:
        yield
    except (ValueError, TypeError) as error:
        raise _UnusableError("damaged", str(error)) from error
    except sqlite3.Error as error:
        if error_name(error).startswith(damage):
            raise _UnusableError("damaged", str(error)) from error
        raise


def _header(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Return whose file it is, its version, and how many tables it has."""
    owner, version, tables = (
        connection.execute(question).fetchone()[0]
        for question in (
            "PRAGMA application_id",
            "PRAGMA user_version",
            "SELECT count(*) FROM sqlite_master",
        )
    )
    return owner, version, tables


def _inspect(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """Refuse what is not ours, is newer than this program, or damaged."""
    owner, version, tables = _header(connection)
    if owner != APPLICATION_ID and (owner, version, tables) != (0, 0, 0):
        raise _UnusableError("foreign", "another program's database")
    if version < 0 or (version == 0 and tables):
        raise _UnusableError("damaged", f"version {version} with {tables} tables")
    if version > newest:
        raise StudioError(
            tr(
                "{file} was written by a newer LSTM Studio (version {found} of the file; this "
                "program knows {known}).",
                file=path.name,
                found=integer(version),
                known=integer(newest),
            ),
            tr(
                "Use the newer program to see it. It is left as it is; what you do here is kept "
                "until you close the window."
            ),
        )
    if tables:
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if answer != "ok":
            raise _UnusableError("damaged", str(answer))


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Run a statement for which SQLite itself does not wait when another window is in the way."""
    import sqlite3
    import threading

    pause = threading.Event()
    for left in range(_TRIES, -1, -1):
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if not left or not error_name(error).startswith("SQLITE_BUSY"):
                raise
            pause.wait(0.025)


def _migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> None:
    """Bring the file up to date, each version whole or not at all."""
    while _header(connection)[1] < len(migrations):
        with transaction(connection):
            version = _header(connection)[1]  # another window may have been first
            if version < len(migrations):
                for statement in migrations[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")


def _move_aside(path: Path, word: str, identity: tuple[int, int] | None) -> Path | None:
    """Rename a file and its log; None when another window has just done so."""
    if identity is None or file_identity(path) != identity:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    goal, number = path.with_name(f"{path.stem}-{word}-{stamp}{path.suffix}"), 1
    while goal.exists():
        number += 1
        goal = path.with_name(f"{path.stem}-{word}-{stamp}-{number}{path.suffix}")
    for side in _SIDE_FILES:
        source = path.with_name(path.name + side)
        if source.exists():
            os.rename(source, goal.with_name(goal.name + side))
    return goal
