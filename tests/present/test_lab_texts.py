from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.lab import LabRecord, LabSetup
from lstm_studio.core.task_network import run_probe
from lstm_studio.core.tasks import TASKS, find_task
from lstm_studio.present import lab_texts
from lstm_studio.present.captions import loss_sentence
from lstm_studio.present.lab_curves import lab_curves, memory_curves
from lstm_studio.present.lab_visit import lab_visit
from lstm_studio.present.notation import figure
from lstm_studio.state.lab import competitors_of, setup_of
from tests.fixtures.lab import ended
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def setup(qapp) -> LabSetup:
    controller = ModelController(SmallLibrary())
    controller.do("set_seeds", seeds=2, first=4)
    controller.do("set_training_steps", steps=200)
    return setup_of(controller.state.lab)


def test_names_count_the_flagship_right() -> None:
    assert lab_texts.cell_name("lstm", 1) == "LSTM with 1 unit"
    assert lab_texts.cell_name("rnn", 8) == "RNN with 8 units"
    assert lab_texts.competitor_note(find_task("hold"), "lstm", 1) == "22 numbers"
    assert lab_texts.rate_note({"lstm": 0.02, "rnn": 0.003}, 1.0) == "LSTM 0.02, RNN 0.003"
    assert lab_texts.rate_note({"gru": 0.01}, 100.0) == "GRU 1"
    assert [lab_texts.bias_name(bias) for bias in ("0", "chrono")] == ["0", "chrono"]


def test_time_left_is_told_in_round_words() -> None:
    told = [lab_texts.time_left(value) for value in (None, float("inf"), 0.2, 59.6, 200.0)]
    assert told == ["", "", "1 s left", "60 s left", "3 min left"]


def test_each_phase_has_its_line(setup) -> None:
    _, snapshot, _ = ended(setup)
    assert "PyTorch" in lab_texts.phase_text("preparing", None)
    assert lab_texts.phase_text("idle", None) == "Nothing has been trained yet."
    for phase, words in (
        ("running", "Step 200 of 200"),
        ("pausing", "stops after"),
        ("paused", "Paused at step 200"),
        ("ended", "Ended at step 200"),
    ):
        assert words in lab_texts.phase_text(phase, snapshot)


def test_overflows_are_told_by_network_seed_and_step(setup) -> None:
    _, snapshot, _ = ended(setup, overflowed=(1, 3))
    told = lab_texts.overflow_texts(setup, snapshot)
    assert [text.split(":")[0] for text in told] == ["GRU 8, seed 4", "LSTM 1, seed 5"]
    assert all("step 100" in text for text in told)
    assert lab_texts.overflow_texts(setup, ended(setup)[1]) == ()


def test_the_table_has_a_row_a_run(setup) -> None:
    _, snapshot, _ = ended(setup, overflowed=(5,))
    header, rows = lab_texts.run_table(setup, snapshot)
    assert len(rows) == 6
    assert {len(row) for row in rows} == {len(header)}
    assert rows[0][:5] == ("LSTM 1", "22", "4", "200", "100")
    assert rows[5][4] == "overflowed"
    assert rows[1][4] == "not yet"


@pytest.mark.parametrize("task", TASKS)
def test_captions_say_what_the_numbers_say(task: str, setup) -> None:
    from dataclasses import replace

    one = replace(setup, task=task)
    training, snapshot, horizons = ended(one)
    found = find_task(task)
    runs = tuple((f"N{k}", run) for k, run in enumerate(snapshot.probes))
    caption = lab_texts.probe_caption(found, training.probe, runs)
    asked = np.isfinite(training.probe.target)
    if found.answers:
        expected = f"N0 {100 * snapshot.probes[0].said[-1]:.0f}"
        assert f"“{found.answers[training.probe.answer]}”" in caption
    else:
        gap = np.abs(snapshot.probes[0].said[asked] - training.probe.target[asked]).mean()
        expected = f"N0 {gap:.3f}"
    assert expected in caption.replace("−", "-")
    said = lab_texts.horizon_caption(one, horizons)
    shares = [100 * horizons[run].share[60] for run in (0, 3)]
    spread = f"{np.mean(shares):.0f} % ({min(shares):.0f} % to {max(shares):.0f} %)"
    assert f"LSTM 1 {spread}" in said.replace("\u202f", " ")
    assert "1000" in said.replace(",", "")
    assert "every seed" in said
    alone = replace(one, seeds=(4,))
    said = lab_texts.horizon_caption(alone, horizons[:3])
    assert f"RNN 8 {100 * horizons[2].share[60]:.0f}" in said
    assert "seed" not in said


def test_memories_of_several_seeds_have_a_mean(setup) -> None:
    horizons = ended(setup)[2]
    curves = memory_curves(setup, horizons)
    assert [one.seed for one in curves] == [4, 4, 4, 5, 5, 5, None, None, None]
    assert curves[1].delays.tolist() == list(range(1, 1001))
    assert (curves[1].error == horizons[1].error[1:]).all()
    mean = curves[7]
    assert mean.competitor == 1
    np.testing.assert_allclose(mean.share, (horizons[1].share + horizons[4].share)[1:] / 2)
    np.testing.assert_allclose(mean.error, (horizons[1].error + horizons[4].error)[1:] / 2)
    from dataclasses import replace

    assert len(memory_curves(replace(setup, seeds=(4,)), horizons[:3])) == 3


def test_networks_that_are_not_equally_far_are_told_from_to(setup) -> None:
    from dataclasses import replace

    _, snapshot, _ = ended(setup)
    slow = replace(snapshot.runs[1], steps=80)
    now = replace(snapshot, step=80, runs=(snapshot.runs[0], slow, *snapshot.runs[2:]))
    assert lab_texts.phase_text("running", now) == "Step 80 to 200 of 200"


def test_means_are_over_the_seeds_that_are_still_there(setup) -> None:
    record = LabRecord(setup, 10)
    for run, points in (
        (0, [(20, 1.0, 4.0, 0.0), (40, 2.0, 2.0, 0.5)]),
        (3, [(20, 3.0, 2.0, 1.0)]),
    ):
        for point in points:
            record.add_point(run, *point)
    curves = lab_curves(record, "seconds")
    assert [one.seed for one in curves] == [4, 4, 4, 5, 5, 5, None, None, None]
    mean = curves[6]
    assert mean.competitor == 0
    assert mean.x.tolist() == [2.0, 2.0]
    assert mean.loss.tolist() == [3.0, 2.0]
    assert mean.score.tolist() == [0.5, 0.5]
    assert len(curves[7].x) == 0
    steps = lab_curves(record, "steps")
    assert steps[6].x.tolist() == [20.0, 40.0]


@pytest.mark.parametrize("task", TASKS)
def test_a_visit_runs_as_the_probe_did(task: str, qapp) -> None:
    controller = ModelController(SmallLibrary())
    controller.do("choose_task", task=task)
    setup = setup_of(controller.state.lab)
    training, snapshot, _ = ended(setup)
    for index, network in enumerate(snapshot.networks):
        visit = lab_visit(network, setup.competitors[index], training.probe, 99, 70, 0)
        assert controller.do(
            "open_in_sandbox", model=visit.model, sequence=visit.sequence, unit=visit.unit
        )
        assert visit.unit == network.params.hidden_size - 1
        run = run_probe(network, training.probe)
        assert (controller.results.trace["h"] == run.trace["h"]).all()
        one = network.weight.shape[0] == 1
        assert (controller.results.answers is not None) == one
        if one:
            np.testing.assert_allclose(controller.results.answers, run.said)
        assert "70" in visit.model.title
    assert controller.state.view.page == "sandbox"
    assert competitors_of(controller.state.lab) == setup.competitors


def test_pins_on_a_visiting_network_change_its_error_over_the_sequence(setup) -> None:
    """What each gate is for: the error with the pin and without it, and nothing invented."""
    controller = ModelController(SmallLibrary())
    training, snapshot, _ = ended(setup)
    visit = lab_visit(snapshot.networks[0], setup.competitors[0], training.probe, 0, 70, 0)
    controller.do("open_in_sandbox", model=visit.model, sequence=visit.sequence, unit=0)
    results = controller.results
    assert (results.targets == training.probe.target).all()
    free = float(np.mean((snapshot.probes[0].said - training.probe.target) ** 2))
    assert results.loss() == pytest.approx(free)
    assert results.loss(pinned=False) is None
    assert loss_sentence(results) == ""
    controller.do("pin_gate", gate="f", value=0.0)
    results = controller.results
    held = float(np.mean((results.answers - training.probe.target) ** 2))
    assert results.loss() == pytest.approx(held)
    assert results.loss(pinned=False) == pytest.approx(free)
    assert held != pytest.approx(free)
    assert loss_sentence(results) == (
        f"mean squared error {figure(held)}, without your pins {figure(free)}"
    )


def test_a_sum_is_asked_for_at_its_end_alone_and_a_class_not_at_all(qapp) -> None:
    for task, asked in (("adding", 1), ("flagged", None)):
        controller = ModelController(SmallLibrary())
        controller.do("choose_task", task=task)
        one = setup_of(controller.state.lab)
        training, snapshot, _ = ended(one)
        visit = lab_visit(snapshot.networks[0], one.competitors[0], training.probe, 0, 70, 0)
        controller.do("open_in_sandbox", model=visit.model, sequence=visit.sequence, unit=0)
        controller.do("pin_gate", gate="f", value=0.0)
        results = controller.results
        if asked is None:
            assert results.loss() is None
        else:
            off = results.answers[-1] - training.probe.target[-1]
            assert results.loss() == pytest.approx(off**2)
