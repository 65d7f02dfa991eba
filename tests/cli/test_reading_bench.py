"""The yardstick does the same work: torch gives the numbers that the page shows."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from lstm_studio.cli import main
from lstm_studio.cli.reading_bench import POSITION, SENTENCE, Reading, TorchReading


def test_the_sentence_is_of_twenty_words() -> None:
    words = SENTENCE.split()
    assert (len(words), words[POSITION]) == (20, "bank")
    assert Reading().rows().any(axis=1).all()  # every word is in the table


@pytest.mark.parametrize("work", ["verdicts", "without_each"])
def test_torch_gives_the_same_answers(work: str) -> None:
    ours = Reading()
    found = getattr(ours, work)()
    expected = getattr(TorchReading(ours), work)()
    assert list(found) == list(expected)
    for name, values in expected.items():
        assert found[name].shape == values.shape
        np.testing.assert_allclose(found[name], values, atol=1e-5, err_msg=name)


def test_figures_as_json(capsys) -> None:
    threads = torch.get_num_threads()
    code = main(["bench", "--only", "reading", "--keystrokes", "2", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert [f["unit"] for f in figures] == ["ms", "×", "ms", "×"]
    assert [f["limit"] for f in figures] == [30, 1, 150, 1]
    assert code == (0 if all(f["good"] for f in figures) else 1)
    assert torch.get_num_threads() == threads
