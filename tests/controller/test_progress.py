"""The keeper of the progress: kept at once, kept through trouble, shared between windows."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from lstm_studio.assets import data_dir
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.notices import NoticeHub
from lstm_studio.controller.progress import ProgressKeeper, utc_now
from lstm_studio.engine import progress_file
from lstm_studio.state.attempts import Progress
from tests.fixtures.library import SmallLibrary
from tests.fixtures.progress import attempt, database, some_progress


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "progress.sqlite"


@pytest.fixture
def hub():
    hub = NoticeHub()
    hub.told = []
    hub.raised.connect(hub.told.append)
    return hub


@pytest.fixture
def keeper(hub, path):
    keeper = ProgressKeeper(hub, path)
    yield keeper
    keeper.close()


def on_disk(path) -> Progress:
    opened = progress_file.open_store(path)
    opened.store.close()
    return opened.progress


def test_records_are_on_the_disk_when_they_return(keeper, path):
    heard = []
    keeper.changed.connect(lambda: heard.append(keeper.now))
    assert keeper.record(attempt())
    assert on_disk(path).attempts == (attempt(),)
    assert keeper.keep_step("gates", "forget-gate", "done")
    assert keeper.keep_goal("hold", 3, 2)
    assert keeper.set_name(" Ada ")
    assert on_disk(path) == keeper.now
    assert keeper.attempts() == (attempt(),)
    assert [(one.lesson, one.step, one.state) for one in keeper.steps()] == [
        ("gates", "forget-gate", "done")
    ]
    assert [(one.goal, one.stars, one.changes) for one in keeper.goals()] == [("hold", 3, 2)]
    assert keeper.now.name == "Ada"
    assert len(heard) == 4
    assert heard[-1] == keeper.now
    assert keeper.reset()
    assert on_disk(path) == keeper.now == Progress()


def test_moments_are_utc():
    found = datetime.fromisoformat(utc_now())
    assert found.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - found) < timedelta(minutes=1)


def test_a_second_start_knows_the_first(hub, keeper, path):
    keeper.record(attempt())
    keeper.close()
    again = ProgressKeeper(hub, path)
    assert again.attempts() == (attempt(),)
    again.close()
    assert hub.told == []


def test_two_windows_see_each_other(hub, keeper, path):
    other = ProgressKeeper(hub, path)
    other.record(attempt("theirs"))
    assert keeper.attempts() == ()
    keeper.refresh()
    assert [one.question for one in keeper.attempts()] == ["theirs"]
    other.record(attempt("more"))
    keeper.record(attempt("mine"))
    assert [one.question for one in keeper.attempts()] == ["theirs", "more", "mine"]
    other.close()


def test_a_refresh_without_news_says_nothing(keeper):
    heard = []
    keeper.changed.connect(lambda: heard.append(1))
    keeper.refresh()
    assert heard == []


def test_a_folder_that_cannot_be_written_loses_nothing(hub, path):
    path.parent.write_text("a file in the way")
    keeper = ProgressKeeper(hub, path)
    assert not keeper.record(attempt("one"))
    assert not keeper.record(attempt("two", right=False))
    assert [one.question for one in keeper.attempts()] == ["one", "two"]
    assert [notice.kind for notice in hub.told] == ["error"]  # once, not at every answer
    assert "cannot be kept" in keeper.problem.message
    path.parent.unlink()
    assert keeper.record(attempt("three"))
    assert keeper.problem is None
    assert hub.told[-1].kind == "info"
    assert on_disk(path) == keeper.now
    assert [one.question for one in keeper.attempts()] == ["one", "two", "three"]
    keeper.close()


def test_a_full_disk_while_working_loses_nothing(hub, keeper, path):
    keeper.record(attempt("one"))
    keeper._store._connection.execute("PRAGMA max_page_count = 1")
    big = [attempt(str(n), answer="long " * 400) for n in range(30)]
    kept = [keeper.record(one) for one in big]
    # The first failure closes the file; the next answer opens it anew and takes all along.
    assert False in kept
    assert kept[-1]
    assert "disk is full" in hub.told[0].message
    assert on_disk(path).attempts == (attempt("one"), *big)


def test_what_was_on_a_full_disk_is_shown_all_the_same(hub, keeper, path, monkeypatch):
    keeper.record(attempt())
    keeper.close()
    monkeypatch.setattr(
        progress_file,
        "_open",
        lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("disk I/O error")),
    )
    again = ProgressKeeper(hub, path)
    assert again.attempts() == (attempt(),)
    assert not again.record(attempt("two"))
    assert len(again.attempts()) == 2
    monkeypatch.undo()
    again.refresh()
    assert again.problem is None
    assert on_disk(path).attempts == (attempt(), attempt("two"))
    again.close()


def test_a_damaged_file_is_set_aside_and_said(hub, path):
    path.parent.mkdir()
    path.write_text("no database at all " * 99)
    keeper = ProgressKeeper(hub, path)
    assert keeper.problem is None
    assert keeper.record(attempt())
    (notice,) = hub.told
    assert "could not be read" in notice.message
    (aside,) = path.parent.glob("progress-damaged-*.sqlite")
    assert aside.name in notice.hint
    keeper.close()


def test_a_newer_file_is_left_alone(hub, path):
    database(path, "CREATE TABLE later (x)", version=99)
    before = path.read_bytes()
    keeper = ProgressKeeper(hub, path)
    assert not keeper.record(attempt())
    assert keeper.attempts() == (attempt(),)
    assert "newer" in keeper.problem.message
    keeper.close()
    assert path.read_bytes() == before


def test_a_file_found_damaged_when_it_is_opened_again_is_made_anew(hub, keeper, path):
    for change in some_progress():
        keeper._keep(change)
    known = keeper.now
    keeper._store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = path.read_bytes()
    path.write_bytes(b"\xa5" * len(data))
    keeper._let_go()  # as after any write that failed
    assert keeper.record(attempt("after"))
    assert "could not be read" in hub.told[-1].message
    assert keeper.now == known.after([attempt("after")])
    assert on_disk(path) == keeper.now


def test_a_file_that_was_deleted_is_made_anew(keeper, path):
    keeper.record(attempt("one"))
    for one in path.parent.iterdir():
        one.unlink()
    assert keeper.record(attempt("two"))
    assert [one.question for one in on_disk(path).attempts] == ["one", "two"]


def test_a_file_put_in_its_place_counts(keeper, path):
    keeper.record(attempt("one"))
    copy = path.with_name("copy.sqlite")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    keeper.record(attempt("two"))
    for one in path.parent.glob("progress.sqlite*"):
        one.unlink()
    copy.replace(path)
    keeper.refresh()
    assert [one.question for one in keeper.attempts()] == ["one"]


def test_a_reset_drops_what_is_waiting(hub, path):
    path.parent.write_text("in the way")
    keeper = ProgressKeeper(hub, path)
    keeper.record(attempt())
    assert not keeper.reset()
    assert keeper.now == Progress()
    path.parent.unlink()
    keeper.refresh()
    assert on_disk(path) == Progress()
    keeper.close()


def test_after_the_window_is_closed_it_stays_in_memory(keeper, path):
    keeper.record(attempt("one"))
    keeper.close()
    assert not keeper.record(attempt("two"))
    keeper.refresh()
    assert len(keeper.attempts()) == 2
    assert len(on_disk(path).attempts) == 1


def test_the_controller_opens_the_file_late_and_passes_changes_on():
    controller = ModelController(SmallLibrary())
    place = data_dir() / "progress.sqlite"
    assert not place.exists()
    heard = []
    controller.progress_changed.connect(lambda: heard.append(1))
    assert controller.progress is controller.progress
    assert controller.progress.record(attempt())
    assert heard == [1]
    assert place.exists()
    controller.close()
    assert not place.with_name("progress.sqlite-wal").exists()  # the log went into the file
    assert on_disk(place).attempts == (attempt(),)


def test_the_start_does_not_pay_for_sqlite():
    code = (
        "from lstm_studio.app import Studio, make_application\n"
        "app = make_application(); studio = Studio(); studio.window.show()\n"
        "app.processEvents(); studio.window.close()\n"
        "import sys; WORDS = ('learn_progress', 'progress_file', 'progress_store')\n"
        "names = [n for n in sys.modules if n.startswith(('lstm_studio', '_sqlite3'))]\n"
        "print([n for n in names if n == '_sqlite3' or n.endswith(WORDS)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.splitlines()[-1] == "[]"
