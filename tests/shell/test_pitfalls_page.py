"""The page of the pitfalls in the window: its cards at every size, and a close in mid-run."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from lstm_studio.state.pitfalls import HEALTHY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(window):
    window.controller.do("show_page", page="pitfalls")
    QCoreApplication.processEvents()
    return window.page


def shown(page):
    return [key for key, card in page._shown.items() if card.isVisible()]


def test_a_large_page_shows_everything(window, page):
    assert shown(page) == ["code", "result", "sentences"]
    assert not page.tabs.isVisible()
    window.controller.do("choose_pitfall", pitfall="padding")
    assert shown(page) == ["code", "result"]
    window.controller.do("choose_pitfall", pitfall="leak")
    assert shown(page) == ["code", "result", "sentences"]
    assert not page.show_tab("result"), "there are no tabs"


def test_a_small_one_shows_one_card_at_a_time(window, page):
    window.resize(1024, 640)
    QCoreApplication.processEvents()
    assert shown(page) == ["code"]
    assert page.tabs.keys() == ["code", "result", "sentences"]
    assert page.show_tab("sentences")
    assert shown(page) == ["sentences"]
    window.controller.do("choose_pitfall", pitfall="padding")
    assert shown(page) == ["code"]
    assert page.tabs.keys() == ["code", "result"]
    assert not page.show_tab("sentences")
    window.resize(1440, 900)
    QCoreApplication.processEvents()
    assert shown(page) == ["code", "result"]


def test_what_a_run_has_shown_comes_to_the_front(qtbot, window, page):
    window.resize(1024, 640)
    window.controller.do("choose_pitfall", pitfall="last_batch")
    assert shown(page) == ["code"]
    page.code.run()
    qtbot.waitUntil(lambda: page.code.runs.now.state == "done", timeout=30_000)
    assert shown(page) == ["result"]
    assert "Expected hidden" in page.result.exceptions.toPlainText()


def test_nothing_is_cut_off(window, page):
    for width, height, projector in ((1024, 640, True), (1440, 900, False), (1920, 1080, True)):
        window.controller.do("set_projector", projector=projector)
        window.resize(width, height)
        QCoreApplication.processEvents()
        assert (window.width(), window.height()) == (width, height)
        for key in shown(page):
            card = page._shown[key]
            assert page.rect().contains(card.geometry()) or page.tabs.isVisible()
        for button in (page.code.run_button, page.code.repair_button):
            if button.isVisible():
                corner = button.mapTo(page, button.rect().bottomRight())
                assert page.rect().contains(corner)


def test_the_window_answers_while_the_leak_runs_and_closes_in_the_middle(qtbot, window, page):
    beats, timer = [], QTimer(window)
    timer.setInterval(5)
    timer.timeout.connect(lambda: beats.append(1))
    timer.start()
    window.controller.do("choose_version", version=HEALTHY["leak"])
    page.code.run()
    qtbot.waitUntil(lambda: page.code.runs.now.state == "running", timeout=30_000)
    seen = len(beats)
    qtbot.waitUntil(lambda: len(beats) > seen + 5, timeout=10_000)
    timer.stop()
    window.close()
    assert window.controller.tasks.close(), "nothing runs any more"
    QCoreApplication.processEvents()
    assert window.controller.state.pitfalls.results == {}
