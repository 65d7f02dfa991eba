import json
import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.readers import Ensemble
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.both_indexing import BothIndexingView
from lstm_studio.views.both_pairs import BothPairsView
from lstm_studio.views.both_scores import BothScoresView
from tests.fixtures.docked import docked
from tests.fixtures.readers import ReadingLibrary, word_model

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def controller(qtbot):
    controller = ModelController(ReadingLibrary())
    controller.do("show_page", page="both")
    return controller


def make(qtbot, kind, controller):
    return docked(qtbot, kind(controller, Look(LIGHT)), 900, 300)


def press(view, name):
    QTest.mouseClick(view.findChild(QWidget, name), LEFT)


# ------------------------------------------------------------------------------------- pairs


def test_what_each_word_is_worth_is_sorted_and_can_be_taken_out(qtbot, controller):
    view = make(qtbot, BothPairsView, controller)
    changes = controller.answers.importance("both", 1)
    order = [row.key for row in view.worth.rows()]
    assert sorted(order) == [0, 2, 3, 4, 5, 6, 7, 8]
    assert list(np.abs(changes)[order]) == sorted(np.abs(changes)[order], reverse=True)
    first = order[0]
    assert f"{abs(round(100 * changes[first]))}" in view.worth.rows()[0].cells[3]
    view.worth.setFocus()
    QTest.keyClick(view.worth, Qt.Key.Key_Return)
    assert len(controller.state.reading.words) == 8


def test_many_deletions_wait_for_a_quiet_moment(qtbot, controller):
    view = make(qtbot, BothPairsView, controller)
    controller.do("read_sentence", text="the bank " + "and water " * 40)
    assert len(view.worth.rows()) == 8
    view.flush()
    assert len(view.worth.rows()) == 81
    controller.do("read_sentence", text="the bank " + "and mud " * 40)
    view.hide()
    view.show()
    view.flush()
    assert any(row.cells[0] == "mud" for row in view.worth.rows())


def test_sentences_are_kept_marked_read_again_and_dropped(qtbot, controller):
    view = make(qtbot, BothPairsView, controller)
    first = controller.state.reading.words
    press(view, "both.keep")
    controller.do("read_sentence", text="the bank raised its fees")
    press(view, "both.keep")
    assert not view.keep.isEnabled(), "it is kept already"
    assert [row.cells[0] for row in view.kept.rows()] == [
        " ".join(first),
        "the bank raised its fees",
    ]
    assert view.kept.currentKey() == 1
    view.mark.setFocus()
    QTest.keyClick(view.mark, Qt.Key.Key_Down)
    assert controller.state.reading.kept[1].sense == "money"
    assert "of 1 (" in view.score.text()
    view.kept.setCurrentKey(0)
    press(view, "both.recall")
    assert controller.state.reading.words == first
    press(view, "both.drop")
    assert len(controller.state.reading.kept) == 1
    controller.undo()
    assert len(view.kept.rows()) == 2


def test_a_kept_sentence_of_another_word_offers_its_senses(qtbot, controller):
    view = make(qtbot, BothPairsView, controller)
    press(view, "both.keep")
    controller.do("choose_word", word="mole")
    press(view, "both.keep")
    assert [view.mark.itemText(k) for k in range(1, view.mark.count())] == [
        "animal",
        "spy",
        "unit",
        "sauce",
    ]
    view.kept.setCurrentKey(0)
    assert [view.mark.itemText(k) for k in range(1, view.mark.count())] == ["money", "river"]


def test_an_unsure_verdict_stands_in_brackets(qtbot, controller):
    view = make(qtbot, BothPairsView, controller)
    press(view, "both.keep")
    (_, shares), *_ = controller.answers.kept
    for cell, kind in zip(view.kept.rows()[0].cells[1:4], shares, strict=True):
        assert cell.startswith("(") == bool(shares[kind].max() < 0.7)


# ------------------------------------------------------------------------------------ indices


def test_the_table_names_what_each_expression_would_say(qtbot, controller):
    view = make(qtbot, BothIndexingView, controller)
    names = [row.cells[0] for row in view.table.rows()]
    assert names == ["output[:, -1]", "h_n", "output[:, 1]"]
    right = controller.answers.verdicts["both"].max()
    assert f"{100 * right:.0f}" in view.table.rows()[2].cells[2]
    assert "nn.LSTM(6, 16, batch_first=True, bidirectional=True)" in view.code.code()


def test_the_copied_file_prints_the_numbers_of_the_network_shown(qtbot, controller, tmp_path):
    view = make(qtbot, BothIndexingView, controller)
    controller.do("choose_member", member=1)
    press(view, "both.code.copy")
    path = tmp_path / "copied.py"
    path.write_text(QGuiApplication.clipboard().text(), "utf-8")
    ask = (
        "import json, runpy, sys; found = runpy.run_path(sys.argv[1]);"
        "print(json.dumps(found['answers']['output[:, 1]'].tolist()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask, str(path)], capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stderr
    answers = controller.answers
    ensemble = answers.model.ensembles["both"]
    alone = Ensemble((ensemble.members[1],), ensemble.temperature)
    expected = alone.probabilities(answers.vectors, 1)
    np.testing.assert_allclose(json.loads(done.stdout), expected, atol=1e-6)


def test_the_file_is_saved_or_the_reason_is_told(qtbot, controller, tmp_path):
    view = make(qtbot, BothIndexingView, controller)
    told = []
    controller.notices.raised.connect(told.append)
    view._on_file_selected(str(tmp_path / "net.py"))
    assert (tmp_path / "net.py").read_text("utf-8") == view.text()
    view._on_file_selected(str(tmp_path / "nowhere" / "net.py"))
    assert [notice.kind for notice in told] == ["info", "error"]


def test_without_the_word_there_is_nothing_to_copy(qtbot, controller):
    controller.do("read_sentence", text="no such thing")
    view = make(qtbot, BothIndexingView, controller)
    assert not view.copy_button.isEnabled()
    assert view.text() == ""
    assert len(view.table.rows()) == 2


# ------------------------------------------------------------------------------------- scores


def test_the_card_is_told_with_its_limits(qtbot, controller):
    view = make(qtbot, BothScoresView, controller)
    assert [row.key for row in view.table.rows()] == ["before", "after", "both", "none"]
    assert view.table.rows()[1].cells == (
        "clue after (30)",
        *["90\u202f% ± 2 (60\u202f%)"] * 3,
    )
    assert view.table.rows()[3].cells[1] == "– (60\u202f%)"
    assert "What it cannot do: It knows two senses." in view._facts.text()


def test_a_word_nobody_has_measured_says_so(qtbot, controller):
    model = word_model("plant", ("factory", "green"), own=True)
    from dataclasses import replace

    controller.do("add_word", model=replace(model, scores=()))
    view = make(qtbot, BothScoresView, controller)
    assert view.table.rows() == ()
    assert "Nobody has measured" in view._title.text()
