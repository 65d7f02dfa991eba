from __future__ import annotations

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.tasks import TASKS, find_task
from lstm_studio.state.history import History
from lstm_studio.state.lab import BIASES, setup_of, sizes_for
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


@pytest.fixture
def state():
    return initial_state(LIBRARY)


def test_at_first_one_lstm_unit_stands_beside_eight_of_the_others(state):
    setup = setup_of(state.lab)
    told = [(one.kind, one.hidden_size, one.learning_rate) for one in setup.competitors]
    assert told == [("lstm", 1, 0.02), ("gru", 8, 0.01), ("rnn", 8, 0.003)]
    assert (setup.task, setup.length, setup.seeds, setup.steps) == ("hold", 60, (0,), 3000)


@pytest.mark.parametrize("task", TASKS)
def test_a_task_brings_the_settings_its_story_is_told_with(state, task):
    lab = do(state, "choose_task", task=task).lab
    found = find_task(task)
    assert (lab.task, lab.length, lab.steps) == (task, found.length, found.steps)
    assert lab.sizes == sizes_for(found)
    for one in setup_of(lab).competitors:
        assert one.learning_rate == found.rate(one.kind, one.hidden_size)


def test_the_same_task_again_changes_nothing(state):
    changed = do(state, "set_task_length", length=20)
    assert do(changed, "choose_task", task="hold") is changed


def test_cells_come_and_go_but_one_stays(state):
    state = do(state, "take_part", kind="rnn", on=False)
    assert state.lab.cells == ("lstm", "gru")
    assert do(state, "take_part", kind="rnn", on=False) is state
    state = do(state, "watch_network", kind="gru", unit=3)
    state = do(state, "take_part", kind="gru", on=False)
    assert (state.lab.cells, state.lab.watched) == (("lstm",), "lstm")
    with pytest.raises(StudioError) as caught:
        do(state, "take_part", kind="lstm", on=False)
    assert caught.value.hint
    assert do(state, "take_part", kind="rnn", on=True).lab.cells == ("lstm", "rnn")


@pytest.mark.parametrize("bias", BIASES)
def test_the_forget_bias_is_the_lstms_alone(state, bias):
    setup = setup_of(do(state, "set_first_bias", bias=bias).lab)
    lstm, gru, rnn = setup.competitors
    assert lstm.chrono == (bias == "chrono")
    if not lstm.chrono:
        assert lstm.forget_bias == float(bias)
    assert not gru.chrono
    assert not rnn.chrono


def test_seeds_are_counted_from_the_first(state):
    lab = do(state, "set_seeds", seeds=3, first=7).lab
    assert setup_of(lab).seeds == (7, 8, 9)
    assert setup_of(do(state, "set_seeds", seeds=2).lab).seeds == (0, 1)


def test_the_rate_is_no_part_of_the_setup_for_it_changes_while_it_runs(state):
    faster = do(state, "set_rate", rate=3.0)
    assert faster.lab.rate == 3.0
    assert setup_of(faster.lab) == setup_of(state.lab)


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("choose_task", {"task": "nothing"}, "nothing"),
        ("take_part", {"kind": "cnn", "on": True}, "cnn"),
        ("set_task_length", {"length": 0}, "Length"),
        ("set_task_length", {"length": 501}, "Length"),
        ("set_units", {"kind": "lstm", "size": 0}, "Hidden size"),
        ("set_units", {"kind": "lstm", "size": 1000}, "Hidden size"),
        ("set_units", {"kind": "cnn", "size": 1}, "cnn"),
        ("set_first_bias", {"bias": "17"}, "17"),
        ("set_rate", {"rate": 1e9}, "1.00e+09"),
        ("set_rate", {"rate": float("nan")}, "NaN"),
        ("set_seeds", {"seeds": 0}, "Seeds"),
        ("set_seeds", {"seeds": 1, "first": -1}, "Seed"),
        ("set_training_steps", {"steps": 0}, "Steps"),
        ("set_curve_axis", {"axis": "hours"}, "hours"),
        ("watch_network", {"kind": "cnn"}, "cnn"),
        ("watch_network", {"unit": -1}, "unit"),
        ("watch_network", {"seed": 5}, "seed"),
        ("watch_network", {"seed": -1}, "seed"),
    ],
)
def test_what_is_not_possible_is_refused_with_a_sentence(state, name, arguments, words):
    with pytest.raises(StudioError) as caught:
        do(state, name, **arguments)
    assert words in caught.value.message


def test_a_task_of_two_cues_cannot_have_one_step(state):
    state = do(state, "choose_task", task="order")
    with pytest.raises(StudioError):
        do(state, "set_task_length", length=1)
    assert do(state, "set_task_length", length=2).lab.length == 2


def test_another_network_begins_at_its_first_unit(state):
    state = do(state, "watch_network", unit=5)
    assert (state.lab.watched, state.lab.unit) == ("lstm", 5)
    state = do(state, "watch_network", kind="gru")
    assert (state.lab.watched, state.lab.unit) == ("gru", 0)
    assert do(state, "watch_network", kind="gru") is state
    seen = do(state, "watch_network", seed=2)
    assert (seen.lab.watched, seen.lab.unit, seen.lab.watched_seed) == ("gru", 0, 2)
    assert do(seen, "watch_network", unit=1).lab.watched_seed == 2


def test_choices_are_undone(state):
    history = History()
    changed = do(state, "set_units", kind="lstm", size=4)
    history.record(state, "set_units", None)
    assert history.undo(changed).lab is state.lab
    names = ("choose_task", "take_part", "set_units", "set_rate", "watch_network")
    assert not any(INTENTS[name].transient for name in names)
