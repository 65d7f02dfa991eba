"""What a person does on the page "Train", and what is drawn of a training."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.train_curves import TrainCurvesView
from lstm_studio.views.train_memory import TrainMemoryView
from lstm_studio.views.train_probe import TrainProbeView
from lstm_studio.views.train_runs import TrainRunsView
from lstm_studio.views.train_settings import TrainSettingsView
from lstm_studio.views.train_transport import TrainTransportView
from tests.fixtures.lab import show_ended, tiny
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot):
    made = ModelController(SmallLibrary())
    made.do("set_training_steps", steps=200)
    yield made
    made.tasks.close()
    QCoreApplication.processEvents()


def shown(qtbot, kind, controller, size=(760, 420)):
    view = kind(controller, Look(LIGHT))
    view.resize(*size)
    qtbot.addWidget(view)
    view.show()
    return view


def settled(qtbot, controller):
    qtbot.waitUntil(lambda: not controller.tasks.busy, timeout=60_000)


# -------------------------------------------------------------------------------------- settings


def test_settings_ask_and_show(qtbot, controller):
    view = shown(qtbot, TrainSettingsView, controller, (280, 900))
    lab = lambda: controller.state.lab  # noqa: E731
    view.tasks.setCurrentIndex(view.tasks.model().index(1, 0))
    assert lab().task == "flagged"
    assert (view.length.value(), view.units["lstm"].value()) == (50, 16)
    assert "flag" in view.story.text()
    view.switches["rnn"].click()
    assert lab().cells == ("lstm", "gru")
    assert not view.units["rnn"].isEnabled()
    view.units["gru"].setValue(5)
    assert lab().sizes["gru"] == 5
    assert view._notes["gru"].text().endswith("numbers")
    view.length.field.setValue(20)
    assert lab().length == 20
    view.seeds.field.setValue(3)
    view.first.field.setValue(7)
    view.steps.field.setValue(500)
    assert (lab().seeds, lab().first_seed, lab().steps) == (3, 7, 500)
    view.bias._segments[2].click()
    assert lab().bias == "2"
    while controller.history.can_undo:
        controller.undo()
    assert view.tasks.currentKey() == "hold"
    assert view.switches["rnn"].isChecked()


def test_the_last_cell_stays_ticked(qtbot, controller):
    view = shown(qtbot, TrainSettingsView, controller, (280, 900))
    for kind in ("gru", "rnn"):
        controller.do("take_part", kind=kind, on=False)
    told = []
    controller.notices.raised.connect(told.append)
    view.switches["lstm"].click()
    assert len(told) == 1
    assert view.switches["lstm"].isChecked()


def test_a_length_that_the_task_cannot_have_goes_back(qtbot, controller):
    view = shown(qtbot, TrainSettingsView, controller, (280, 900))
    controller.do("choose_task", task="order")
    view.length.field.setValue(1)
    assert controller.state.lab.length == 50
    assert view.length.value() == 50


def test_settings_say_when_they_are_not_those_of_the_training(qtbot, controller):
    view = shown(qtbot, TrainSettingsView, controller, (280, 900))
    assert not view.stale.isVisible()
    show_ended(controller)
    assert not view.stale.isVisible()
    controller.do("set_first_bias", bias="chrono")
    assert view.stale.isVisible()
    controller.undo()
    assert not view.stale.isVisible()


# ------------------------------------------------------------------------------------- transport


def test_the_buttons_drive_a_training(qtbot, controller):
    tiny(controller)
    controller.do("set_training_steps", steps=20_000)
    view = shown(qtbot, TrainTransportView, controller, (900, 130))
    lab = controller.lab
    assert (view.run.text(), view.stop.isEnabled(), view.restart.isEnabled()) == (
        "Run", False, False,
    )  # fmt: skip
    view.step.click()
    assert view.job.state() == "preparing"
    qtbot.waitUntil(lambda: lab.now.phase == "paused", timeout=60_000)
    assert "Paused at step 1 of" in view.job._label.text()
    view.run.click()
    assert view.run.text() == "Pause"
    qtbot.waitUntil(lambda: lab.now.phase == "running", timeout=60_000)
    assert view.stop.isEnabled()
    assert not view.step.isEnabled()
    qtbot.waitUntil(lambda: "left" in view.job._note.text(), timeout=60_000)
    view.run.click()
    assert not view.run.isEnabled()
    qtbot.waitUntil(lambda: lab.now.phase == "paused", timeout=60_000)
    assert view.run.isEnabled()
    view.stop.click()
    assert lab.now.phase == "ended"
    controller.do("set_training_steps", steps=40)
    view.restart.click()
    qtbot.waitUntil(lambda: lab.now.phase == "ended", timeout=60_000)
    assert "Ended at step 40 of 40" in view.job._label.text()
    settled(qtbot, controller)


def test_the_learning_rate_is_chosen_and_told(qtbot, controller):
    view = shown(qtbot, TrainTransportView, controller, (900, 130))
    view.rate._segments[3].click()
    assert controller.state.lab.rate == 3.0
    assert "LSTM 0.06" in view.rate.toolTip()
    controller.do("set_rate", rate=0.2)
    assert view.rate.currentKey() == "0.3"


def test_the_time_machine_goes_back_and_forth(qtbot, controller):
    view = shown(qtbot, TrainTransportView, controller, (900, 130))
    assert not view.time.isEnabled()
    show_ended(controller)
    lab = controller.lab
    kept = lab.record.checkpoints()
    assert view.time.isEnabled()
    assert view.time.value() == view.time.maximum() == len(kept) - 1
    view.time.setFocus()
    qtbot.keyClick(view.time, Qt.Key.Key_Left)
    assert lab.checkpoint == kept[-2]
    assert str(kept[-2]) in view._time_title.text()
    qtbot.keyClick(view.time, Qt.Key.Key_Home)
    assert lab.checkpoint == 0
    view.live.click()
    assert lab.checkpoint is None
    assert not view.live.isEnabled()


def test_overflows_and_refusals_are_written_down(qtbot, controller):
    view = shown(qtbot, TrainTransportView, controller, (900, 160))
    assert not view.problem.isVisible()
    show_ended(controller, overflowed=(2,))
    assert "RNN 8, seed 0: the numbers overflowed at step 100" in view.problem.text()
    controller.do("set_task_length", length=500)
    controller.do("set_units", kind="gru", size=128)
    view.run.click()
    assert "too slow" in view.problem.text()
    assert "Choose a smaller" in view.problem.text()


def test_a_narrow_transport_has_a_row_more(qtbot, controller):
    view = shown(qtbot, TrainTransportView, controller, (1100, 200))
    QCoreApplication.processEvents()
    assert view.time.geometry().center().y() == pytest.approx(
        view.rate.geometry().center().y(), abs=4
    )
    view.resize(480, 200)
    QCoreApplication.processEvents()

    assert view.time.y() > view.rate.geometry().bottom()


# ---------------------------------------------------------------------------------------- curves


def test_each_run_has_a_curve_and_several_have_a_mean(qtbot, controller):
    view = shown(qtbot, TrainCurvesView, controller)
    show_ended(controller)
    record = controller.lab.record
    lines = view.loss.lines()
    assert [line.name for line in lines] == ["LSTM 1", "GRU 8", "RNN 8"]
    assert view.compared.text().startswith("LSTM: solved at step 100, ")
    assert [(line.role, line.dashed) for line in lines] == [
        ("c", False), ("i", False), ("ghost", True),
    ]  # fmt: skip
    assert (lines[1].y == record.curve(1).loss).all()
    assert (view.score.lines()[2].y == record.curve(2).score).all()
    controller.do("set_curve_axis", axis="seconds")
    assert (view.loss.lines()[0].x == record.curve(0).seconds).all()
    controller.do("set_seeds", seeds=3)
    show_ended(controller)
    lines = view.score.lines()
    assert [line.faint for line in lines] == [True] * 9 + [False] * 3
    np.testing.assert_allclose(lines[9].y, np.mean([lines[k].y for k in (0, 3, 6)], axis=0))


def test_a_class_has_a_cross_entropy_and_a_level_of_guessing(qtbot, controller):
    view = shown(qtbot, TrainCurvesView, controller)
    assert view.loss.accessibleName() == "Mean squared error"
    controller.do("choose_task", task="order")
    show_ended(controller)
    assert view.loss.accessibleName() == "Cross-entropy"
    assert (0.25, "by guessing") in view.score._levels


def test_a_click_into_the_curves_goes_back_in_time(qtbot, controller):
    view = shown(qtbot, TrainCurvesView, controller)
    show_ended(controller)
    area = view.loss.plotRect()
    qtbot.mouseClick(view.loss, Qt.MouseButton.LeftButton, pos=area.center())
    step = controller.lab.checkpoint
    assert step is not None
    assert 80 <= step <= 120
    assert view.score._marker == step


def test_the_training_before_stays_as_a_trace(qtbot, controller):
    tiny(controller)
    view = shown(qtbot, TrainCurvesView, controller)
    lab = controller.lab
    lab.run()
    qtbot.waitUntil(lambda: lab.now.phase == "ended", timeout=60_000)
    lab.restart()
    qtbot.waitUntil(lambda: lab.now.phase == "ended", timeout=60_000)
    lines = view.loss.lines()
    cells = ["LSTM 2", "GRU 2", "RNN 2"]
    assert [line.name for line in lines] == [*(f"A: {cell}" for cell in cells), *cells]
    assert [line.dotted for line in lines] == [True] * 3 + [False] * 3
    assert [one.text for one in view.loss._header._entries] == [*cells, "A, before"]
    assert view.compared.isVisible()
    assert "A came before B, with the same settings." in view.compared.text()
    controller.do("set_first_bias", bias="3")
    lab.run()
    qtbot.waitUntil(lambda: lab.now.phase == "ended", timeout=60_000)
    assert "forget bias 1 in A, 3 in B" in view.compared.text()
    settled(qtbot, controller)


# ----------------------------------------------------------------------------------------- probe


def test_the_probe_shows_what_is_wanted_and_what_is_said(qtbot, controller):
    view = shown(qtbot, TrainProbeView, controller, (760, 460))
    assert not view.lanes.isVisible()
    assert not view.sandbox.isEnabled()
    show_ended(controller)
    lab = controller.lab
    lines = {line.key: line for line in view.said.lines()}
    assert set(lines) == {"x", "marked", "target", "lstm", "gru", "rnn"}
    assert (lines["target"].values == lab.probe.target).all()
    for index, kind in enumerate(("lstm", "gru", "rnn")):
        assert (lines[kind].values == lab.probes[index].said).all()
    assert [lane.key for lane in view.lanes.lanes()] == ["f", "i", "o"]
    trace = lab.probes[0].trace
    assert (view.lanes.lanes()[0].values == trace["f"][:, 0]).all()
    states = {line.key: line.values for line in view.states.lines()}
    assert (states["c"] == trace["c"][:, 0]).all()
    assert (states["write"] == trace["i"][:, 0] * trace["g"][:, 0]).all()


def test_another_network_and_unit_are_looked_at(qtbot, controller):
    view = shown(qtbot, TrainProbeView, controller, (760, 460))
    show_ended(controller)
    view.network._segments[1].click()
    assert controller.state.lab.watched == "gru"
    assert [lane.key for lane in view.lanes.lanes()] == ["r", "z"]
    view.unit.setValue(5)
    assert controller.state.lab.unit == 4
    trace = controller.lab.probes[1].trace
    assert (view.states.lines()[0].values == trace["h"][:, 4]).all()
    controller.do("watch_network", kind="rnn")
    assert not view.lanes.isVisible()
    controller.lab.scrub(0)
    then = controller.lab.probes[2].trace
    assert (view.states.lines()[0].values == then["h"][:, 0]).all()


def test_classes_are_shown_as_the_probability_of_the_right_one(qtbot, controller):
    controller.do("choose_task", task="flagged")
    view = shown(qtbot, TrainProbeView, controller, (760, 460))
    show_ended(controller)
    assert {line.key for line in view.said.lines()} == {"target", "lstm", "gru", "rnn"}
    assert view.said.yRange()[1] == pytest.approx(1.03)
    right = "ABCD"[controller.lab.probe.answer]
    assert f"“{right}”" in view.caption.text()


def test_the_network_is_taken_to_the_sandbox(qtbot, controller):
    view = shown(qtbot, TrainProbeView, controller, (760, 460))
    show_ended(controller)
    controller.lab.scrub(100)
    said = controller.lab.probes[0].said
    view.sandbox.click()
    assert controller.state.view.page == "sandbox"
    np.testing.assert_allclose(controller.results.answers, said)
    assert "100 steps" in controller.results.model.title


def test_the_network_is_taken_to_the_gradients(qtbot, controller):
    view = shown(qtbot, TrainProbeView, controller, (760, 460))
    assert not view.flow.isEnabled()
    show_ended(controller)
    controller.do("watch_network", kind="gru")
    view.flow.click()
    assert controller.state.view.page == "gradients"
    (overlay,) = controller.state.flow.overlays
    assert overlay.params is controller.lab.network(1).params
    assert (overlay.x == controller.lab.probe.x).all()
    assert overlay.title == "GRU 8 after 200 steps"
    assert controller.flows is not None


def test_the_network_is_saved_with_its_code(qtbot, controller, tmp_path):
    view = shown(qtbot, TrainProbeView, controller, (760, 460))
    show_ended(controller)
    told = []
    controller.notices.raised.connect(told.append)
    view.file.click()
    dialog = view.findChild(QFileDialog, "probe.saveDialog")
    dialog.fileSelected.emit(str(tmp_path / "net.safetensors"))
    dialog.close()
    assert (tmp_path / "net.safetensors").exists()
    assert "nn.LSTM(2, 1" in (tmp_path / "net.py").read_text(encoding="utf-8")
    view._on_file_selected(str(tmp_path / "nowhere" / "net.safetensors"))
    assert [notice.kind for notice in told] == ["info", "error"]
    QCoreApplication.processEvents()


# -------------------------------------------------------------------------------- memory and runs


def test_the_memory_is_drawn_over_delays(qtbot, controller):
    view = shown(qtbot, TrainMemoryView, controller)
    assert view.plot.lines() == ()
    show_ended(controller)
    lines = view.plot.lines()
    assert [line.name for line in lines] == ["LSTM 1", "GRU 8", "RNN 8"]
    assert (lines[0].y == controller.lab.horizons[0].share[1:]).all()
    assert lines[0].x.tolist() == list(range(1, 1001))
    assert view.plot._marker == 60.0
    assert "Right after 60 steps" in view.caption.text()


def test_the_table_has_every_run(qtbot, controller):
    controller.do("set_seeds", seeds=2)
    view = shown(qtbot, TrainRunsView, controller)
    assert view.table.rows() == ()
    show_ended(controller)
    rows = view.table.rows()
    assert len(rows) == 6
    assert rows[0].cells[:3] == ("LSTM 1", "22", "0")
    assert [row.strong for row in rows] == [True] + [False] * 5


def test_of_numbers_the_distance_is_drawn_too_and_of_several_seeds_the_spread(qtbot, controller):
    controller.do("set_seeds", seeds=3)
    view = shown(qtbot, TrainMemoryView, controller)
    assert not view.error.isVisible()
    show_ended(controller)
    assert view.error.isVisible()
    horizons = controller.lab.horizons
    lines = view.error.lines()
    assert [line.faint for line in lines] == [True] * 9 + [False] * 3
    assert (lines[4].y == horizons[4].error[1:]).all()
    np.testing.assert_allclose(lines[9].y, np.mean([horizons[k].error[1:] for k in (0, 3, 6)], 0))
    assert view.error._levels == ((0.1, "counts as right"),)
    controller.do("choose_task", task="flagged")
    show_ended(controller)
    assert not view.error.isVisible(), "it would be the same upside down"
    assert view.plot._levels == ((0.25, "by guessing"),)


def test_another_seed_is_chosen_where_there_are_several(qtbot, controller):
    view = shown(qtbot, TrainProbeView, controller, (760, 460))
    show_ended(controller)
    assert not view.seed.isVisible()
    controller.do("set_seeds", seeds=3, first=4)
    show_ended(controller)
    assert [segment.text() for segment in view.seed._segments] == ["Seed 4", "5", "6"]
    said = view.said.lines()[-1].values
    view.seed._segments[2].click()
    assert controller.lab.seed == 2
    assert (view.said.lines()[-1].values != said).any()
    view.sandbox.click()
    facts = dict(controller.results.model.facts)
    assert facts["Training"].startswith("200 steps, seed 6")


def test_two_trainings_share_the_table(qtbot, controller):
    tiny(controller)
    view = shown(qtbot, TrainRunsView, controller)
    lab = controller.lab
    for _ in range(2):
        lab.restart()
        qtbot.waitUntil(lambda: lab.now.phase == "ended", timeout=60_000)
    rows = view.table.rows()
    assert [row.cells[0][:2] for row in rows] == ["B:"] * 3 + ["A:"] * 3
    # From the same weights on the same data: the same to the last digit.
    assert [row.cells[1:7] for row in rows[:3]] == [row.cells[1:7] for row in rows[3:]]
    settled(qtbot, controller)


@pytest.mark.parametrize("kind", [TrainCurvesView, TrainProbeView, TrainMemoryView, TrainRunsView])
def test_a_hidden_view_draws_nothing_of_a_training(qtbot, controller, kind, monkeypatch):
    view = shown(qtbot, kind, controller)
    drawn = []
    monkeypatch.setattr(view, "render_state", drawn.append)
    view.hide()
    show_ended(controller)
    controller.lab.scrub(0)
    assert drawn == []
    view.show()
    assert drawn == [frozenset({"training"})]
