"""The sentences of the page "Compare": counted, computed, and none beyond what is shown."""

from __future__ import annotations

import re

import numpy as np
import pytest

from lstm_studio.core.cells import sigmoid
from lstm_studio.core.starts import random_start
from lstm_studio.present import compare_texts as texts
from lstm_studio.state.comparing import COMPARED, RANDOM_SIZES, ROWS, ComparisonState
from lstm_studio.state.comparisons import derive_comparisons
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()


def compared(*calls):
    state = apply(initial_state(LIBRARY), LIBRARY, "show_page", page="compare")
    for name, arguments in calls:
        state = apply(state, LIBRARY, name, **arguments)
    return derive_comparisons(state, LIBRARY, None)


def value(formula: str) -> int:
    """Return what a written formula comes to."""
    assert re.fullmatch(r"[\d·()+ ]+", formula)
    product = 1
    blocks, sum_ = re.fullmatch(r"(\d+)·\((.+)\)", formula).groups()
    total = 0
    for term in sum_.split(" + "):
        product = 1
        for number in term.split("·"):
            product *= int(number)
        total += product
    return int(blocks) * total


@pytest.mark.parametrize("size", RANDOM_SIZES)
def test_the_written_rule_comes_to_what_is_counted_in_the_arrays(size):
    found = compared(("compare_weights", {"source": "random"}), ("compare_size", {"size": size}))
    for row in texts.count_rows(found):
        params = found.cells[row.kind].model.params
        arrays = (params.weight_ih, params.weight_hh, params.bias_ih, params.bias_hh)
        assert row.count == sum(a.size for a in arrays)
        assert value(row.formula) == row.count
        assert row.formula in texts.count_text(row)


def test_the_rule_holds_for_cells_of_one_input():
    """Those that a person sets by hand read a value and no mark."""
    found = compared(("compare_weights", {"source": "own"}))
    assert found.cells["gru"].model.params.input_size == 1
    assert all(value(row.formula) == row.count for row in texts.count_rows(found))


@pytest.mark.parametrize("size", [1, 8, 32])
def test_the_ratio_is_that_of_the_counts(size):
    said = texts.count_sentence(compared(("compare_size", {"size": size})))
    assert "1 : 4 : 3" in said
    assert "25\u202f%" in said


@pytest.mark.parametrize("bias", [0.0, 1.0, 3.0])
def test_a_forget_bias_says_what_it_keeps(bias):
    params = random_start("lstm", 8, 2, 0, bias)
    said = texts.forget_sentence(params, 14)
    gate = float(sigmoid(np.array(bias)))
    assert f"to {gate:.2f};" in said
    assert "14 steps" in said
    if bias == 3.0:
        assert f"{100 * gate**14:.0f}\u202f%" in said


def test_what_is_nearly_nothing_is_no_zero():
    said = texts.forget_sentence(random_start("lstm", 4, 2, 0, 0.0), 100)
    assert "7.9·10⁻³¹" in said


def test_chrono_says_how_far_the_gates_are_spread():
    params = random_start("lstm", 16, 2, 0, "chrono", 50)
    said = texts.forget_sentence(params, 50)
    gates = sigmoid(params.bias_ih[16:32])
    assert f"{gates.min():.2f} up to {gates.max():.2f}" in said


def test_each_source_is_told():
    said = [
        texts.source_sentence(ComparisonState(source=source), mode)
        for source, mode in (
            ("random", "hand"),
            ("trained", "hand"),
            ("own", "hand"),
            ("own", "learned"),
        )
    ]
    assert len(set(said)) == 4


def test_titles_name_the_cell_and_what_is_shown():
    titles = {texts.row_title(kind, key) for kind in COMPARED for key in ("h", "c")}
    assert len(titles) == 6
    assert len({texts.row_name(row) for row in ROWS}) == 3
    assert texts.lanes_title("gru", 1, 0) == "GRU, gates"
    assert "unit 3" in texts.lanes_title("gru", 8, 2)
    assert "mean of 8" in texts.lanes_title("lstm", 8, None)
    assert texts.lanes_title("lstm", 1, None) == "LSTM, gates"
    assert texts.lane_name("f") == "Forget gate"


def test_the_note_is_the_retention_of_the_cell():
    cell = compared().cells["rnn"]
    assert "“key”" in texts.state_note(cell)
