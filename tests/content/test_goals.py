"""Every shipped goal can be reached, can fail, and costs what it says; a bad file has its line."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.content import goal_schema
from lstm_studio.content.goal_files import SHIPPED_GOALS, load_goal, shipped_goals
from lstm_studio.core.errors import StudioError
from lstm_studio.core.goal_grade import Band, count_changes
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.rnn_search import search_rnn
from lstm_studio.state.goal_grades import grade_goal
from lstm_studio.state.studio import hand_overrides
from tests.fixtures.goal_search import fewest_changes, values_of

GOALS = {goal.id: goal for goal in shipped_goals()}
goals = pytest.mark.parametrize("goal", GOALS.values(), ids=GOALS)


def start_of(goal):
    return hand_overrides(goal.kind, goal.sequence, goal.units)


def test_there_are_enough_and_every_file_is_listed():
    from lstm_studio.assets import resource

    assert len(GOALS) >= 10
    assert {path.stem for path in resource("goals").iterdir()} == set(SHIPPED_GOALS)
    assert any(goal.units == 2 for goal in GOALS.values())
    assert any(goal.kind == "gru" for goal in GOALS.values())


@goals
def test_solution_reaches_it_with_three_stars_and_the_start_does_not(goal):
    start = start_of(goal)
    solved = grade_goal(goal, goal.solution, start)
    assert (solved.solved, solved.stars, solved.first_wrong) == (True, 3, None)
    begun = grade_goal(goal, start, start)
    assert (begun.solved, begun.stars) == (False, 0)
    assert begun.first_wrong is not None


@goals
def test_fewest_changes_are_those_of_the_solution(goal):
    # An exhaustive search over a grid of gate values, written apart from the program.
    changes = count_changes(goal.solution, goal.gates)
    assert goal.par.three == changes
    assert goal.par.two > goal.par.three
    assert fewest_changes(goal, goal.par.three) == changes


@goals
def test_grade_is_what_scalar_arithmetic_says(goal):
    rng = np.random.default_rng(7)
    start = start_of(goal)
    for share in (0.0, 0.1, 1.0):
        # The solution, the solution with a few gates moved, and gates anywhere.
        pins = {
            gate: np.where(rng.random(lane.shape) < share, rng.random(lane.shape), lane)
            if gate in goal.gates
            else lane
            for gate, lane in goal.solution.pins.items()
        }
        grade = grade_goal(goal, Overrides(goal.kind, start.steps, start.units, pins), start)
        for found in grade.bands:
            lanes = {gate: list(lane[:, found.band.unit]) for gate, lane in pins.items()}
            values = values_of(goal, lanes)[found.band.quantity]
            wrong = [
                step
                for step, target in zip(found.band.steps, found.band.target, strict=True)
                if abs(values[step] - target) > found.band.tolerance + 1e-9
            ]
            assert list(found.wrong) == wrong


@goals
def test_every_band_can_fail_by_itself_or_with_others(goal):
    rng = np.random.default_rng(3)
    start = start_of(goal)
    failed = set()
    for turn in range(300):
        pins = dict(goal.solution.pins)
        for gate in goal.gates:
            shape = pins[gate].shape if turn % 2 else (1, goal.units)  # moving, or in one place
            pins[gate] = np.zeros(pins[gate].shape) + rng.random(shape).round(turn % 3)
        grade = grade_goal(goal, Overrides(goal.kind, start.steps, start.units, pins), start)
        failed |= {n for n, band in enumerate(grade.bands) if not band.met}
    assert failed == set(range(len(goal.bands)))


@goals
def test_moving_a_gate_that_is_not_the_person_s_is_no_solution(goal):
    start = start_of(goal)
    for gate in set(start) - set(goal.gates):
        lane = np.array(start.values(gate))
        lane[-1] = 0.5
        grade = grade_goal(
            goal,
            Overrides(goal.kind, start.steps, start.units, {**goal.solution.pins, gate: lane}),
            start,
        )
        assert grade.moved == (gate,)
        assert not grade.solved
    if goal.kind == "lstm":
        grade = grade_goal(goal, goal.solution.pin("g", 1.0, 0, 0), start)
        assert grade.moved == ("g",)
        assert grade.stars == 0


@settings(max_examples=30)
@given(st.sampled_from(list(GOALS.values())), st.integers(0, 999), st.floats(0, 1))
def test_wider_bands_never_unsolve(goal, seed, more):
    rng = np.random.default_rng(seed)
    start = start_of(goal)
    pins = dict(goal.solution.pins)
    for gate in goal.gates:
        pins[gate] = np.clip(pins[gate] + rng.normal(0, 0.01, pins[gate].shape), 0, 1)
    held = Overrides(goal.kind, start.steps, start.units, pins)
    from dataclasses import replace

    wider = replace(
        goal,
        bands=tuple(
            Band(b.quantity, b.unit, b.steps, b.target, b.tolerance + more) for b in goal.bands
        ),
    )
    before, after = grade_goal(goal, held, start), grade_goal(wider, held, start)
    assert after.solved >= before.solved
    assert after.stars >= before.stars


@pytest.mark.parametrize(("name", "possible"), [("switch", True), ("hide-and-show-again", False)])
def test_what_is_said_of_the_simple_rnn_is_what_the_search_finds(name, possible):
    goal = GOALS[name]
    assert goal.rnn.possible == possible
    assert searched(goal).possible == possible


def searched(goal):
    search = search_rnn(goal.sequence.values, goal.bands)
    while True:
        try:
            next(search)
        except StopIteration as end:
            return end.value


def test_no_other_goal_speaks_of_a_simple_rnn():
    assert [goal.id for goal in GOALS.values() if goal.rnn] == ["switch", "hide-and-show-again"]


@goals
def test_hints_and_texts(goal):
    assert len(goal.hints) == 3
    assert len(set(goal.hints)) == 3
    assert len(goal.story.split()) <= 80
    for term in re.findall(r"\(term:(\w+)\)", goal.story):
        assert term in ("f", "i", "o", "z", "r", "c", "h")


# ------------------------------------------------------------------ files of others


def example() -> str:
    block = re.search(r"::\n\n((?:(?:    .*)?\n)+)", goal_schema.__doc__)[1]
    return "\n".join(line[4:] for line in block.splitlines())


@pytest.fixture
def read(tmp_path):
    def read(text, name="mine"):
        path = tmp_path / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return load_goal(path)

    return read


def test_documented_example_is_a_goal(read):
    goal = read(example())
    assert (goal.id, goal.sequence.id, goal.gates) == ("mine", "goal-mine", ("f",))
    assert goal.bands[0].steps == tuple(range(10))
    assert goal.bands[1].tolerance == 0.05


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('gates = ["forget"]', 'gates = ["update"]', "no gate “update”"),
        ('gates = ["forget"]', "gates = []", "empty"),
        ("three = 1, two = 3", "three = 3, two = 1", "Two stars cannot ask for fewer"),
        ("three = 1, two = 3", "three = 0, two = 3", "takes 1 gate changes; three stars allow 0"),
        ('"How to do it."]', '"How.", "More."]', "too many"),
        ("forget = 0.5", "", "“forget” is missing"),
        ("forget = 0.5", "forget = 0.5\nreset = 1", "no gate “reset”"),
        ("forget = 0.5", "forget = { otherwise = 1, 11-12 = 0 }", "start meets every band"),
        ("forget = 0.5", "forget = nan", ""),
        ('steps = "1-10"', 'steps = "1-13"', "no step 13"),
        ('steps = "1-10"', 'steps = "otherwise"', "not in order"),
        ('steps = "1-10"', "steps = [3, 2]", "not in order"),
        ('steps = "1-10"', "steps = 0", "no step 0"),
        ('steps = "1-10"', 'steps = "first"', "is not a step"),
        ("target = 0.76", "target = [0.76]", "1 entries"),
        ("target = 0.76", "target = nan", ""),
        ("target = 0.76", "target = 0.9", "not meet this band at step 1"),
        ("tolerance = 0.05", "tolerance = 0", "more than 0"),
        ("tolerance = 0.05", "tolerance = inf", ""),
        ('quantity = "c"', 'quantity = "c"\nunit = 2', "no unit 2"),
        ('quantity = "c"', 'quantity = "g"', "cannot be “g”"),
        ("[solution]", "[solution]\noutput = 0.5", "may not be moved"),
        ("[solution]", "[[solution]]\n[[solution]]", "2 solutions for 1 units"),
        ('cell = "lstm"', 'cell = "rnn"', "cannot be “rnn”"),
        ('cell = "lstm"', 'cell = "lstm"\nunits = 99', "at most 4"),
        (
            'cell = "lstm"',
            'cell = "lstm"\nrnn = { possible = true, why = "So." }',
            "bands on h of one unit",
        ),
        ('cell = "lstm"', 'cell = "lstm"\nprogram = "rm"', "“program” is not known"),
        ("values = {", "values = { 13 = 1,", "no step 13"),
    ],
)
def test_mistakes_have_file_and_line(read, old, new, says):
    text = example()
    assert old in text
    with pytest.raises(StudioError) as caught:
        read(text.replace(old, new, 1))
    found = re.match(r"mine\.toml, line (\d+): ", caught.value.message)
    assert found, caught.value.message
    assert says in caught.value.message
    assert 1 <= int(found[1]) <= text.count("\n") + 3


def test_long_sequences_and_odd_names_are_refused(read):
    body = example().replace('tokens = "one . . . . . . . . . . ."', "steps = 61")
    with pytest.raises(StudioError, match="61 steps"):
        read(body)
    with pytest.raises(StudioError, match="cannot be the name"):
        read(example(), "Mine!")


def test_cell_state_of_a_gru_is_refused(read):
    text = example().replace('cell = "lstm"', 'cell = "gru"').replace('["forget"]', '["update"]')
    text = text.replace("forget = 0.5\ninput = 1\noutput = 1", "reset = 0\nupdate = 0.5")
    with pytest.raises(StudioError, match="Only an LSTM has a cell state"):
        read(re.sub(r"\[start\][^[]*", "[start]\nreset = 0\nupdate = 0.5\n", text))
