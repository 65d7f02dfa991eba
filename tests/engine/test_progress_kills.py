"""A program that is killed at any statement: nothing that was confirmed is lost, nothing is half.

A driver forks a child for each n; the child kills itself (SIGKILL) when SQLite is about to run its
n-th statement.  What the store had confirmed until then the child has written down with ``write``,
which the kill cannot take back.  The file is then opened here and compared.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lstm_studio.engine.progress_file import open_store
from lstm_studio.engine.progress_schema import MIGRATIONS
from lstm_studio.state.attempts import Forgotten, GoalKept, Named, Progress, StepKept
from tests.fixtures.progress import WHEN, attempt

ROOT = Path(__file__).resolve().parents[2]

BATCHES = (
    (attempt("one", right=False, misconceptions=("a", "b", "c")),),
    (attempt("two"), StepKept("l", "1", "seen", WHEN)),
    (StepKept("l", "1", "done", WHEN), GoalKept("hold", 1, 9, WHEN)),
    (Named("Ada"), GoalKept("hold", 3, 2, WHEN)),
    (attempt("three", right=False, misconceptions=("d",)),),
    (Forgotten(), attempt("four", right=False, misconceptions=("e", "f"))),
    (Named("Grace"), attempt("five")),
)
"""What is confirmed batch by batch; each changes what is known."""

DRIVER = """
import os, signal, sqlite3, sys
from pathlib import Path

from lstm_studio.engine.progress_file import open_store
from tests.engine.test_progress_kills import BATCHES, LATER

folder, later = Path(sys.argv[1]), sys.argv[2] == "later"
real = sqlite3.connect


def child(n):
    statements, confirmed = [0], os.open(folder / f"{n}.confirmed", os.O_CREAT | os.O_WRONLY)

    def count(statement):
        statements[0] += 1
        if statements[0] == n:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*args, **kwargs):
        connection = real(*args, **kwargs)
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = connect
    path = folder / f"{n}.sqlite"
    if later:
        open_store(path, LATER).store.close()
    else:
        store = open_store(path).store
        for batch in BATCHES:
            store.write(batch)
            os.write(confirmed, b"+")
        store.close()
    os._exit(0)


n, ended = 0, 1
while ended:
    n += 1
    if later:
        store = open_store(folder / f"{n}.sqlite").store
        store.write(BATCHES[0])
        store.close()
    number = os.fork()
    if not number:
        try:
            child(n)
        finally:
            os._exit(77)
    ended = os.waitpid(number, 0)[1]
    if ended not in (0, signal.SIGKILL):
        sys.exit(f"child {n} ended with {ended}")
print(n)
"""

LATER = (
    *MIGRATIONS,
    (
        "CREATE TABLE hints (attempt INTEGER PRIMARY KEY, level INTEGER NOT NULL)",
        "INSERT INTO hints SELECT id, 1 FROM attempts",
        "ALTER TABLE attempts ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    ),
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")


def drive(folder: Path, how: str) -> int:
    """Kill a child at each statement; return how many statements the whole work has."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(folder), how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout) - 1


def known_after(count: int) -> Progress:
    return Progress().after(change for batch in BATCHES[:count] for change in batch)


def test_every_batch_can_be_told_from_the_others():
    stages = [known_after(count) for count in range(len(BATCHES) + 1)]
    assert all(stages.count(one) == 1 for one in stages)


def test_nothing_confirmed_is_lost_and_nothing_is_half(tmp_path):
    statements = drive(tmp_path, "write")
    assert statements > 50  # the trace has seen the tables made and the batches written
    seen = set()
    for n in range(1, statements + 2):
        confirmed = len((tmp_path / f"{n}.confirmed").read_bytes())
        opened = open_store(tmp_path / f"{n}.sqlite")
        assert opened.set_aside is None, n
        # The commit that was cut off has either happened or not; every other batch is there.
        assert opened.progress in (known_after(confirmed), known_after(confirmed + 1)), n
        opened.store.write([attempt("afterwards")])  # and the file goes on working
        assert opened.store.read().attempts[-1] == attempt("afterwards")
        opened.store.close()
        seen.add(confirmed)
    assert seen == set(range(len(BATCHES) + 1))


def test_a_migration_that_is_killed_is_done_by_the_next_start(tmp_path):
    statements = drive(tmp_path, "later")
    assert statements > 10
    versions = set()
    for n in range(1, statements + 2):
        opened = open_store(tmp_path / f"{n}.sqlite", LATER)
        assert opened.set_aside is None, n
        assert opened.progress == known_after(1), n
        run = opened.store._connection.execute
        versions.add(run("PRAGMA user_version").fetchone())
        assert run("SELECT level FROM hints").fetchall() == [(1,)], n
        opened.store.close()
    assert versions == {(2,)}


WORKER = """
import os, sys
from pathlib import Path
from lstm_studio.engine.progress_file import open_store
from tests.fixtures.progress import attempt
store = open_store(Path(sys.argv[1])).store
n = 0
while True:
    store.write([attempt(str(n), right=False, misconceptions=("a", "b"))])
    os.write(1, b"+")
    n += 1
"""


@pytest.mark.parametrize("seconds", [0.05, 0.12, 0.31])
def test_a_kill_in_the_middle_of_a_statement_loses_nothing_either(tmp_path, seconds):
    path = tmp_path / "progress.sqlite"
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path)], cwd=ROOT, stdout=subprocess.PIPE
    )
    said = os.read(worker.stdout.fileno(), 1)  # it writes from now on
    time.sleep(seconds)
    worker.send_signal(signal.SIGKILL)
    rest, _ = worker.communicate(timeout=60)
    confirmed = len(said + rest)
    opened = open_store(path)
    found = opened.progress.attempts
    opened.store.close()
    assert confirmed <= len(found) <= confirmed + 1
    wanted = [attempt(str(n), right=False, misconceptions=("a", "b")) for n in range(len(found))]
    assert list(found) == wanted
