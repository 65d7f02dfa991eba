"""What a goal does to the bench, what it gives back, and what it says meanwhile."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.state.derive import derive
from lstm_studio.state.goal_grades import derive_grade
from lstm_studio.state.history import History
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import (
    bench,
    hand_cell,
    initial_state,
    overrides_of,
    starting_overrides,
)
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()
GOALS = {goal.id: goal for goal in LIBRARY.content().goals}
names = pytest.mark.parametrize("name", GOALS)


def do(state, intent, **arguments):
    return apply(state, LIBRARY, intent, **arguments)


def grade(state, previous=None):
    return derive_grade(state, LIBRARY, previous)


@pytest.fixture
def state():
    return initial_state(LIBRARY)


def runs(lane):
    """Return (first, last, value) of each run of equal values."""
    starts = [0, *(k for k in range(1, len(lane)) if lane[k] != lane[k - 1])]
    return [
        (first, end - 1, float(lane[first]))
        for first, end in zip(starts, [*starts[1:], len(lane)], strict=True)
    ]


def play(state, goal):
    """Set the gates of the solution as a person does, unit by unit and stroke by stroke."""
    for unit in range(goal.units):
        state = do(state, "choose_unit", unit=unit)
        for gate in goal.gates:
            for first, last, value in runs(goal.solution.values(gate)[:, unit]):
                state = do(state, "pin_gate", gate=gate, value=value, first=first, last=last)
    return state


@names
def test_robot_solves_every_goal_by_the_intents_of_a_person(state, name):
    goal = GOALS[name]
    begun = do(state, "start_goal", id=name)
    assert begun.view.page == "sandbox"
    assert begun.sequence.current is goal.sequence
    assert not grade(begun).solved
    solved = play(begun, goal)
    assert (grade(solved).solved, grade(solved).stars) == (True, 3)
    # What is graded is what is seen.
    trace = derive(solved, LIBRARY).trace
    for found in grade(solved).bands:
        band = found.band
        np.testing.assert_array_equal(
            found.values, trace[band.quantity][list(band.steps), band.unit]
        )
    assert not grade(do(solved, "restart_goal")).solved


@names
def test_leaving_gives_everything_back(state, name):
    there = do(do(state, "pin_gate", gate="f", value=0.3), "show_page", page="compare")
    begun = do(there, "start_goal", id=name)
    other = do(play(begun, GOALS[name]), "start_goal", id="fade")
    for goal_state in (begun, other):
        back = do(goal_state, "leave_goal")
        for slice_name in ("sequence", "cell", "gates", "playhead"):
            assert getattr(back, slice_name) is getattr(there, slice_name)
        assert back.goal.goal is None
        assert grade(back) is None
        assert back.look is there.look


@names
def test_watching_plays_the_solution_and_gives_the_gates_back(state, name):
    goal = GOALS[name]
    begun = do(do(state, "start_goal", id=name), "choose_unit", unit=goal.units - 1)
    mine = do(begun, "pin_gate", gate=goal.gates[0], value=0.35, first=1, last=2)
    now = do(mine, "watch_solution")
    assert now.playhead.step == 0
    for step in range(len(goal.sequence)):
        now = do(now, "play_solution", step=step)
        pins = overrides_of(now)
        for gate in goal.solution:
            done = np.minimum(np.arange(len(goal.sequence)), step)
            np.testing.assert_array_equal(pins.values(gate), goal.solution.values(gate)[done])
    assert grade(now).solved
    assert grade(now).watching
    assert do(now, "play_solution", step=999) is now
    back = do(now, "stop_watching")
    assert overrides_of(back) is overrides_of(mine)
    assert not grade(back).watching
    assert do(back, "stop_watching") is back
    assert do(back, "play_solution", step=3) is back


def test_watching_again_keeps_the_person_s_gates(state):
    begun = do(do(state, "start_goal", id="fade"), "pin_gate", gate="f", value=0.4)
    twice = do(do(do(begun, "watch_solution"), "play_solution", step=4), "watch_solution")
    assert twice.playhead.phase == 0.0
    assert overrides_of(do(twice, "stop_watching")) is overrides_of(begun)
    assert overrides_of(do(twice, "restart_goal")) is not overrides_of(begun)
    left = do(twice, "leave_goal")
    assert left.gates is state.gates


@pytest.mark.parametrize("stops", [False, True])
@pytest.mark.parametrize(
    ("intent", "arguments"),
    [("choose_kind", {"kind": "gru"}), ("choose_mode", {"mode": "learned"})],
)
def test_solution_never_becomes_the_person_s_own(state, intent, arguments, stops):
    begun = do(do(state, "start_goal", id="write-once"), "pin_gate", gate="i", value=0.4)
    watched = do(do(begun, "watch_solution"), "play_solution", step=8)
    assert grade(watched).solved
    away = do(watched, intent, **arguments)
    if stops:
        away = do(away, "stop_watching")
    back = do(away, "return_to_goal")
    assert overrides_of(back) is overrides_of(begun)
    assert not grade(back).watching
    assert not grade(back).solved


def test_another_sequence_while_watching_keeps_the_person_s_gates(state):
    begun = do(do(state, "start_goal", id="write-once"), "pin_gate", gate="i", value=0.4)
    watched = do(begun, "watch_solution")
    back = do(do(watched, "choose_sequence", id="short"), "return_to_goal")
    assert overrides_of(back) is overrides_of(begun)


def test_hints_come_one_by_one(state):
    now = do(state, "start_goal", id="fade")
    for count in (1, 2, 3):
        now = do(now, "show_hint")
        assert now.goal.hints == count
    assert do(now, "show_hint") is now
    assert do(now, "restart_goal").goal.hints == 3
    assert do(now, "start_goal", id="write-once").goal.hints == 0


@pytest.mark.parametrize(
    ("intent", "arguments"),
    [
        ("choose_sequence", {"id": "short"}),
        ("choose_kind", {"kind": "gru"}),
        ("choose_mode", {"mode": "learned"}),
        ("set_value", {"step": 0, "value": 0.5}),
        ("set_weight", {"parameter": "weight_ih", "row": 2, "column": 0, "value": 0.5}),
    ],
)
def test_something_else_on_the_bench_is_said_and_can_be_undone(state, intent, arguments):
    begun = do(state, "start_goal", id="write-once")
    mine = do(begun, "pin_gate", gate="i", value=0.0, first=0, last=2)
    away = do(mine, intent, **arguments)
    assert not grade(away).here
    assert not grade(away).solved
    assert grade(away).bands == ()
    back = do(away, "return_to_goal")
    assert grade(back).here
    assert back.view.page == "sandbox"
    if intent.startswith("choose_k") or intent in ("choose_mode", "set_weight"):
        assert overrides_of(back) is overrides_of(mine)
    # Watching from elsewhere comes back as well.
    assert grade(do(away, "watch_solution")).here


def test_fixed_gates_are_put_back_alone(state):
    begun = do(state, "start_goal", id="write-once")
    moved = do(do(begun, "pin_gate", gate="i", value=0.0), "pin_gate", gate="f", value=0.2)
    moved = do(moved, "pin_gate", gate="g", value=0.2)
    assert set(grade(moved).moved) == {"f", "g"}
    assert grade(moved).stars == 0
    back = do(moved, "restore_fixed_gates")
    assert grade(back).moved == ()
    np.testing.assert_array_equal(overrides_of(back).values("i"), 0.0)


def test_as_it_started_is_the_start_of_the_goal(state):
    begun = do(state, "start_goal", id="keep-two-things")
    moved = do(begun, "pin_gate", gate="i", value=1.0)
    back = do(moved, "release_all")
    for gate in ("f", "i", "o"):
        np.testing.assert_array_equal(
            overrides_of(back).values(gate), starting_overrides(begun).values(gate)
        )


def test_grade_is_reused_and_watched_apart(state):
    assert grade(state) is None
    begun = do(state, "start_goal", id="fade")
    first = grade(begun)
    assert grade(do(begun, "move_to", step=3), first) is first
    assert grade(do(begun, "show_hint"), first) is first
    assert grade(do(begun, "pin_gate", gate="f", value=0.5), first) is not first
    assert grade(do(begun, "watch_solution"), first).watching


def test_undo_takes_a_goal_back(state):
    history = History()
    begun = do(state, "start_goal", id="fade")
    history.record(state, "start_goal")
    assert history.undo(begun).goal.goal is None
    for name in ("start_goal", "leave_goal", "restart_goal", "return_to_goal", "show_hint"):
        assert not INTENTS[name].transient


@pytest.mark.parametrize(
    "name",
    [
        "leave_goal",
        "restart_goal",
        "return_to_goal",
        "restore_fixed_gates",
        "show_hint",
        "watch_solution",
        "stop_watching",
    ],
)
def test_without_a_goal_it_is_refused(state, name):
    with pytest.raises(StudioError, match="No goal"):
        do(state, name)


def test_unknown_goal(state):
    with pytest.raises(StudioError, match="no goal “nowhere”") as caught:
        do(state, "start_goal", id="nowhere")
    assert "fade" in caught.value.hint


# ------------------------------------------------------------------ two units by hand


@pytest.fixture
def two(state):
    return do(state, "start_goal", id="keep-two-things")


def test_units_have_gates_of_their_own(two):
    assert bench(two.cell) == "hand/lstm/2"
    one = do(two, "pin_gate", gate="i", value=1.0, first=0, last=3)
    lanes = overrides_of(one).values("i")
    np.testing.assert_array_equal(lanes[:4, 0], 1.0)
    np.testing.assert_array_equal(lanes[:, 1], overrides_of(two).values("i")[:, 1])
    both = do(do(one, "set_unit_scope", units="all"), "pin_gate", gate="i", value=0.2)
    np.testing.assert_array_equal(overrides_of(both).values("i"), 0.2)
    released = do(one, "release_gate", gate="i", first=2, last=3)
    np.testing.assert_array_equal(overrides_of(released).values("i")[:4, 0], [1, 1, 0.4, 0.4])
    level = do(do(one, "move_to", step=2), "flatten_gates")
    np.testing.assert_array_equal(overrides_of(level).values("i"), np.tile([1.0, 0.4], (10, 1)))


def test_units_read_the_same_and_know_nothing_of_each_other(two):
    one = do(two, "pin_gate", gate="i", value=0.0, first=0, last=9)
    before, after = derive(two, LIBRARY), derive(one, LIBRARY)
    assert after.trace.hidden_size == 2
    np.testing.assert_array_equal(before.trace["c"][:, 1], after.trace["c"][:, 1])
    np.testing.assert_array_equal(after.trace["c"][:, 0], 0.0)
    np.testing.assert_array_equal(after.trace["g"][:, 0], after.trace["g"][:, 1])


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_other_kinds_have_two_units_as_well(two, kind):
    there = do(two, "choose_kind", kind=kind)
    trace = derive(there, LIBRARY).trace
    assert trace.hidden_size == 2
    changed = do(
        there,
        "set_weight",
        parameter="weight_ih",
        row=trace.params.row({"lstm": "g", "gru": "n", "rnn": "h"}[kind], 1),
        column=0,
        value=0.25,
    )
    assert derive(changed, LIBRARY).trace.params is not trace.params
    assert derive(do(changed, "reset_weights"), LIBRARY).trace.params is hand_cell(kind, 2)
    assert changed.cell.hand[kind] is hand_cell(kind)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "start:fade",
                "start:keep-two-things",
                "leave",
                "return",
                "restart",
                "hint",
                "watch",
                "stop",
                "play",
                "seq",
                "kind",
                "mode",
                "pin",
                "fixed",
            ]
        ),
        max_size=12,
    )
)
def test_any_order_of_intents_leaves_a_state_that_runs(steps):
    state = initial_state(LIBRARY)
    calls = {
        "leave": ("leave_goal", {}),
        "return": ("return_to_goal", {}),
        "restart": ("restart_goal", {}),
        "hint": ("show_hint", {}),
        "watch": ("watch_solution", {}),
        "stop": ("stop_watching", {}),
        "play": ("play_solution", {"step": 5}),
        "seq": ("choose_sequence", {"id": "short"}),
        "kind": ("choose_kind", {"kind": "gru"}),
        "mode": ("choose_mode", {"mode": "learned"}),
        "pin": ("pin_gate", {"gate": "i", "value": 0.7}),
        "fixed": ("restore_fixed_gates", {}),
    }
    found = None
    for step in steps:
        name, arguments = calls.get(step, ("start_goal", {"id": step.partition(":")[2]}))
        try:
            state = do(state, name, **arguments)
        except StudioError:
            continue
        results = derive(state, LIBRARY)
        found = derive_grade(state, LIBRARY, found)
        assert len(results.trace) == len(state.sequence.current)
        assert (found is None) == (state.goal.goal is None)
        assert state.view.unit < results.trace.hidden_size
        if found is not None and found.here:
            fresh = derive_grade(state, LIBRARY, None)
            assert [b.wrong for b in found.bands] == [b.wrong for b in fresh.bands]
