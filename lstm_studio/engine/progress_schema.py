"""The tables of the file of a student's progress, and how older files become today's.

``PRAGMA user_version`` says which version a file has.  ``MIGRATIONS[n]`` are the statements that
turn version n into version n + 1; a new file is version 0 and has no table.  A later version adds
statements at the end and leaves those before it as they are.
"""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "MIGRATIONS"]

APPLICATION_ID = 0x4C53_544D
"""``LSTM`` in ASCII, in the file's header: it tells our file from any other database."""

_VERSION_1 = (
    """
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        quiz TEXT NOT NULL,
        question TEXT NOT NULL,
        is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)),
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        seconds REAL NOT NULL CHECK (seconds >= 0),
        seed INTEGER NOT NULL,
        answer TEXT NOT NULL,
        moment TEXT NOT NULL,
        run TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE misconceptions (
        attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (attempt, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE steps (
        id INTEGER PRIMARY KEY,
        lesson TEXT NOT NULL,
        step TEXT NOT NULL,
        state TEXT NOT NULL,
        moment TEXT NOT NULL,
        UNIQUE (lesson, step)
    )
    """,
    """
    CREATE TABLE goals (
        id INTEGER PRIMARY KEY,
        goal TEXT NOT NULL UNIQUE,
        stars INTEGER NOT NULL CHECK (stars >= 0),
        changes INTEGER NOT NULL CHECK (changes >= 0),
        moment TEXT NOT NULL
    )
    """,
    "CREATE TABLE person (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1,)
