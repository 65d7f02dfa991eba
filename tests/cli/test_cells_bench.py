"""The yardstick does the same work: torch gives the states that the page shows."""

from __future__ import annotations

import json

import numpy as np
import torch

from lstm_studio.cli import cells_bench, main
from lstm_studio.cli.cells_bench import CellWork, TorchCells


def test_torch_gives_the_same_states():
    work = CellWork(600)
    findings = work.key()
    assert findings.text.whole
    assert len(findings.text.text) == 600
    assert findings.text.ranking("c", "quotes") is not None
    found = findings.text.reading.h[:-1]  # the last key is another each time
    np.testing.assert_allclose(found, TorchCells(work).key()[:-1], atol=1e-5)
    assert work.key().text.text != findings.text.text


def test_figures_as_json(capsys, monkeypatch):
    monkeypatch.setattr(cells_bench, "LONG", 3000)
    threads = torch.get_num_threads()
    code = main(["bench", "--only", "cells", "--keystrokes", "2", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert [f["unit"] for f in figures] == ["ms", "ms", "×"]
    assert [f["limit"] for f in figures] == [50, 50, 1]
    assert code == (0 if all(f["good"] for f in figures) else 1)
    assert torch.get_num_threads() == threads
