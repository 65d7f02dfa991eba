"""A bug is logged, told with the log's place, and nothing stops."""

from __future__ import annotations

import threading

import pytest

from lstm_studio.controller.hooks import ExceptionHook
from lstm_studio.controller.notices import NoticeHub
from lstm_studio.core.errors import StudioError


@pytest.fixture
def hooked(qtbot, tmp_path):
    hub = NoticeHub()
    told = []
    hub.raised.connect(told.append)
    hook = ExceptionHook(hub, tmp_path / "log" / "studio.log")
    yield hook, told, tmp_path / "log" / "studio.log"
    hook.remove()


def caught(error):
    try:
        raise error
    except Exception as found:
        return type(found), found, found.__traceback__


def test_a_bug_is_logged_and_told_with_the_place_of_the_log(hooked):
    hook, told, log = hooked
    hook.handle(*caught(ZeroDivisionError("a marble in the works")))
    assert "a marble in the works" in log.read_text("utf-8")
    assert "Traceback" in log.read_text("utf-8")
    assert [n.kind for n in told] == ["bug"]
    assert str(log) in told[0].hint
    assert "a marble in the works" in told[0].details


def test_a_user_error_is_a_notice_and_not_logged(hooked):
    hook, told, log = hooked
    hook.handle(*caught(StudioError("what happened", "what to do")))
    assert (told[0].kind, told[0].message, told[0].hint) == ("error", "what happened", "what to do")
    assert not log.exists()


def test_a_bug_in_telling_does_not_loop(hooked):
    hook, told, log = hooked

    def broken(notice):
        hook.handle(*caught(RuntimeError("again")))

    hook._notices.raised.connect(broken)
    hook.handle(*caught(ValueError("first")))
    text = log.read_text("utf-8")
    assert "first" in text
    assert "again" in text
    assert len(told) == 1


def test_an_unwritable_log_is_said(qtbot, tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("")
    hub = NoticeHub()
    told = []
    hub.raised.connect(told.append)
    hook = ExceptionHook(hub, blocked / "studio.log")
    hook.handle(*caught(ValueError("no place")))
    hook.remove()
    assert "could not be written" in told[0].hint
    assert "no place" in capsys.readouterr().err


def test_a_bug_in_a_thread_is_told_too(hooked, qtbot):
    hook, told, log = hooked
    hook.install()

    def fail():
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert "in a thread" in log.read_text("utf-8")


def test_the_log_stays_small(hooked):
    hook, _, log = hooked
    for _ in range(40):
        hook.handle(*caught(ValueError("x" * 50_000)))
    assert sum(f.stat().st_size for f in log.parent.iterdir()) < 2_200_000
