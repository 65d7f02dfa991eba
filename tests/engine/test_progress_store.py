"""The file of the progress: what comes back, what is set aside, what is refused."""

from __future__ import annotations

import random
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.engine import progress_file
from lstm_studio.engine.progress_file import open_store, peek
from lstm_studio.engine.progress_schema import MIGRATIONS
from lstm_studio.state.attempts import Forgotten, Named, Progress
from tests.fixtures.progress import CHANGES, attempt, database, some_progress

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a" / "progress.sqlite"


def kept(path: Path) -> Progress:
    opened = open_store(path)
    opened.store.close()
    return opened.progress


def beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


@settings(max_examples=40)  # each forces some writes to the disk
@given(st.lists(st.lists(CHANGES, max_size=5), max_size=4))
def test_the_file_says_what_the_records_mean(tmp_path_factory, batches):
    path = tmp_path_factory.mktemp("kept") / "progress.sqlite"
    known = Progress()
    opened = open_store(path)
    for changes in batches:
        opened.store.write(changes)
        known = known.after(changes)
        assert opened.store.read() == known
    opened.store.close()
    assert kept(path) == known


def test_the_file_is_ours_and_keeps_a_log(path):
    opened = open_store(path)
    opened.store.write(some_progress())
    assert beside(path) == {"progress.sqlite", "progress.sqlite-wal", "progress.sqlite-shm"}
    opened.store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert path.read_bytes()[68:72] == b"LSTM"


def test_what_is_forgotten_stands_nowhere_in_the_files(path):
    opened = open_store(path)
    opened.store.write([attempt(answer="a secret answer"), Named("Ada Lovelace")])
    written = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert b"Ada Lovelace" in written
    opened.store.write([Forgotten()])
    left = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert b"Ada Lovelace" not in left
    assert b"a secret answer" not in left
    opened.store.close()


def test_a_failing_record_leaves_none_of_its_batch(path):
    opened = open_store(path)
    opened.store.write([attempt()])
    opened.store._connection.execute("DROP TABLE misconceptions")
    with pytest.raises(StudioError):
        opened.store.write([attempt("second"), attempt("third", right=False)])
    opened.store._connection.execute(MIGRATIONS[0][1])
    assert opened.store.read().attempts == (attempt(),)
    opened.store.close()


# --------------------------------------------------------------------------------- older and newer

ADDED = ("ALTER TABLE attempts ADD COLUMN hints INTEGER NOT NULL DEFAULT 0",)


def test_a_file_without_tables_becomes_todays(path):
    database(path)  # a start that was stopped before the first table
    assert kept(path) == Progress()
    database(path.with_name("other.sqlite"), owner=0)
    assert kept(path.with_name("other.sqlite")) == Progress()


def test_an_older_file_is_brought_up_to_date(path):
    opened = open_store(path)
    opened.store.write(some_progress())
    opened.store.close()
    later = open_store(path, (*MIGRATIONS, ADDED, ("UPDATE attempts SET hints = 2",)))
    assert later.set_aside is None
    assert later.progress == Progress().after(some_progress())
    run = later.store._connection.execute
    assert run("PRAGMA user_version").fetchone() == (3,)
    assert run("SELECT hints FROM attempts").fetchall() == [(2,)] * 3
    later.store.close()


def test_a_version_is_reached_whole_or_not_at_all(path):
    opened = open_store(path)
    opened.store.write(some_progress())
    opened.store.close()
    broken = (*ADDED, "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(StudioError, match="nowhere"):
        open_store(path, (*MIGRATIONS, broken))
    assert beside(path) == {"progress.sqlite"}  # a fault of ours sets nothing aside
    opened = open_store(path)
    names = opened.store._connection.execute("SELECT name FROM pragma_table_info('attempts')")
    assert ("hints",) not in names.fetchall()
    assert opened.progress == Progress().after(some_progress())
    opened.store.close()


def test_a_newer_file_is_refused_and_left_alone(path):
    database(path, "CREATE TABLE later (x)", version=99)
    before = path.read_bytes()
    with pytest.raises(StudioError, match="newer LSTM Studio") as error:
        open_store(path)
    assert "left as it is" in error.value.hint
    assert path.read_bytes() == before
    assert beside(path) == {"progress.sqlite"}
    assert peek(path) is None


# ------------------------------------------------------------------------------ damaged and foreign


def corrupt(path: Path) -> None:
    """Overwrite the pages of a table that has many rows."""
    opened = open_store(path)
    opened.store.write([attempt(str(n), answer="long " * 100) for n in range(200)])
    opened.store.close()
    data = bytearray(path.read_bytes())
    half = len(data) // 2
    data[half : half + 20_000] = b"\xa5" * 20_000
    path.write_bytes(data)


def half(path: Path) -> None:
    corrupt(path)
    path.write_bytes(path.read_bytes()[:30_000])


def no_database(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("quiz;question\n" * 400)


def without_a_table(path: Path) -> None:
    database(path, *MIGRATIONS[0][:3], version=1)


def with_other_columns(path: Path) -> None:
    tables = [re.sub(r"moment TEXT", "somewhen TEXT", one) for one in MIGRATIONS[0]]
    database(path, *tables, version=1)


def with_impossible_values(path: Path) -> None:
    row = "INSERT INTO steps (lesson, step, state, moment) VALUES ('l', '1', 'done', 'never')"
    database(path, *MIGRATIONS[0], row, version=1)


def with_a_version_of_nothing(path: Path) -> None:
    database(path, *MIGRATIONS[0], version=-3)


def with_tables_and_no_version(path: Path) -> None:
    database(path, *MIGRATIONS[0])


def of_an_unknown_format(path: Path) -> None:
    database(path, *MIGRATIONS[0], version=1)
    data = bytearray(path.read_bytes())
    data[44:48] = b"\0\0\0\x09"  # the schema format, 1 to 4
    path.write_bytes(data)


def with_bytes_for_text(path: Path) -> None:
    database(path, *MIGRATIONS[0], "INSERT INTO person VALUES ('name', x'ff00')", version=1)


def somebody_elses(path: Path) -> None:
    database(path, "CREATE TABLE moz_places (url TEXT)", owner=0, version=77)


@pytest.mark.parametrize(
    "make",
    [
        corrupt,
        half,
        no_database,
        without_a_table,
        with_other_columns,
        with_impossible_values,
        with_bytes_for_text,
        with_a_version_of_nothing,
        with_tables_and_no_version,
        of_an_unknown_format,
        somebody_elses,
    ],
)
def test_what_cannot_be_used_is_set_aside_and_kept(path, make):
    make(path)
    before = path.read_bytes()
    opened = open_store(path)
    word = "foreign" if make is somebody_elses else "damaged"
    assert re.fullmatch(rf"progress-{word}-\d{{8}}-\d{{6}}\.sqlite", opened.set_aside.name)
    if make is not with_impossible_values:  # opening may bring a file of ours up to the log
        assert opened.set_aside.read_bytes()[100:] == before[100:]
    assert opened.progress == Progress()
    opened.store.write([attempt()])
    opened.store.close()
    assert kept(path).attempts == (attempt(),)


def test_a_wrong_byte_spoils_one_character_only(path):
    opened = open_store(path)
    opened.store.write([attempt(answer="the answer"), attempt("second")])
    opened.store.close()
    path.write_bytes(path.read_bytes().replace(b"the answer", b"the \xffnswer"))
    opened = open_store(path)
    assert opened.set_aside is None
    assert [one.answer for one in opened.progress.attempts] == ["the �nswer", attempt().answer]
    opened.store.close()


def test_no_damage_crashes_or_deletes(path):
    """A hundred files with bytes drawn at random: opened, set aside or refused, never lost."""
    opened = open_store(path)
    opened.store.write([attempt(str(n), answer="x" * 200, right=n % 2 == 0) for n in range(40)])
    opened.store.close()
    good, draw, ends = path.read_bytes(), random.Random(5), set()
    for n in range(100):
        bad = bytearray(good)
        where = draw.choice((100, 4_000, len(bad)))
        for _ in range(draw.choice((1, 3, 30))):
            bad[draw.randrange(where)] = draw.randrange(256)
        if n % 10 == 0:
            del bad[draw.randrange(len(bad)) :]
        one = path.with_name(f"{n}.sqlite")
        one.write_bytes(bad)
        peek(one)
        try:
            opened = open_store(one)
            opened.store.write([attempt("new")])
        except StudioError:
            ends.add("refused")
            assert one.exists()
            continue
        assert opened.store.read().attempts[-1] == attempt("new")
        opened.store.close()
        ends.add("opened" if opened.set_aside is None else "set aside")
        assert opened.set_aside is None or opened.set_aside.exists()
    assert ends == {"opened", "set aside", "refused"}


def test_two_bad_files_in_one_second_are_both_kept(path):
    no_database(path)
    first = open_store(path)
    first.store.close()
    path.unlink()
    path.write_text("worse " * 99)
    second = open_store(path)
    second.store.close()
    assert first.set_aside != second.set_aside
    assert second.set_aside.read_text() == "worse " * 99


def test_the_new_file_of_another_window_is_not_set_aside(path, monkeypatch):
    """Two windows find the damage; the slower one takes the file that the other has begun."""
    no_database(path)
    original, calls = progress_file._move_aside, []

    def slow(file, word, identity):
        if not calls:
            calls.append(word)
            other = open_store(path)
            other.store.write([attempt()])
            other.store.close()
        return original(file, word, identity)

    monkeypatch.setattr(progress_file, "_move_aside", slow)
    opened = open_store(path)
    assert opened.progress.attempts == (attempt(),)
    opened.store.close()
    assert sum("damaged" in name for name in beside(path)) == 1


# ----------------------------------------------------------------------------- the disk and others


def test_a_full_disk_is_said_and_loses_nothing(path):
    opened = open_store(path)
    opened.store.write([attempt()])
    pages = opened.store._connection.execute("PRAGMA page_count").fetchone()[0]
    opened.store._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StudioError, match="disk is full"):
        opened.store.write([attempt(str(n), answer="long " * 400) for n in range(50)])
    assert opened.store.read().attempts == (attempt(),)
    opened.store._connection.execute("PRAGMA max_page_count = 100000")
    opened.store.write([attempt("later")])
    opened.store.close()
    assert len(kept(path).attempts) == 2


def test_a_file_that_cannot_be_written_is_said(path):
    opened = open_store(path)
    opened.store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StudioError, match="cannot be kept in"):
        opened.store.write([attempt()])
    opened.store.close()


@pytest.mark.parametrize("where", ["folder", "file"])
def test_a_place_that_is_no_folder_or_no_file_is_said(tmp_path, where):
    blocked = tmp_path / "blocked"
    if where == "folder":
        blocked.write_text("a file where the folder should be")
        path = blocked / "progress.sqlite"
    else:
        path = tmp_path / "progress.sqlite"
        path.mkdir()
    with pytest.raises(StudioError, match="cannot be kept in"):
        open_store(path)
    assert peek(path) is None


def test_what_cannot_be_written_can_still_be_looked_at(path):
    opened = open_store(path)
    opened.store.write(some_progress())
    opened.store.close()
    assert peek(path) == Progress().after(some_progress())
    assert beside(path) == {"progress.sqlite"}
    assert peek(path.with_name("none.sqlite")) is None
    path.write_bytes(b"no database" * 99)
    assert peek(path) is None


def test_a_python_without_sqlite_says_so(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    with pytest.raises(StudioError, match="no SQLite"):
        open_store(path)
    path.write_bytes(b"")
    assert peek(path) is None


def test_another_program_that_holds_the_file_is_said(path, monkeypatch):
    monkeypatch.setattr(progress_file, "_PATIENCE", 0.05)
    opened = open_store(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StudioError, match="Another program holds"):
            opened.store.write([attempt()])
        other.execute("ROLLBACK")
    opened.store.write([attempt()])
    opened.store.close()


WRITER = """
import sys
from pathlib import Path
from lstm_studio.engine.progress_file import open_store
from tests.fixtures.progress import attempt
path, who = Path(sys.argv[1]), sys.argv[2]
sys.stdin.readline()
for n in range(40):
    if n % 10 == 0:
        store = open_store(path).store
    store.write([attempt(f"{who}-{n}", right=False)])
    if n % 10 == 9:
        store.close()
print("done")
"""


def test_two_windows_write_at_once(path):
    path.parent.mkdir()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), who],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for who in "ab"
    ]
    for writer in writers:  # both are asked before either makes the file
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        out, errors = writer.communicate(timeout=120)
        assert out == "done\n", errors
    found = kept(path).attempts
    for who in "ab":
        mine = [one for one in found if one.question.startswith(who)]
        assert mine == [attempt(f"{who}-{n}", right=False) for n in range(40)]
    assert len(found) == 80


def test_what_another_window_wrote_is_noticed(path):
    one, two = open_store(path).store, open_store(path).store
    assert not one.changed_elsewhere()
    two.write([attempt()])
    assert one.changed_elsewhere()
    assert not two.changed_elsewhere()
    assert one.read().attempts == (attempt(),)
    assert not one.changed_elsewhere()
    one.close()
    two.close()
