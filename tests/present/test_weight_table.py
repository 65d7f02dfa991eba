"""The table of weights is the cell's matrices, turned, and its caption counts them."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.core.params import KINDS, CellParams, frozen
from lstm_studio.present.weight_table import (
    changed_count,
    packed_readout,
    readout_headers,
    weight_block,
    weight_headers,
    weight_place,
    weight_sum,
)
from lstm_studio.state.library import Model, Readout


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("H", "D"), [(1, 1), (1, 2), (5, 2), (4, 3)])
def test_every_cell_of_the_table_is_the_weight_that_it_names(kind, H, D):
    params = CellParams.random(kind, H, D, seed=1)
    for unit in range(H):
        block = weight_block(params, unit)
        headers = weight_headers(params)
        assert block.shape == (len(headers.rows), len(headers.columns))
        assert len(headers.row_tips) == len(headers.rows)
        for row in range(len(block)):
            name, inner = weight_place(params, row)
            for column, gate in enumerate(params.gate_names):
                array = getattr(params, name)
                where = params.row(gate, unit)
                number = array[where, inner] if array.ndim == 2 else array[where]
                assert block[row, column] == number


def test_two_inputs_are_a_value_and_a_mark_unless_they_are_a_vector():
    params = CellParams.random("gru", 1, 2, seed=1)
    assert weight_headers(params).rows[:2] == ("value", "mark")
    x = "<i>x</i><sub>t</sub>"
    assert weight_headers(params, vectors=True).rows[:2] == (f"{x}[1]", f"{x}[2]")


def test_row_below_the_table_is_refused():
    with pytest.raises(IndexError):
        weight_place(CellParams.random("lstm", 1, 2, seed=1), 5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("H", [1, 8])
@pytest.mark.parametrize("readout", [None, 1])
def test_sum_in_the_caption_comes_to_the_number_of_weights(kind, H, readout):
    found = Readout(frozen(np.ones(H)), 0.0) if readout else None
    model = Model("m", CellParams.random(kind, H, 2, seed=1), found)
    terms = weight_sum(model).replace("·", "*")
    value = int(np.sum([np.prod([_sum(f) for f in t.split("*")]) for t in _terms(terms)]))
    assert value == model.count


def _terms(text):
    """Split at the plus signs outside of parentheses."""
    if "(" not in text:
        return text.split(" + ")
    head, _, tail = text.partition(")")
    return [head + ")", *[t for t in tail.split(" + ") if t]]


def _sum(text):
    return sum(int(part) for part in text.strip("()").split(" + "))


@pytest.mark.parametrize("units", [1, 3, 4, 32])
def test_readout_holds_every_weight_once(units):
    readout = Readout(frozen(np.arange(1.0, units + 1)), -7.0)
    table, there = packed_readout(readout, 4)
    assert len(table) == len(readout_headers(units, 4).rows)
    assert np.array_equal(table[:-1].ravel()[:units], readout.weight)
    assert table[-1, 0] == -7.0
    assert there.sum() == units + 1


def test_changes_are_counted_in_cell_and_readout():
    params = CellParams.random("gru", 3, 2, seed=1)
    first = Model("m", params, Readout(frozen(np.ones(3)), 0.0))
    changed = params.with_value("weight_ih", (0, 0), 9.0).with_value("bias_hh", (8,), 9.0)
    second = Model("m", changed, Readout(frozen([1.0, 2.0, 1.0]), 0.5))
    assert changed_count(first, first) == 0
    assert changed_count(second, first) == 4


def test_weight_that_is_no_number_counts_as_unchanged():
    params = CellParams.random("gru", 3, 2, seed=1).with_value("weight_ih", (0, 0), np.nan)
    model = Model("m", params)
    changed = Model("m", params.with_value("weight_ih", (0, 0), 1.0))
    assert changed_count(model, model) == 0
    assert changed_count(changed, model) == 1
