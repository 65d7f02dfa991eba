from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.core.task_delays import delayed
from lstm_studio.core.tasks import TASKS


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("delay", [1, 30])
def test_everything_that_matters_comes_before_the_first_question(task: str, delay: int) -> None:
    length, batch = 12, 5
    x, target = delayed(task, np.random.default_rng(0), length, delay, batch)
    assert x.shape[0] == batch
    assert x.shape[2] == TASKS[task].input_size
    assert target.shape == (batch, delay + 1)
    first = x.shape[1] - delay - 1
    for steps, wanted in zip(x, target, strict=True):
        if task == "hold":
            assert first == 0
            assert (wanted == steps[0, 0]).all()
            assert not steps[1:, 1].any()
        elif task == "flagged":
            assert first == length - 1
            assert steps[:, 4].nonzero()[0].tolist() == [first]
            assert (wanted == steps[first, :4].argmax()).all()
        elif task == "brackets":
            assert wanted.tolist() == (np.cumsum(steps[:, 0] - steps[:, 1]) / 8).tolist()
        elif task == "order":
            cues = (steps[:, :2].any(axis=1)).nonzero()[0]
            assert len(cues) == 2
            assert cues.max() <= first == length - 1
        elif task == "adding":
            marks = steps[:, 1].nonzero()[0]
            assert marks.max() <= first == length - 1
            assert (wanted == steps[marks, 0].sum()).all()
        else:
            assert first == 0
            assert not steps[1:].any()
            assert (wanted == steps[0].argmax()).all()
