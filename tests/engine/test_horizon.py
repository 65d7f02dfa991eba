from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.core.lab import Horizon
from lstm_studio.core.params import CellParams
from lstm_studio.core.task_delays import delayed
from lstm_studio.core.task_network import TaskNetwork
from lstm_studio.core.tasks import TASKS, find_task
from lstm_studio.engine.batch import hidden_states
from lstm_studio.engine.horizon import HORIZON_SEED, measure_horizon


def finish(network: TaskNetwork, **arguments: int) -> Horizon:
    measuring = measure_horizon(network, **arguments)
    shares = []
    while True:
        try:
            shares.append(next(measuring))
        except StopIteration as end:
            assert shares == sorted(shares)
            assert 0.0 <= shares[0] <= shares[-1] < 1.0
            return end.value


@pytest.mark.parametrize("task", TASKS)
def test_every_delay_is_measured_as_one_by_one(task: str) -> None:
    one, rng = find_task(task), np.random.default_rng(1)
    network = TaskNetwork(
        task,
        CellParams.random("gru", 3, one.input_size, 0),
        rng.normal(size=(one.output_size, 3)),
        rng.normal(size=one.output_size),
    )
    found = finish(network, length=10, delay=6, sequences=40)
    x, target = delayed(task, np.random.default_rng(HORIZON_SEED), 10, 6, 40)
    outputs = network.outputs(hidden_states(network.params, x))[:, -7:]
    for delay in range(7):
        right = wrong_by = 0.0
        for sequence in range(40):
            said, wanted = outputs[sequence, delay], target[sequence, delay]
            if one.answers:
                right += said.argmax() == wanted
                wrong_by += said.argmax() != wanted
            else:
                right += abs(said[0] - wanted) < one.tolerance
                wrong_by += abs(said[0] - wanted)
        assert found.share[delay] == pytest.approx(right / 40)
        assert found.error[delay] == pytest.approx(wrong_by / 40)


def test_a_counter_without_leak_remembers_for_ever_and_one_that_leaks_does_not() -> None:
    # c = f·c + i·g with i open at the mark only; the readout undoes tanh(c) for small c.
    def counter(forget_bias: float) -> TaskNetwork:
        big = 60.0
        weight_ih = np.array([[0.0, 2 * big], [0.0, 0.0], [0.01, 0.0], [0.0, 0.0]])
        bias = np.array([-big, forget_bias, 0.0, big])
        zeros = np.zeros((4, 1))
        params = CellParams("lstm", weight_ih, zeros, bias, np.zeros(4))
        return TaskNetwork("hold", params, np.array([[100.0]]), np.zeros(1))

    steady = finish(counter(60.0), length=10, delay=300, sequences=50)
    assert (steady.share == 1.0).all()
    assert steady.error.max() < 1e-3
    leaky = finish(counter(3.0), length=10, delay=300, sequences=50)
    assert leaky.share[0] == 1.0
    assert leaky.share[-1] < 0.25
    assert leaky.error[-1] == pytest.approx(0.5, abs=0.15)
