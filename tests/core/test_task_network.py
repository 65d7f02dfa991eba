from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.core.params import KINDS, CellParams, Kind
from lstm_studio.core.task_network import TaskNetwork, make_probe, run_probe
from lstm_studio.core.tasks import TASKS, find_task
from lstm_studio.core.trace import run_trace


def drawn(task: str, kind: Kind, size: int = 3) -> TaskNetwork:
    one, rng = find_task(task), np.random.default_rng(2)
    return TaskNetwork(
        task,
        CellParams.random(kind, size, one.input_size, 1),
        rng.normal(size=(one.output_size, size)),
        rng.normal(size=one.output_size),
    )


@pytest.mark.parametrize("task", TASKS)
def test_a_probe_is_a_sequence_of_its_task(task: str) -> None:
    one = find_task(task)
    probe = make_probe(one, 20)
    again = make_probe(one, 20)
    assert (probe.x == again.x).all()
    assert probe.x.shape == (20, one.input_size)
    assert len(probe) == len(probe.tokens) == len(probe.values) == len(probe.marks) == 20
    if one.every_step:
        assert np.isfinite(probe.target).all()
    else:
        assert np.isnan(probe.target[:-1]).all()
    if one.answers:
        assert probe.target[-1] == 1.0
        assert probe.answer is not None
        assert 0 <= probe.answer < len(one.answers)
    else:
        assert probe.answer is None
    assert not probe.x.flags.writeable


def test_a_probe_names_what_is_read() -> None:
    probe = make_probe(find_task("flagged"), 30)
    for token, row, mark in zip(probe.tokens, probe.x, probe.marks, strict=True):
        assert token == "ABCD"[int(row[:4].argmax())]
        assert mark == bool(row[4])
    assert probe.tokens[int(probe.marks.argmax())] == "ABCD"[probe.answer or 0]
    silent = make_probe(find_task("recall"), 5)
    assert silent.tokens[1:] == ("·",) * 4
    assert silent.marks.tolist() == [True, False, False, False, False]
    assert silent.values[1:].tolist() == [0.0] * 4
    ordered = make_probe(find_task("order"), 20)
    assert [ordered.tokens[t] in "XY" for t in range(20)] == ordered.marks.tolist()


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_network_says_is_its_readout_or_the_probability_of_the_right_class(
    kind: Kind,
) -> None:
    network, probe = drawn("hold", kind), make_probe(find_task("hold"), 15)
    run = run_probe(network, probe)
    h = run_trace(network.params, probe.x)["h"]
    assert (run.trace["h"] == h).all()
    np.testing.assert_allclose(run.said, h @ network.weight[0] + network.bias[0])

    network, probe = drawn("order", kind), make_probe(find_task("order"), 15)
    run = run_probe(network, probe)
    scores = np.exp(run.trace["h"] @ network.weight.T + network.bias)
    expected = scores[:, probe.answer] / scores.sum(axis=1)
    np.testing.assert_allclose(run.said, expected)


def test_a_network_counts_and_takes_its_tensors() -> None:
    network = drawn("hold", "lstm", 1)
    assert network.count == 22
    tensors = {
        "weight_ih_l0": network.params.weight_ih.astype(np.float32),
        "weight_hh_l0": network.params.weight_hh.astype(np.float32),
        "bias_ih_l0": network.params.bias_ih.astype(np.float32),
        "bias_hh_l0": network.params.bias_hh.astype(np.float32),
        "readout.weight": network.weight.astype(np.float32),
        "readout.bias": network.bias.astype(np.float32),
    }
    again = TaskNetwork.from_tensors("hold", "lstm", tensors)
    assert again.params.kind == "lstm"
    np.testing.assert_allclose(again.params.weight_ih, network.params.weight_ih, rtol=1e-6)
    np.testing.assert_allclose(again.weight, network.weight, rtol=1e-6)
