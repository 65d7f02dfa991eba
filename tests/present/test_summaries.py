from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.params import CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.present.summaries import series_summary, trace_summary
from lstm_studio.state.studio import hand_cell


def test_a_line_in_words():
    text = series_summary("C", np.array([0.0, 0.9, 0.7]), ("I", "key", "under"), 0.0)
    assert text == (
        "C, 3 steps: from 0.00 to 0.70, lowest 0.00 at step 1, “I”, highest 0.90 at step 2, “key”;"
        " the largest change is +0.90 at step 2, “key”."
    )


def test_the_state_before_counts_as_a_change():
    assert "+0.80 at step 1" in series_summary("C", np.array([0.8, 0.7]), before=0.0)
    assert "−0.10 at step 2" in series_summary("C", np.array([0.8, 0.7]))


def test_constant_broken_and_single():
    assert series_summary("h", np.zeros(5)) == "h, 5 steps: 0.00 throughout."
    assert series_summary("h", np.array([0.5])) == "h, 1 steps: 0.50 throughout."
    assert series_summary("h", np.array([math.nan])) == "h: no step has a finite number."
    broken = series_summary("h", np.array([0.1, 0.3, math.nan, math.inf]))
    assert "from 0.10 to NaN" in broken
    assert broken.endswith("2 of 4 steps have no finite number, the first is step 3.")


@given(st.lists(st.floats(width=32), min_size=1, max_size=30))
def test_any_line_can_be_described(values):
    text = series_summary("h", np.array(values, dtype=np.float64), before=0.0)
    assert text.startswith("h")
    assert text.endswith(".")


def test_a_trace_is_described_by_its_memory():
    assert trace_summary(run_trace(hand_cell("lstm"), [[1.0]])).startswith("Cell state,")
    wide = CellParams("rnn", np.ones((2, 1)), np.ones((2, 2)), np.zeros(2), np.zeros(2))
    text = trace_summary(run_trace(wide, [[1.0], [0.5]], h0=[0.0, 0.5]), unit=1)
    assert text.startswith("Hidden state of unit 2, 2 steps")
