"""A sequence is whole, read-only and never longer than a person can work on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.sequence import MAX_STEPS, Sequence


def make(T=3, **changes):
    parts = {
        "id": "own",
        "title": "Three words",
        "story": "Nothing happens.",
        "tokens": tuple("abcdefgh"[:T]) if T <= 8 else ("x",) * T,
        "values": np.linspace(-1, 1, T) if T else np.zeros(0),
        "marks": np.zeros(T, dtype=bool),
    }
    return Sequence(**{**parts, **changes})


def test_parts_are_kept_read_only_and_apart_from_their_sources():
    values, marks, lane = np.array([0.1, 0.2, 0.3]), np.array([True, False, False]), np.ones(3)
    made = make(values=values, marks=marks, programme={"f": lane}, key_step=2)
    values[:], marks[:], lane[:] = 9.0, True, 9.0
    np.testing.assert_array_equal(made.values, [0.1, 0.2, 0.3])
    np.testing.assert_array_equal(made.marks, [True, False, False])
    np.testing.assert_array_equal(made.programme["f"], [1.0, 1.0, 1.0])
    assert (len(made), made.key_step, made.tokens) == (3, 2, ("a", "b", "c"))
    for array in (made.values, made.marks, made.programme["f"]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    assert made.values.dtype == np.float64
    assert made.marks.dtype == np.bool_


def test_lists_are_good_enough():
    made = make(2, values=[1, 2], marks=[0, 1], programme={"f": [0, 1]})
    np.testing.assert_array_equal(made.values, [1.0, 2.0])
    np.testing.assert_array_equal(made.marks, [False, True])


def test_empty_is_named():
    with pytest.raises(StudioError, match=r"^The sequence is empty\.$") as error:
        make(0)
    assert error.value.hint == "A sequence needs at least one step."


def test_longest_and_one_too_long():
    assert len(make(MAX_STEPS)) == MAX_STEPS == 2000
    with pytest.raises(StudioError) as error:
        make(2345)
    assert error.value.message == (
        "The sequence has 2,345 steps; up to 2,000 can be worked on by hand."
    )
    assert error.value.hint == "Take a shorter piece of it."


@pytest.mark.parametrize(
    "changes",
    [
        {"values": np.zeros(2)},
        {"values": np.zeros((3, 1))},
        {"marks": np.zeros(4, dtype=bool)},
        {"programme": {"f": np.zeros(2)}},
        {"tokens": ("a", "b")},
    ],
)
def test_parts_of_different_lengths(changes):
    with pytest.raises(StudioError, match="one value, one mark and one token"):
        make(**changes)


@pytest.mark.parametrize("step", [-1, 3, 99])
def test_step_to_remember_lies_inside(step):
    with pytest.raises(StudioError, match="step to remember"):
        make(key_step=step)


def test_vectors_are_what_a_cell_of_that_size_reads():
    vectors = np.arange(12.0).reshape(3, 4)
    made = make(vectors=vectors)
    vectors[:] = 9.0
    np.testing.assert_array_equal(made.inputs(4), np.arange(12.0).reshape(3, 4))
    assert made.inputs(4) is made.vectors
    with pytest.raises(ValueError, match="read-only"):
        made.vectors[0, 0] = 5.0
    np.testing.assert_array_equal(made.inputs(1), [[-1.0], [0.0], [1.0]])
    np.testing.assert_array_equal(made.inputs(2)[:, 0], made.values)
    np.testing.assert_array_equal(make(vectors=vectors[:, :2]).inputs(2), 9.0)
    assert make(vectors=[[1], [2], [3]]).vectors.dtype == np.float64
    assert make().vectors is None


@pytest.mark.parametrize("shape", [(3,), (2, 4), (4, 4), (3, 0), (3, 2, 1)])
def test_vectors_are_one_a_step(shape):
    with pytest.raises(StudioError, match=r"vectors of 3 steps have the shape \(") as error:
        make(vectors=np.zeros(shape))
    assert error.value.hint == "A sequence needs one vector a step."


@pytest.mark.parametrize(("vectors", "found"), [(None, 2), (np.zeros((3, 5)), 5)])
@pytest.mark.parametrize("size", [3, 16])
def test_inputs_of_another_size_do_not_exist(vectors, found, size):
    with pytest.raises(StudioError) as error:
        make(vectors=vectors).inputs(size)
    assert error.value.message == (
        f"Each step of “Three words” has {found} input values, but the cell reads {size}."
    )


def test_a_changed_step_keeps_the_vectors():
    made = make(vectors=np.ones((3, 4)))
    assert made.with_step(1, value=0.5).vectors is made.vectors


def test_inputs_for_one_and_two():
    made = make(marks=[False, True, False])
    np.testing.assert_array_equal(made.inputs(1), [[-1.0], [0.0], [1.0]])
    np.testing.assert_array_equal(made.inputs(2), [[-1, 0], [0, 1], [1, 0]])
    for size in (1, 2):
        with pytest.raises(ValueError, match="read-only"):
            made.inputs(size)[0, 0] = 5.0


@given(st.integers(0, 2), st.floats(), st.booleans())
def test_one_step_changes_and_the_old_sequence_stays(step, value, mark):
    before = make(programme={"f": [0.0, 0.5, 1.0]}, key_step=1)
    after = before.with_step(step, value=value, mark=mark)
    np.testing.assert_array_equal(after.values[step], value)
    assert after.marks[step] == mark
    others = [t for t in range(3) if t != step]
    np.testing.assert_array_equal(after.values[others], before.values[others])
    np.testing.assert_array_equal(before.values, [-1.0, 0.0, 1.0])
    assert not before.marks.any()
    assert (after.id, after.title, after.key_step) == (before.id, before.title, 1)
    np.testing.assert_array_equal(after.programme["f"], [0.0, 0.5, 1.0])


@pytest.mark.parametrize(
    ("token", "old", "new"),
    [
        ("0.50", 0.5, "0.125"),
        ("0,50", 0.5, "0.125"),
        ("nan", np.nan, "0.125"),
        ("1", 1.0, "0.125"),
        ("2", 0.1, "2"),  # the second step, not the number two
        ("key", 0.5, "key"),
        ("nan", 0.5, "nan"),  # a grandmother
    ],
)
def test_token_that_is_the_value_follows_it(token, old, new):
    before = make(tokens=("a", token, "c"), values=[0.0, old, 1.0])
    assert before.with_step(1, value=0.125).tokens == ("a", new, "c")
    assert before.with_step(1, mark=True).tokens == ("a", token, "c")
    assert before.tokens == ("a", token, "c")


def test_new_token_is_short():
    before = make(tokens=("0", "0", "0"), values=[0.0, 0.0, 0.0])
    assert before.with_step(0, value=1 / 3).tokens[0] == "0.3333"
    assert before.with_step(0, value=-1e300).tokens[0] == "-1e+300"
    assert before.with_step(0, value=np.inf).tokens[0] == "inf"


def test_nothing_asked_nothing_changed():
    before = make(marks=[True, False, True])
    after = before.with_step(0)
    np.testing.assert_array_equal(after.values, before.values)
    np.testing.assert_array_equal(after.marks, before.marks)


def test_compared_by_identity():
    assert make() != make()
