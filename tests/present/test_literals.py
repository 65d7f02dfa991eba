from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lstm_studio.present import literals

numbers = st.floats(width=64)
arrays = hnp.arrays(
    np.float64, hnp.array_shapes(min_dims=1, max_dims=2, max_side=40), elements=numbers
)


def value_of(lines, name="w", **names):
    space = {"tensor": np.array, "nan": math.nan, "inf": math.inf, **names}
    exec("\n".join(lines), space)
    return space[name]


@given(arrays)
def test_an_array_comes_back_exactly(values):
    lines = literals.tensor_lines("w", values, "(4 * H, H)")
    assert max(map(len, lines)) <= literals.COLUMNS
    found = value_of(lines)
    assert found.tobytes() == np.where(np.isnan(values), math.nan, values).tobytes()


@given(st.text(max_size=400), st.integers(20, 92))
def test_a_text_comes_back_and_its_lines_are_short(text, width):
    literal = literals.text_literal(text, width)
    assert eval(literal) == text
    assert literal.isprintable() or "\n" in literal
    assert max(map(len, literal.split("\n"))) <= width + 8
    assert literals.one_line(text).isprintable()


def test_double_quotes_unless_that_costs_an_escape():
    assert literals.text_literal("key") == '"key"'
    assert literals.text_literal("it's") == '"it\'s"'
    assert literals.text_literal('"so"') == "'\"so\"'"


def test_pairs_stand_one_a_line():
    x = np.array([[0.5], [math.nan]])
    assert literals.pair_lines("s", ("a", "b"), x, "token") == [
        "s = [  # token",
        '    ("a", [0.5]),',
        '    ("b", [nan]),',
        "]",
    ]


def test_a_pair_with_many_numbers_is_wrapped_and_comes_back():
    x = np.random.default_rng(2).normal(size=(3, 40))
    lines = literals.pair_lines("s", ("a", "y" * 120, "c"), x, "token, inputs")
    assert max(map(len, "\n".join(lines).split("\n"))) <= literals.COLUMNS
    space = {}
    exec("\n".join(lines), space)
    assert [token for token, _ in space["s"]] == ["a", "y" * 120, "c"]
    np.testing.assert_array_equal([row for _, row in space["s"]], x)


class Pins:
    """Enough of torch to run the lines of pins."""

    float64 = np.float64

    @staticmethod
    def full(shape, value, dtype):
        return np.full(shape, value, dtype)


class Tensor(np.ndarray):
    def expand(self, *shape):
        return np.broadcast_to(self, shape)


def tensor(values):
    return np.array(values).view(Tensor)


levels = st.sampled_from([math.nan, 0.0, 0.08, 1.0])
lanes = hnp.arrays(
    np.float64, hnp.array_shapes(min_dims=2, max_dims=2, max_side=30), elements=levels
)


@given(lanes | hnp.arrays(np.float64, (25, 3), elements=st.floats(0, 1)), st.booleans())
def test_pins_come_back_exactly(values, same_in_all_units):
    if same_in_all_units:
        values = np.repeat(values[:, :1], values.shape[1], axis=1)
    T, H = values.shape
    lines = literals.pin_lines("p", values, [f"t{k}" for k in range(T)])
    assert max(map(len, lines)) <= literals.COLUMNS
    found = value_of(lines, "p", T=T, H=H, torch=Pins, tensor=tensor)
    np.testing.assert_array_equal(np.asarray(found), values)


def test_a_lane_with_one_exception_takes_two_lines():
    values = np.full((14, 1), 0.08)
    values[3] = 1.0
    assert literals.pin_lines("i_pin", values, ["key"] * 14) == [
        "i_pin = torch.full((T, H), 0.08, dtype=torch.float64)  # set by hand",
        'i_pin[3] = 1.0  # at "key"',
    ]
    values = np.full((14, 8), np.nan)
    values[2:5, 6] = 0.5
    assert literals.pin_lines("f_pin", values, ["a"] * 14) == [
        "f_pin = torch.full((T, H), nan, dtype=torch.float64)  # set by hand",
        "f_pin[2:5, 6] = 0.5",
    ]
