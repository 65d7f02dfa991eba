from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.core.readers import DIRECTIONS, READERS, Ensemble, Reader, ReaderKind
from lstm_studio.engine.reader_units import States, arranged, chain, rearranged, sampled_states
from tests.fixtures.drawn_readers import SIZE, drawn_reader

DRAW = np.random.default_rng(21)
SAMPLES = [DRAW.normal(0, 1, (int(length), SIZE)) for length in DRAW.integers(2, 15, 30)]


def states(reader: Reader) -> States:
    run = sampled_states(reader, SAMPLES)
    assert next(run) is None  # 20 of the 30
    with pytest.raises(StopIteration) as end:
        next(run)
    return end.value.value


def turned_of(reader: Reader) -> Reader:
    return arranged(reader, states(reader))


@pytest.mark.parametrize("kind", READERS)
def test_states_are_sampled_over_all_sentences(kind: ReaderKind) -> None:
    reader = drawn_reader(kind, 1, units=5)
    found = states(reader)
    assert tuple(found) == DIRECTIONS[kind]
    for direction, some in found.items():
        wanted = [reader.trace(one, direction)["h"] for one in SAMPLES]
        np.testing.assert_array_equal(some, np.concatenate(wanted))


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("senses", [2, 4])
def test_no_answer_changes(kind: ReaderKind, senses: int) -> None:
    reader = drawn_reader(kind, 5, senses, units=9)
    turned = turned_of(reader)
    assert turned.kind == kind
    assert turned.count == reader.count
    for vectors in SAMPLES:
        for position in (0, len(vectors) // 2, len(vectors) - 1):
            np.testing.assert_allclose(
                Ensemble((turned,)).probabilities(vectors, position),
                Ensemble((reader,)).probabilities(vectors, position),
                rtol=0,
                atol=1e-13,
            )
    # The same numbers, in other places and with other signs.
    for direction in DIRECTIONS[kind]:
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            before = np.abs(getattr(reader.cells[direction], name)).ravel()
            after = np.abs(getattr(turned.cells[direction], name)).ravel()
            np.testing.assert_array_equal(np.sort(before), np.sort(after))


@pytest.mark.parametrize("kind", READERS)
def test_a_positive_state_speaks_for_the_later_sense(kind: ReaderKind) -> None:
    reader = drawn_reader(kind, 3, 2, units=9)
    assert (reader.head_weight < 0).any()
    assert (turned_of(reader).head_weight >= 0).all()
    many = turned_of(drawn_reader(kind, 3, 4, units=9)).head_weight
    assert (np.array([-1.5, -0.5, 0.5, 1.5]) @ many >= 0).all()


@pytest.mark.parametrize("kind", READERS)
def test_states_are_those_of_the_old_units_in_another_order(kind: ReaderKind) -> None:
    reader = drawn_reader(kind, 8, units=6)
    signs = {name: np.array([1.0, -1, 1, -1, -1, 1]) for name in reader.cells}
    orders = {name: np.array([3, 0, 5, 1, 2, 4]) for name in reader.cells}
    turned = rearranged(reader, signs, orders)
    for name in reader.cells:
        before, after = reader.trace(SAMPLES[0], name), turned.trace(SAMPLES[0], name)
        for quantity in ("i", "f", "o"):
            wanted = before[quantity][:, orders[name]]
            np.testing.assert_allclose(after[quantity], wanted, atol=1e-13)
        for quantity in ("g", "c", "h"):
            wanted = (before[quantity] * signs[name])[:, orders[name]]
            np.testing.assert_allclose(after[quantity], wanted, atol=1e-13)


def test_columns_that_go_together_become_neighbours() -> None:
    draw = np.random.default_rng(4)
    one, other = draw.normal(0, 1, (2, 400))
    noise = draw.normal(0, 0.3, (400, 6))
    states = np.stack([one, other, one, other, one, other], axis=1) + noise
    order = chain(states, np.array([0.1, 0.2, 0.3, 0.9, 0.1, 0.2])).tolist()
    assert order[0] == 3
    assert set(order[:3]) == {1, 3, 5}
    assert set(order[3:]) == {0, 2, 4}


def test_a_column_that_never_changes_has_a_place() -> None:
    states = np.random.default_rng(5).normal(0, 1, (50, 4))
    states[:, 2] = 0.25
    assert sorted(chain(states, np.ones(4)).tolist()) == [0, 1, 2, 3]
