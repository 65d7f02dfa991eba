"""What can be asked for on the page that compares cells, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.state import comparing_intents
from lstm_studio.state.comparing import (
    COMPARED,
    FORGET_STARTS,
    LARGEST_SEED,
    RANDOM_SIZES,
    SOURCES,
)
from lstm_studio.state.comparing_intents import on_the_bench, sizes_of, units_of
from lstm_studio.state.intents import model_on_bench
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary
from tests.fixtures.visitor import visit

LIBRARY = SmallLibrary()


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


@pytest.fixture
def state():
    return initial_state(LIBRARY)


def test_each_source_has_its_sizes(state):
    sizes = {s: sizes_of(do(state, "compare_weights", source=s), LIBRARY) for s in SOURCES}
    assert sizes == {"random": RANDOM_SIZES, "trained": (1, 8, 32), "own": ()}


def test_another_source_takes_the_nearest_size(state):
    wide = do(do(state, "compare_weights", source="random"), "compare_size", size=16)
    wide = do(wide, "compare_unit", unit=15)
    there = do(wide, "compare_weights", source="trained")
    assert (there.comparison.size, there.comparison.unit) == (8, 7)
    assert do(wide, "compare_weights", source="own").comparison.unit == 0
    assert do(wide, "compare_weights", source="own").comparison.size == 16


def test_a_smaller_size_keeps_the_unit_within_it(state):
    there = do(do(state, "compare_size", size=32), "compare_unit", unit=20)
    assert do(there, "compare_size", size=8).comparison.unit == 7
    everyone = do(there, "compare_unit")
    assert do(everyone, "compare_size", size=8).comparison.unit is None


def test_the_sandbox_brings_its_own_size(state):
    own = do(state, "compare_weights", source="own")
    assert units_of(own) == 1
    with pytest.raises(StudioError, match="own number"):
        do(own, "compare_size", size=8)
    learned = do(do(own, "choose_mode", mode="learned"), "choose_size", size=8)
    assert units_of(learned) == 8


@pytest.mark.parametrize("forget", [*FORGET_STARTS, 0, 3])
def test_the_forget_bias_is_a_number_or_chrono(state, forget):
    assert do(state, "compare_forget_bias", forget=forget).comparison.forget == str(forget)


def test_rows_stand_in_their_order_and_one_stays(state):
    assert do(state, "compare_rows", rows=["gates", "h"]).comparison.rows == ("h", "gates")
    with pytest.raises(StudioError, match="Something"):
        do(state, "compare_rows", rows=[])


@pytest.mark.parametrize("kind", [*COMPARED, None])
def test_one_cell_is_laid_over_the_others(state, kind):
    assert do(state, "compare_overlay", kind=kind).comparison.overlay == kind


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("compare_weights", {"source": "stolen"}),
        ("compare_size", {"size": 7}),
        ("compare_forget_bias", {"forget": "4"}),
        ("compare_forget_bias", {"forget": 1.5}),
        ("compare_seed", {"seed": -1}),
        ("compare_seed", {"seed": LARGEST_SEED + 1}),
        ("compare_unit", {"unit": 1}),
        ("compare_unit", {"unit": -1}),
        ("compare_rows", {"rows": ["x"]}),
        ("compare_overlay", {"kind": "mlp"}),
        ("open_compared", {"kind": "mlp"}),
    ],
)
def test_what_cannot_be_is_refused(state, name, arguments):
    with pytest.raises(StudioError):
        do(state, name, **arguments)


def test_nothing_but_the_comparison_changes(state):
    there = do(state, "compare_seed", seed=7)
    assert there.comparison.seed == 7
    assert replace(there, comparison=state.comparison) is not state
    for name in ("sequence", "cell", "gates", "playhead", "view"):
        assert getattr(there, name) is getattr(state, name)


def test_the_sandbox_has_a_cell_of_each_kind(state):
    changed = do(
        state, "set_weight", parameter="weight_ih", row=2, column=0, value=0.5
    )  # of the LSTM
    for kind in COMPARED:
        model = model_on_bench(on_the_bench(changed, LIBRARY, kind), LIBRARY)
        assert model.params is changed.cell.hand[kind]
    assert changed.cell.hand["lstm"].weight_ih[2, 0] == 0.5


def test_a_visitor_is_not_compared(state):
    visited = do(state, "open_in_sandbox", **visit())
    for kind in COMPARED:
        there = on_the_bench(visited, LIBRARY, kind)
        assert there.cell.visitor is None
        assert model_on_bench(there, LIBRARY) is LIBRARY.model(kind, visited.cell.size)
        assert there.sequence.current.vectors is None
    np.testing.assert_array_equal(there.sequence.current.values, visited.sequence.current.values)


def test_choices_can_be_undone():
    mine = [n for n, one in INTENTS.items() if one.change.__module__ == comparing_intents.__name__]
    assert len(mine) == 7
    assert not any(INTENTS[name].transient for name in mine)
