"""Notices stand over the window, above the transport, in any look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from lstm_studio.core.errors import StudioError

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def toasts(window):
    return window.notices.stack.toasts()


def test_each_kind_is_shown_as_it_was_raised(window):
    hub = window.controller.notices
    hub.tell("Saved.", "As a file.")
    hub.error(StudioError("That was wrong.", "Do it right."))
    hub.bug("Broken.", "See the log.", "Traceback")
    assert [toast.content for toast in toasts(window)] == [
        ("Saved.", "As a file.", "info", ""),
        ("That was wrong.", "Do it right.", "error", ""),
        ("Broken.", "See the log.", "bug", "Traceback"),
    ]
    window.notices.stack.clear()


def test_a_refused_intent_becomes_a_notice(window):
    assert not window.controller.do("choose_sequence", id="nowhere")
    assert "nowhere" in toasts(window)[0].content[0]
    assert toasts(window)[0].content[2] == "error"


@pytest.mark.parametrize(
    ("size", "look"),
    [
        ((1440, 900), {}),
        ((1024, 640), {}),
        ((1440, 900), {"set_scale": {"scale": 2.0}}),
        ((1024, 640), {"set_projector": {"projector": True}}),
    ],
)
def test_they_leave_the_transport_free_and_stay_in_the_window(make_window, size, look):
    window = make_window(*size)
    for intent, arguments in look.items():
        window.controller.do(intent, **arguments)
    window.resize(*size)
    window.controller.notices.bug("Broken. " * 8, "See the log. " * 8, "Traceback")
    QApplication.processEvents()
    toast = toasts(window)[0]
    box = toast.rect().translated(toast.mapTo(window, QPoint()))
    assert window.rect().contains(box)
    transport = window.transport
    bar = transport.rect().translated(transport.mapTo(window, QPoint()))
    assert not box.intersects(bar)


def test_a_notice_takes_neither_focus_nor_keys(window):
    focus = QApplication.focusWidget()
    window.controller.notices.error(StudioError("No."))
    assert QApplication.focusWidget() is focus
