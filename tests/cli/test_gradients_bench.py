"""The yardstick does the same work: torch's autograd gives the numbers that the page shows."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from lstm_studio.cli import main
from lstm_studio.cli.gradients_bench import SIX, GradientWork, TorchGradients


@pytest.mark.parametrize(("work", "keys"), [("all_six", SIX), ("one", ("own",))])
def test_torch_gives_the_same_norms(work: str, keys: tuple[str, ...]) -> None:
    found = getattr(GradientWork(), work)()
    expected = getattr(TorchGradients(), work)()
    assert set(found) == set(expected) == set(keys)
    for name, values in expected.items():
        np.testing.assert_allclose(10.0 ** found[name], 10.0**values, rtol=1e-10, err_msg=name)


def test_figures_as_json(capsys) -> None:
    threads = torch.get_num_threads()
    code = main(["bench", "--only", "gradients", "--keystrokes", "1", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert [f["unit"] for f in figures] == ["ms", "×", "ms", "×"]
    assert [f["limit"] for f in figures] == [50, 1, 50, 1]
    assert code == (0 if all(f["good"] for f in figures) else 1)
    assert torch.get_num_threads() == threads
