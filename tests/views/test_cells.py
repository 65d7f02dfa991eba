"""The views of the page "Find the cell": they show what was found and ask for what is wanted."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.example_texts import EXAMPLES, PROPERTIES_OF
from lstm_studio.engine.character_recipe import CharacterProgress
from lstm_studio.present.finding_texts import fitted, unit_caption
from lstm_studio.state.finding import MOST_CHARACTERS
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.cells_curve import CellsCurveView
from lstm_studio.views.cells_model import CellsModelView
from lstm_studio.views.cells_ranking import CellsRankingView, rank_rows
from lstm_studio.views.cells_setup import CellsSetupView
from lstm_studio.views.cells_text import CellsTextView, tint_limit
from tests.fixtures.characters import drawn_entry
from tests.fixtures.docked import docked
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    controller.do("show_page", page="cells")
    controller.finding_work.finish()
    yield controller
    controller.character_training.cancel()
    controller.finding_work.cancel()
    assert controller.tasks.close()
    qtbot.waitUntil(lambda: not controller.tasks.busy)


@pytest.fixture
def setup(qtbot, controller):
    return docked(qtbot, CellsSetupView(controller, Look(LIGHT)), 280, 1100)


@pytest.fixture
def text(qtbot, controller):
    return docked(qtbot, CellsTextView(controller, Look(LIGHT)), 760, 460)


@pytest.fixture
def ranking(qtbot, controller):
    return docked(qtbot, CellsRankingView(controller, Look(LIGHT)), 340, 480)


def finish(controller):
    controller.finding_work.finish()


# ---------------------------------------------------------------------------------------- text


def test_the_text_is_tinted_by_the_unit_and_marked_by_the_property(text, controller):
    shown = text.tinted._shown
    findings = controller.findings
    assert shown.text == findings.text.text
    np.testing.assert_array_equal(shown.values, findings.text.reading.c[:, 3])
    assert shown.limit == tint_limit(findings)
    np.testing.assert_array_equal(shown.levels, findings.text.label("quotes"))
    controller.do("look_at_unit", unit=1)
    controller.do("look_at_quantity", quantity="f")
    controller.do("look_for", what="depth")
    controller.do("look_at_unit", unit=1)
    shown = text.tinted._shown
    np.testing.assert_array_equal(shown.values, controller.findings.text.reading.values("f")[:, 1])
    assert shown.levels.max() == 1.0  # the deepest bracket
    assert "Unit 2 of 6: forget gate f" in text.tinted.summary()


def test_the_strongest_tint_is_steady_and_that_of_nearly_all(controller):
    findings = controller.findings
    limit = tint_limit(findings)
    assert limit >= np.quantile(np.abs(findings.text.reading.c[:, 3]), 0.97)
    usual = np.quantile(np.abs(findings.probe.reading.c[:, 3]), 0.95)
    controller.do("read_characters", text="a")
    assert tint_limit(controller.findings) == pytest.approx(usual)
    controller.do("read_characters", text="")
    assert tint_limit(controller.findings) > 0


def test_the_caption_is_that_of_the_figures(text, controller):
    assert text.caption.text() == unit_caption(controller.findings)
    assert "Unit 4 follows quotation closely" in text.caption.text()
    assert text.details.isVisible()
    text.resize(760, 200)
    assert not text.details.isVisible()
    assert text.caption.toolTip() == text.details.text()


def test_a_character_is_read_off_by_pointer_and_key(text, controller, qtbot):
    text.tinted.placeChosen.emit(6)
    assert controller.state.finding.at == 6
    assert "character 7 of" in text.reading.text()
    assert text.coming.text().startswith("Next: ")
    text.tinted.setFocus()
    qtbot.keyClick(text.tinted, Qt.Key.Key_Right)
    assert controller.state.finding.at == 7
    assert not controller.history.can_undo  # looking is not choosing


def test_the_quantity_is_chosen_above(text, controller):
    text.quantity.currentKeyChanged.emit("h")
    assert controller.state.finding.quantity == "h"
    assert text.quantity.currentKey() == "h"


def test_the_model_goes_to_the_sandbox_with_the_text(text, controller):
    controller.do("look_at_character", at=6)
    text.sandbox.click()
    assert controller.state.view.page == "sandbox"
    assert controller.state.view.unit == 3
    trace = controller.results.trace
    np.testing.assert_allclose(trace["c"], controller.findings.text.reading.c, atol=1e-12)


def test_a_text_too_long_for_the_sandbox_is_refused_in_words(text, controller):
    controller.do("read_characters", text="word " * 500)
    finish(controller)
    told = []
    controller.notices.raised.connect(told.append)
    text.sandbox.click()
    assert controller.state.view.page == "cells"
    assert "2,500 steps" in told[0].message


# --------------------------------------------------------------------------------------- curve


def test_the_curve_has_the_unit_and_the_property_on_its_scale(qtbot, controller):
    view = docked(qtbot, CellsCurveView(controller, Look(LIGHT)), 760, 240)
    unit, behind = view.plot.lines()
    passage = controller.findings.text
    np.testing.assert_array_equal(unit.values, passage.reading.c[:, 3])
    expected = fitted(passage.reading.c[:, 3], passage.label("quotes"))
    np.testing.assert_allclose(behind.values, expected, atol=1e-12)
    view.plot.stepChosen.emit(9)
    assert controller.state.finding.at == 9
    assert view.axis.playhead() == 9
    controller.do("read_characters", text="word " * 200)
    finish(controller)
    assert view.axis.range() == (-0.5, 299.5)
    controller.do("read_characters", text="")
    assert view.plot.lines() == ()


# ------------------------------------------------------------------------------------- ranking


def test_the_ranking_is_in_order_with_the_line_of_luck(ranking, controller):
    found = controller.findings.ranking
    rows = ranking.list.rows()
    assert [row.key for row in rows] == list(found.order)
    assert rows[0].share == abs(found.r[3])
    assert ranking.list.line() == found.luck.line
    assert ranking.list.currentKey() == 3
    beyond = int((np.abs(found.r) > found.luck.line).sum())
    assert f"{beyond} of 6 units pass it" in ranking.luck.text()
    assert [row.below for row in rows] == [
        abs(r) <= found.luck.line for r in found.r[[*found.order]]
    ]
    assert all("balanced accuracy" in row.spoken for row in rows)


def test_a_unit_is_chosen_in_it_and_the_best_brought_back(ranking, controller, qtbot):
    ranking.list.setFocus()
    qtbot.keyClick(ranking.list, Qt.Key.Key_Down)
    second = controller.findings.ranking.order[1]
    assert controller.state.finding.unit == second
    qtbot.keyClick(ranking.list, Qt.Key.Key_Down)
    controller.undo()  # one walk through the list is one choice
    assert controller.state.finding.unit is None
    assert not ranking.best.isEnabled()
    qtbot.keyClick(ranking.list, Qt.Key.Key_Down)
    ranking.best.click()
    assert ranking.list.currentKey() == 3


def test_it_ranks_over_the_own_text_too(ranking, controller):
    ranking.over.currentKeyChanged.emit("text")
    assert controller.state.finding.over == "text"
    assert ranking.list.line() == controller.findings.text.ranking("c", "quotes").luck.line
    controller.do("read_characters", text="no quotation at all")
    finish(controller)
    assert ranking.list.line() is None
    assert "No line of luck" in ranking.luck.text()
    assert ranking.list.rows() == ()
    assert not ranking.copy.isEnabled()


def test_while_it_is_being_found_out_it_says_so(qtbot, ranking, controller):
    controller.do("look_at_quantity", quantity="o")
    assert ranking.list.rows() == ()
    assert ranking.luck.text().startswith("Comparing units over the held-out text")
    qtbot.waitUntil(lambda: not controller.finding_work.running, timeout=20_000)
    assert len(ranking.list.rows()) == 6


def test_the_ranking_is_copied(ranking, controller, qtbot):
    with qtbot.waitSignal(ranking.copyRequested) as told:
        ranking.copy.click()
    first = told.args[0].splitlines()[0]
    assert first.startswith("unit 4\t")
    assert rank_rows(controller.findings.ranking)[0].figure in first


# ---------------------------------------------------------------------------------------- card


def test_the_card_is_that_of_the_model(qtbot, controller):
    view = docked(qtbot, CellsModelView(controller, Look(LIGHT)), 340, 480)
    assert "Training: None: its weights are drawn." in view.facts.text()
    assert view.found.rows()[1].cells[0] == "bracket depth"
    own = drawn_entry(seed=2, own=True)
    controller.do("keep_character_model", model=own)
    assert controller.findings.entry is own
    finish(controller)


# --------------------------------------------------------------------------------------- setup


def test_what_is_typed_is_read_and_what_is_not_a_text_is_said(setup, controller, qtbot):
    setup.text.setFocus()
    setup.text.selectAll()
    qtbot.keyClicks(setup.text, 'a "new" text')
    setup.text.flush()
    assert controller.state.finding.text == 'a "new" text'
    assert setup.note.text().startswith("12 of 20,000 characters")
    setup.text.replaceAll("é")
    setup.text.flush()
    assert "1 character is read as unknown: é" in setup.note.text()
    finish(controller)


def test_what_is_being_typed_is_not_lost_to_a_result(setup, controller, qtbot):
    setup.text.setFocus()
    setup.text.insert("typed ")
    controller.findings_changed.emit()
    assert setup.text.text().startswith("typed ") or "typed " in setup.text.text()
    setup.text.flush()
    assert "typed " in controller.state.finding.text
    finish(controller)


def test_an_undo_brings_the_text_back_into_the_field(setup, controller):
    before = controller.state.finding.text
    setup.text.replaceAll("other")
    setup.text.flush()
    controller.undo()
    assert setup.text.text() == before
    finish(controller)


def test_examples_and_models_are_offered(setup, controller):
    assert setup.example.currentData() == "mixed"
    place = setup.example.findData("deep")
    setup.example.setCurrentIndex(place)
    setup.example.activated.emit(place)
    assert controller.state.finding.text == EXAMPLES["nested"]["deep"]
    assert setup.text.text() == EXAMPLES["nested"]["deep"]
    setup.text.replaceAll("my own")
    setup.text.flush()
    assert setup.example.currentIndex() == 0
    setup.model.currentKeyChanged.emit("python")
    assert setup.text.text() == EXAMPLES["python"]["function"]
    assert setup.properties.keys() == list(PROPERTIES_OF["python"])
    finish(controller)


def test_a_paste_too_long_is_cut_and_said(setup, controller):
    told = []
    controller.notices.raised.connect(told.append)
    QGuiApplication.clipboard().setText("word " * 5000)
    setup.text.selectAll()
    setup.text.paste()
    setup.text.flush()
    assert len(controller.state.finding.text) == MOST_CHARACTERS
    assert "25,000 characters" in told[0].message
    finish(controller)


def test_properties_have_their_best_figure_or_luck(setup, controller):
    model = setup.properties.model()
    notes = {
        name: model.data(model.index(k, 0), Qt.ItemDataRole.UserRole)
        for k, name in enumerate(setup.properties.keys())
    }
    for name, note in notes.items():
        ranking = controller.findings.probe.ranking("c", name)
        size = abs(ranking.r[ranking.best])
        assert note == f"{'r' if size > ranking.luck.line else 'luck'} {size:.2f}"
    setup.properties.currentKeyChanged.emit("depth")
    assert controller.state.finding.looked_for == "depth"


def test_a_training_is_started_watched_and_cancelled(setup, controller, qtbot, monkeypatch):
    def train(text, seed, steps):
        for step in range(100_000):
            yield CharacterProgress(0.25, "Training", 12.0, step + 1, 2.5)

    monkeypatch.setattr(controller.character_training, "_train", train)
    setup.seed.setValue(3)
    setup.steps.setValue(200)
    setup.train.click()
    assert not setup.train.isEnabled()
    qtbot.waitUntil(lambda: setup.job.state() == "running")
    assert "2.50 bits a character" in setup.job.accessibleName()
    assert "12 s left" in setup.job.accessibleDescription()
    setup.job.cancelRequested.emit()
    assert setup.job.state() == "idle"
    assert setup.train.isEnabled()


def test_a_trained_model_can_be_left_and_taken_again(setup, controller, qtbot, monkeypatch):
    def train(text, seed, steps):
        yield CharacterProgress(0.0, "Loading")
        return drawn_entry(text, seed=seed, own=True)

    monkeypatch.setattr(controller.character_training, "_train", train)
    assert not setup.which.isVisible()
    setup.train.click()
    qtbot.waitUntil(lambda: setup.job.state() == "done")
    assert setup.which.isVisible()
    assert setup.which.currentKey() == "own"
    setup.which.currentKeyChanged.emit("shipped")
    assert controller.findings.entry is controller.library.character_model("nested")
    setup.which.currentKeyChanged.emit("own")
    assert controller.findings.entry.own
    finish(controller)


def test_without_torch_it_says_how_to_install_it_and_the_rest_works(
    setup, text, controller, qtbot, monkeypatch
):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    setup.train.click()
    qtbot.waitUntil(lambda: setup.job.state() == "failed", timeout=30_000)
    assert "pip install torch" in setup.job.accessibleName()
    setup.text.replaceAll('still "read"')
    setup.text.flush()
    assert text.tinted.text() == 'still "read"'
    finish(controller)
