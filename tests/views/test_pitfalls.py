"""The page's views: the leak is run for real, repaired, cancelled, and said in words."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.pitfall_runs import PitfallRuns
from lstm_studio.core.errors import StudioError
from lstm_studio.engine.pitfalls import RunProgress, run_pitfall
from lstm_studio.present.pitfall_code import LISTINGS
from lstm_studio.state.pitfalls import VERSIONS, PitfallResult
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.pitfall_code import PitfallCodeView
from lstm_studio.views.pitfall_leak import PitfallLeakView
from lstm_studio.views.pitfall_list import PitfallListView
from lstm_studio.views.pitfall_result import PitfallResultView
from tests.fixtures.docked import docked
from tests.fixtures.readers import ReadingLibrary

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def controller(qtbot):
    controller = ModelController(ReadingLibrary())
    controller.do("show_page", page="pitfalls")
    yield controller
    assert controller.tasks.close()
    QCoreApplication.processEvents()


def short(pitfall, version, library):
    """Run for real, with few steps."""
    return run_pitfall(pitfall, version, library, 30)


class Held:
    """Runs until it is let go."""

    def __init__(self):
        self.go_on, self.closed = threading.Event(), threading.Event()
        self.error = None
        self.asked = []

    def __call__(self, pitfall, version, library):
        self.asked.append((pitfall, version))
        try:
            yield RunProgress(0.25, "Round 2 of 8", 3.0)
            if self.error is not None:
                raise self.error
            while not self.go_on.wait(0.01):
                yield RunProgress(0.5, "Round 4 of 8", 2.0)
            return PitfallResult(pitfall, version, ())
        finally:
            self.closed.set()


@pytest.fixture
def held():
    return Held()


def code_view(qtbot, controller, run=short):
    view = PitfallCodeView(controller, Look(LIGHT), runs=PitfallRuns(controller, run))
    return docked(qtbot, view, 560, 520)


def press(view, name):
    QTest.mouseClick(view.findChild(QWidget, name), LEFT)


def text_of(view, name):
    return view.findChild(QLabel, name).text()


def test_nothing_runs_before_run_is_pressed(qtbot, controller, held):
    view = code_view(qtbot, controller, held)
    for pitfall in VERSIONS:
        controller.do("choose_pitfall", pitfall=pitfall)
        for version in VERSIONS[pitfall]:
            controller.do("choose_version", version=version)
            listing = LISTINGS[pitfall][version]
            assert view.code.code() == listing.code, "what is shown is what is run"
            assert view.code.markedLine() == listing.line
            last = version == VERSIONS[pitfall][-1]
            assert view.repair_button.isEnabled() is not last
    assert held.asked == []
    assert not controller.tasks.busy


def test_the_leak_is_run_for_real_and_repaired(qtbot, controller):
    view = code_view(qtbot, controller)
    result = docked(qtbot, PitfallResultView(controller, Look(LIGHT)), 560, 520)
    assert "Nothing has been run" in result._empty.text()
    press(view, "pitfalls.version.attached")
    press(view, "pitfalls.run")
    qtbot.waitUntil(lambda: view.runs.now.state == "done", timeout=20_000)
    assert "RuntimeError: Trying to backward" in result.exceptions.toPlainText()
    assert result.exceptions.isVisible()
    assert not result.numbers.isVisible()
    press(view, "pitfalls.repair")
    assert controller.state.pitfalls.version() == "reset"
    qtbot.waitUntil(lambda: view.runs.now.state == "done", timeout=20_000)
    assert [column.name for column in result.numbers.columns()] == ["reset"]
    assert len(result.numbers.rows()) == 4
    assert "line 7" in text_of(result, "pitfalls.caption")
    press(result, "pitfalls.copyResult")
    assert "RuntimeError" in QGuiApplication.clipboard().text()
    controller.undo()
    assert not result.numbers.isVisible(), "a run can be taken back"
    assert result.exceptions.isVisible()


def test_before_and_after_stand_side_by_side(qtbot, controller):
    view = code_view(qtbot, controller)
    result = docked(qtbot, PitfallResultView(controller, Look(LIGHT)), 560, 520)
    controller.do("choose_pitfall", pitfall="batch_first")
    press(view, "pitfalls.run")
    qtbot.waitUntil(lambda: view.runs.now.state == "done", timeout=20_000)
    press(view, "pitfalls.repair")
    qtbot.waitUntil(lambda: len(result.numbers.columns()) == 2, timeout=20_000)
    changed = result.numbers.rows()[-1]
    assert changed.cells[0][1] > 0.8
    assert changed.cells[1][1] == 0.0


def test_cancelling_keeps_nothing(qtbot, controller, held):
    view = code_view(qtbot, controller, held)
    press(view, "pitfalls.run")
    assert view.job.state() == "preparing"
    qtbot.waitUntil(lambda: view.job.state() == "running", timeout=5000)
    press(view, "pitfalls.job.cancel")
    assert view.job.state() == "failed"
    assert held.closed.wait(5)
    qtbot.waitUntil(lambda: not controller.tasks.busy, timeout=5000)
    assert controller.state.pitfalls.results == {}


def test_another_pitfall_is_looked_at_while_one_runs(qtbot, controller, held):
    view = code_view(qtbot, controller, held)
    press(view, "pitfalls.run")
    qtbot.waitUntil(lambda: view.job.state() == "running", timeout=5000)
    controller.do("choose_pitfall", pitfall="padding")
    assert view.job.state() == "running"
    held.go_on.set()
    qtbot.waitUntil(lambda: view.job.state() == "idle", timeout=5000)
    assert list(controller.state.pitfalls.results) == [("leak", "detached")]
    assert controller.state.pitfalls.pitfall == "padding"


def test_a_run_takes_the_place_of_the_one_before(qtbot, controller, held):
    view = code_view(qtbot, controller, held)
    for _ in range(20):
        press(view, "pitfalls.run")
    held.go_on.set()
    qtbot.waitUntil(lambda: not controller.tasks.busy, timeout=5000)
    assert len(controller.state.pitfalls.results) == 1
    assert len(controller.history._past) == 1, "no late result is kept"


def test_without_torch_it_is_said_how_to_get_it(qtbot, controller, held):
    held.error = StudioError("This code needs PyTorch.", "Install it.")
    view = code_view(qtbot, controller, held)
    press(view, "pitfalls.run")
    qtbot.waitUntil(lambda: view.job.state() == "failed", timeout=5000)
    assert text_of(view, "pitfalls.job.label") == "This code needs PyTorch. Install it."
    controller.do("choose_pitfall", pitfall="padding")
    assert view.job.state() == "idle"


def test_the_code_can_be_copied(qtbot, controller, held):
    view = code_view(qtbot, controller, held)
    press(view, "pitfalls.copyCode")
    assert QGuiApplication.clipboard().text() == LISTINGS["leak"]["detached"].code


def test_the_list_says_what_is_chosen_and_what_has_been_run(qtbot, controller):
    view = docked(qtbot, PitfallListView(controller, Look(LIGHT)), 240, 600)
    first, second = view.lists.values()
    assert first.currentKey() == "leak"
    assert second.currentKey() == ""
    assert [*first.keys(), *second.keys()] == list(VERSIONS)
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Down)
    assert controller.state.pitfalls.pitfall == second.currentKey()
    assert first.currentKey() == ""
    controller.do("keep_pitfall_result", result=PitfallResult("leak", "reset", ()))
    index = first.model().index(0, 0)
    assert "1 of 4" in index.data(Qt.ItemDataRole.AccessibleTextRole)


# ------------------------------------------------------------------------------------ sentences


@pytest.fixture
def leak(qtbot, controller):
    return docked(qtbot, PitfallLeakView(controller, Look(LIGHT)), 960, 220)


def test_the_sentences_are_answered_at_once(leak, controller):
    shares = [row.cells[0][1] for row in leak.verdicts.rows()]
    leaks = controller.leaks
    assert shares == pytest.approx([leaks.fresh[1], leaks.after_first[1], leaks.after_second[1]])
    assert not controller.tasks.busy


def test_another_sentence_is_another_answer(leak, controller):
    before = [row.cells[0] for row in leak.verdicts.rows()]
    field = leak.fields["first"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "wet mud on the grass")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert controller.state.pitfalls.first[-1] == "grass"
    after = [row.cells[0] for row in leak.verdicts.rows()]
    assert after[1] != before[1]
    assert (after[0], after[2]) == (before[0], before[2])
    field.clearFocus()
    controller.undo()
    assert [row.cells[0] for row in leak.verdicts.rows()] == before
    assert field.text().endswith("river")


def test_a_sentence_without_the_word_is_refused_and_stays_to_be_mended(leak, controller):
    told = []
    controller.notices.raised.connect(told.append)
    field = leak.fields["asked"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "he walked home")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "bank" in told[0].message
    assert field.text() == "he walked home"
    assert controller.state.pitfalls.asked[-1] == "bank"
