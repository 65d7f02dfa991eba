"""For whom a reason speaks is decided by the figures, whichever way they fall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lstm_studio.present.gru_case import gru_points, sources
from lstm_studio.present.timings import CellTimes, Timings, TimingSetup
from lstm_studio.state.comparing import COMPARED
from lstm_studio.state.comparisons import derive_comparisons
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()


@pytest.fixture
def found():
    state = apply(initial_state(LIBRARY), LIBRARY, "show_page", page="compare")
    return derive_comparisons(state, LIBRARY, None)


def measured(lstm, gru, plain=(None, None), setup=None):
    setup = TimingSetup(1, 2) if setup is None else setup
    times = {kind: CellTimes(1e-6, 1e-6, 1e-6) for kind in COMPARED}
    times["lstm"], times["gru"] = CellTimes(*lstm, *plain), CellTimes(*gru)
    return Timings(setup, times, "2")


def side(points, part):
    sides = [point.side for point in points if part in point.text]
    assert len(sides) == 1, (part, sides)
    return sides[0]


def test_counts_speak_for_the_gru(found):
    points = gru_points(found, None)
    assert side(points, "25\u202f% fewer numbers to learn: 15, not 20") == "gru"
    assert side(points, "2 gates to learn, not 3") == "gru"
    assert side(points, "it carries 1 number, the LSTM 2 numbers") == "gru"


def test_reasons_come_by_side(found):
    order = [point.side for point in gru_points(found, None)]
    assert order == sorted(order, key=("gru", "lstm", "even").index)


def test_held_errors_decide_by_size_and_either_way(found):
    held = {
        ("lstm", 1): 0.01,
        ("gru", 1): 0.02,
        ("lstm", 8): 0.03,
        ("gru", 8): 0.01,
        ("lstm", 32): 0.0040,
        ("gru", 32): 0.0041,
        ("rnn", 1): 0.5,
        ("lstm", 64): 0.1,
    }
    points = gru_points(replace(found, held=held), None)
    assert side(points, "0.010 and 0.020 with 1 unit") == "lstm"
    assert side(points, "0.030 and 0.010 with 8 units") == "gru"
    assert side(points, "0.004 and 0.004 with 32 units") == "even"
    assert not any("64" in point.text for point in points)


def test_without_cards_nothing_is_said_of_holding(found):
    assert not any("Holding" in point.text for point in gru_points(found, None))


def test_times_are_not_claimed_before_they_are_measured(found):
    points = gru_points(found, None)
    assert side(points, "has not been measured") == "even"
    assert not any("µs" in point.text for point in points)


def test_a_measurement_of_other_cells_is_not_used(found):
    other = measured((1e-6,) * 3, (2e-6,) * 3, setup=TimingSetup(32, 2))
    points = gru_points(found, other)
    assert side(points, "32 units, not 1 unit") == "even"
    assert not any("µs" in point.text for point in points)


@pytest.mark.parametrize(
    ("lstm", "gru", "expected"),
    [(1e-6, 2e-6, "lstm"), (2e-6, 1e-6, "gru"), (1.00e-6, 1.05e-6, "even")],
)
def test_the_quicker_one_is_the_one_that_was_quicker(found, lstm, gru, expected):
    points = gru_points(found, measured((lstm, 1e-6, lstm), (gru, 1e-6, gru)))
    assert side(points, "In numpy") == expected
    assert side(points, "Trained in PyTorch") == expected


@pytest.mark.parametrize(
    ("plain", "expected", "says"),
    [(9e-6, "gru", "more than"), (2e-6, "lstm", "still less"), (5e-6, "even", "the same")],
)
def test_without_fusing_it_may_be_otherwise(found, plain, expected, says):
    points = gru_points(found, measured((1e-6,) * 3, (5e-6,) * 3, (1e-6, plain)))
    assert side(points, "fusing off") == expected
    assert any(says in point.text for point in points)
    assert side(points, "Trained in PyTorch") == "lstm"


def test_without_torch_only_numpy_is_told(found):
    bare = Timings(TimingSetup(1, 2), {k: CellTimes(1e-6) for k in COMPARED}, missing="x")
    points = gru_points(found, bare)
    assert side(points, "In numpy") == "even"
    assert not any("PyTorch" in point.text for point in points)


def test_how_far_a_memory_went_is_what_the_run_says(found):
    points = gru_points(found, None)
    memory = abs(found.cells["lstm"].trace["c"]).max()
    state = abs(found.cells["gru"].trace["h"]).max()
    assert side(points, f"as far as {memory:.2f}. ") == "lstm"
    assert side(points, f"as far as {state:.2f}.") == "lstm"


@pytest.mark.parametrize(
    ("lstm", "gru", "expected"), [(0.9, 0.1, "lstm"), (0.1, 0.9, "gru"), (0.02, 0.01, "even")]
)
def test_what_is_left_on_this_sequence_decides_for_itself(found, lstm, gru, expected):
    cells = dict(found.cells)
    for kind, share in (("lstm", lstm), ("gru", gru)):
        cell = replace(cells[kind])
        kept = cell.retention
        shares = kept.share.copy()
        shares[-1] = share
        cell.__dict__["retention"] = replace(kept, share=shares, lost_after=None)
        cells[kind] = cell
    assert side(gru_points(replace(found, cells=cells), None), "On this sequence") == expected


def test_the_sources_are_named():
    for name in ("Cho", "Chung", "Jozefowicz"):
        assert name in sources()
