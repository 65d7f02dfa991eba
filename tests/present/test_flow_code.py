"""The file that the page hands out runs, and gives the page's numbers by autograd."""

from __future__ import annotations

import itertools
import runpy
from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.present.flow_code import _CELLS, flow_code
from lstm_studio.state.flow import CURVES, FlowState
from lstm_studio.state.flows import derive_flows
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()
FLOW = FlowState(size=5, length=40, scale=1.25, bias=1.5, seed=7, lag=30)


def run(flow, tmp_path, name="code"):
    path = tmp_path / "gradient_flow.py"
    path.write_text(flow_code(flow), encoding="utf-8")
    return runpy.run_path(str(path), run_name=name)["found"]


@pytest.mark.parametrize(
    ("measured", "relative"), list(itertools.product(("inputs", "memory"), (True, False)))
)
def test_autograd_says_the_same(tmp_path, measured, relative) -> None:
    flow = replace(FLOW, measured=measured, relative=relative)
    start = initial_state(LIBRARY)
    state = replace(start, flow=flow, view=replace(start.view, page="gradients"))
    flows = derive_flows(state, LIBRARY, None)
    found = run(flow, tmp_path)
    assert set(found) == set(_CELLS.values())
    for curve in flows.curves:
        ours = 10.0 ** flows.values(curve)
        np.testing.assert_allclose(found[_CELLS[curve.key]], ours, rtol=1e-10)


def test_only_what_is_shown_is_in_the_file(tmp_path, capsys) -> None:
    flow = replace(FLOW, shown=("rnn", "lstm3"))
    assert "chrono" not in flow_code(flow)
    assert list(run(flow, tmp_path, "__main__")) == ["RNN", "LSTM, bias 3"]
    printed = capsys.readouterr().out
    assert printed.count("by lag") == 2
    assert " 30: " in printed


def test_nothing_shown_is_a_file_that_runs(tmp_path) -> None:
    assert run(replace(FLOW, shown=()), tmp_path) == {}


def test_every_curve_has_a_name_and_no_line_is_long() -> None:
    assert set(_CELLS) == set(CURVES)
    assert max(map(len, flow_code(FlowState()).splitlines())) <= 100
