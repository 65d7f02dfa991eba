"""The page "Find the cell" in the window: cards at every size, shipped models, a training."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lstm_studio.engine.character_recipe import RECIPES
from tests.engine.test_character_training import SHORT


@pytest.fixture
def cells(window):
    window.controller.do("show_page", page="cells")
    window.controller.finding_work.finish()
    QCoreApplication.processEvents()
    yield window
    window.controller.finding_work.cancel()


def find(window, name):
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_cards_are_behind_tabs_where_there_is_no_room(cells):
    page = cells.page
    assert page.tabs.keys() == ["ranking", "card"]
    assert page.text.isVisible()
    assert page.curve.isVisible()
    assert page.show_tab("card")
    assert page.card.isVisible()
    cells.resize(1024, 640)
    QCoreApplication.processEvents()
    assert page.tabs.keys() == ["text", "curve", "ranking", "card"]
    assert page.show_tab("text")
    assert page.text.isVisible()
    assert not page.ranking.isVisible()
    cells.resize(1440, 900)
    QCoreApplication.processEvents()
    assert page.tabs.keys() == ["ranking", "card"]
    assert page.text.isVisible()
    assert not page.show_tab("text")


def test_the_shipped_model_has_a_unit_for_quotations_and_one_for_brackets(cells):
    controller = cells.controller
    controller.do("read_characters", text='the ("big cat") (dog (runs)).\n')
    assert "follows quotation" in cells.page.text.caption.text()
    reading = controller.findings.text.reading
    unit = controller.findings.unit
    inside, outside = reading.c[8, unit], reading.c[24, unit]  # in “big cat”, and in “runs”
    assert inside > 0 > outside
    controller.do("look_for", what="depth")
    controller.finding_work.finish()
    assert "follows bracket depth closely" in cells.page.text.caption.text()
    depth = controller.findings.text.label("depth")
    values = controller.findings.text.reading.c[:, controller.findings.unit]
    assert values[depth == 2].mean() > values[depth == 1].mean() > values[depth == 0].mean()


def test_a_coin_is_followed_no_better_than_by_luck(cells):
    cells.controller.do("look_for", what="coin")
    assert "no better than luck" in cells.page.text.caption.text()
    assert all(row.below for row in cells.page.ranking.list.rows())


def test_numbers_go_to_the_clipboard(cells, qtbot):
    find(cells, "cells.copyRanking").click()
    assert QGuiApplication.clipboard().text().startswith("unit ")
    plot = find(cells, "cells.curve")
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("t\ttoken\tC\t")


def test_a_model_is_trained_here_looked_into_and_left(cells, qtbot, monkeypatch):
    monkeypatch.setitem(RECIPES, "nested", SHORT)
    controller = cells.controller
    find(cells, "cells.steps").setValue(8)
    find(cells, "cells.train").click()
    controller.do("show_page", page="sandbox")  # it goes on behind another page
    qtbot.waitUntil(lambda: controller.state.finding.retrained, timeout=60_000)
    controller.do("show_page", page="cells")
    qtbot.waitUntil(lambda: not controller.finding_work.running, timeout=60_000)
    assert controller.findings.entry.own
    assert len(cells.page.ranking.list.rows()) == SHORT.hidden_size
    cells.page.show_tab("card")
    assert "8 steps, seed 1" in cells.page.card.facts.text()
    find(cells, "cells.which.shipped").click()
    assert controller.findings.entry.model.hidden_size == 64
    controller.finding_work.finish()


def test_a_training_is_cancelled_at_once_for_real(cells, qtbot):
    find(cells, "cells.train").click()
    training = cells.controller.character_training
    qtbot.waitUntil(
        lambda: training.now.told is not None and training.now.told.step > 2,
        timeout=120_000,
    )
    assert training.now.told.bits > 0
    find(cells, "cells.job.cancel").click()
    assert training.now.state == "cancelled"
    # One chunk of work is all that may still be on its way.
    qtbot.waitUntil(lambda: not cells.controller.tasks.busy, timeout=5000)
    assert not cells.controller.state.finding.retrained


def test_closing_the_window_ends_a_training(cells, qtbot):
    find(cells, "cells.train").click()
    training = cells.controller.character_training
    qtbot.waitUntil(lambda: training.now.state == "running", timeout=120_000)
    cells.close()
    qtbot.waitUntil(lambda: not cells.controller.tasks.busy, timeout=60_000)
    assert cells.controller.state.finding.own == {}


def test_there_is_no_transport_of_steps_here(cells):
    assert not cells._transport_bar.isVisible()
    assert cells.docks["dock.cells"].isVisible()


def test_the_model_is_opened_in_the_sandbox_and_leaves_it(cells):
    cells.controller.do("look_at_character", at=7)
    find(cells, "cells.sandbox").click()
    state = cells.controller.state
    assert state.view.page == "sandbox"
    assert state.playhead.step == 7
    assert cells.controller.results.trace.hidden_size == 64
    cells.controller.undo()
    assert cells.controller.state.cell.visitor is None
