from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lstm_studio.core.lab import Competitor, LabSetup
from lstm_studio.core.tasks import TASKS
from lstm_studio.engine.live_training import LiveTraining
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.present.lab_code import training_code

SETUP = LabSetup(
    "hold",
    12,
    (
        Competitor("lstm", 3, 1e-2, 2.0),
        Competitor("gru", 2, 1e-2),
        Competitor("rnn", 2, 3e-3),
    ),
    seeds=(5,),
    steps=12,
    batch=4,
    score_every=4,
    score_sequences=8,
)


def trained(setup: LabSetup, rates: tuple[tuple[int, float], ...] = ()) -> LiveTraining:
    training = LiveTraining(setup)
    at = 0
    for step, factor in (*rates, (setup.steps, 1.0)):
        for _ in training.run(step - at):
            pass
        training.control.set_rate_factor(factor)
        at = step
    return training


def run(folder: Path, code: str, *arguments: str) -> str:
    (folder / "net.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(folder / "net.py"), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def names(code: str) -> dict[str, object]:
    """Execute the program without its last part."""
    found: dict[str, object] = {"__name__": "net", "__file__": "/nowhere/net.py"}
    exec(compile(code, "net.py", "exec"), found)
    return found


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("competitor", [0, 1, 2])
def test_the_code_starts_and_trains_as_the_program_does(task: str, competitor: int) -> None:
    setup = replace(SETUP, task=task)
    training = trained(setup)
    program = names(training_code(setup, competitor, 12, (), "net.safetensors"))
    network = program["start"]()
    first = training.record.weights(0, competitor)
    for name, value in network.state_dict().items():
        assert (value.numpy() == first[name.removeprefix("cell.")]).all()
    program["train"](network, 12)
    last = training.record.weights(12, competitor)
    for name, value in network.state_dict().items():
        np.testing.assert_allclose(
            value.numpy(), last[name.removeprefix("cell.")], atol=2e-4, rtol=0
        )


def test_chrono_and_changes_of_the_rate_are_in_the_code() -> None:
    chrono = replace(SETUP.competitors[0], chrono=True)
    setup = replace(SETUP, competitors=(chrono,))
    training = trained(setup, ((4, 0.5), (8, 10.0)))
    assert training.record.rates(0) == ((4, 0.5), (8, 10.0))
    program = names(training_code(setup, 0, 12, training.record.rates(0), "net.safetensors"))
    assert [program["rate"](step) for step in (0, 3, 4, 7, 8, 11)] == [
        0.01, 0.01, 0.005, 0.005, 0.1, 0.1,
    ]  # fmt: skip
    network = program["start"]()
    program["train"](network, 12)
    last = training.record.weights(12, 0)
    for name, value in network.state_dict().items():
        expected = last[name.removeprefix("cell.")]
        np.testing.assert_allclose(value.numpy(), expected, atol=2e-3, rtol=0)


def test_the_file_runs_by_itself_and_compares_with_the_weights_beside_it(tmp_path: Path) -> None:
    training = trained(SETUP)
    write_tensors(tmp_path / "net.safetensors", training.record.weights(12, 0))
    code = training_code(SETUP, 0, 12, (), "net.safetensors")
    assert "step 3: loss" in run(tmp_path, code, "3")
    said = run(tmp_path, code)
    assert "step 12: loss" in said
    assert float(said.rsplit(" ", 1)[1]) < 2e-4
