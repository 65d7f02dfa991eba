"""A cell's weights: PyTorch's shapes, never changed in place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import GATES, KINDS, CellParams, frozen

NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def zeros(kind, H=2, D=3):
    return CellParams.build(kind, H, D, np.zeros)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("H", "D"), [(1, 1), (3, 2), (64, 8)])
def test_shapes_are_those_of_torch(kind, H, D):
    import torch

    params = zeros(kind, H, D)
    module = getattr(torch.nn, {"lstm": "LSTMCell", "gru": "GRUCell", "rnn": "RNNCell"}[kind])(D, H)
    for name in NAMES:
        assert getattr(params, name).shape == tuple(getattr(module, name).shape)
    assert params.count == sum(p.numel() for p in module.parameters())
    assert (params.hidden_size, params.input_size) == (H, D)


def test_one_cell_with_value_and_mark_has_22_numbers():
    assert CellParams.random("lstm", 1, 2, 0).count == 20
    # and two of the read-out, which is not part of the cell


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_blocks_in_gate_order(kind):
    params = zeros(kind, H=5)
    rows = [params.row(gate, unit) for gate in params.gate_names for unit in range(5)]
    assert rows == list(range(5 * len(GATES[kind])))
    with pytest.raises(ValueError, match="not in tuple"):
        params.row("q", 0)


def test_gate_order_is_pytorchs():
    assert GATES == {"lstm": ("i", "f", "g", "o"), "gru": ("r", "z", "n"), "rnn": ("h",)}


@given(st.sampled_from(KINDS), st.sampled_from(NAMES), st.integers(0, 99), st.floats())
def test_one_number_changes_and_the_old_cell_stays(kind, name, place, value):
    before = CellParams.random(kind, 3, 2, 1)
    array = getattr(before, name)
    index = np.unravel_index(place % array.size, array.shape)
    after = before.with_value(name, index, value)
    np.testing.assert_array_equal(getattr(after, name)[index], value)
    assert array[index] == getattr(CellParams.random(kind, 3, 2, 1), name)[index]
    for other in NAMES:
        changed = np.argwhere(getattr(before, other) != getattr(after, other))
        expected = [list(index)] if other == name and array[index] != value else []
        assert changed.tolist() == expected


def test_arrays_are_copies_and_read_only():
    given_array = np.zeros((4, 1))
    params = CellParams("lstm", given_array, np.zeros((4, 1)), np.zeros(4), np.zeros(4))
    given_array[:] = 7.0
    assert (params.weight_ih == 0.0).all()
    for name in NAMES:
        assert getattr(params, name).dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            getattr(params, name)[0] = 1.0


def test_frozen_copies_what_could_still_change():
    base = np.arange(6.0)
    view = base[:3]
    view.flags.writeable = False
    kept = frozen(view)
    base[0] = 99.0
    assert kept[0] == 0.0
    assert frozen(kept) is kept
    assert frozen([1, 2]).dtype == np.float64


@pytest.mark.parametrize(
    "shapes",
    [
        ((4, 1), (4, 1), (4,), (3,)),
        ((4, 1), (4, 1), (4, 1), (4,)),
        ((3, 1), (4, 1), (4,), (4,)),
        ((4, 1), (4, 2), (4,), (4,)),
        ((4,), (4, 1), (4,), (4,)),
        ((4, 0), (4, 1), (4,), (4,)),
        ((4, 1), (4,), (4,), (4,)),
        ((0, 1), (0, 0), (0,), (0,)),
        ((3, 1), (3, 1), (3,), (3,)),  # a GRU's
    ],
)
def test_shapes_that_do_not_belong_together(shapes):
    with pytest.raises(StudioError, match="do not belong together") as error:
        CellParams("lstm", *(np.zeros(shape) for shape in shapes))
    assert str(shapes[0]) in error.value.message
    assert "4 × H rows" in error.value.hint


def test_unknown_kind():
    with pytest.raises(StudioError, match="“peephole” is not a cell"):
        CellParams("peephole", *(np.zeros((4, 1)),) * 2, *(np.zeros(4),) * 2)


def test_random_cells_are_seeded_and_bounded_like_torchs():
    first, again = (CellParams.random("gru", 16, 4, 7) for _ in range(2))
    other = CellParams.random("gru", 16, 4, 8)
    for name in NAMES:
        np.testing.assert_array_equal(getattr(first, name), getattr(again, name))
        assert (getattr(first, name) != getattr(other, name)).all()
        assert 0.2 < np.abs(getattr(first, name)).max() <= 0.25
