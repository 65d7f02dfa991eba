"""Every story is true: its programme is run and its numbers are checked."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.content.load import SHIPPED, shipped_sequence, shipped_sequences
from lstm_studio.core.memory import retention
from lstm_studio.core.params import CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.state.studio import hand_cell, hand_overrides

KEPT = ["key", "noisy", "pulse", "negation"]


def run(sequence, kind="lstm", **lanes):
    """The memory (T,) and the whole trace as the window shows them, some lanes changed."""
    held = hand_overrides(kind, sequence)
    for gate, lane in lanes.items():
        held = held.with_lane(gate, np.broadcast_to(np.asarray(lane, dtype=float), len(sequence)))
    trace = run_trace(hand_cell(kind), sequence.inputs(1), held)
    return trace["c" if kind == "lstm" else "h"][:, 0], trace


def changed(sequence, steps):
    """The same sequence with other values at `steps`."""
    for step in steps:
        sequence = sequence.with_step(step, value=-0.9 * sequence.values[step] + 0.05)
    return sequence


def test_each_is_complete():
    steps = {"key": 14, "topic": 20, "noisy": 60, "pulse": 100, "count": 16, "negation": 11}
    for sequence in shipped_sequences():
        assert len(sequence) == {**steps, "sine": 60}[sequence.id]
        assert np.abs(sequence.values).max() <= 1.0
        assert sequence.marks[sequence.key_step]
        assert sequence.story.endswith(".")
        assert ". " not in sequence.story  # one sentence
        assert all(token and token.strip() == token for token in sequence.tokens)
        for lane in sequence.programme.values():
            assert lane.min() >= 0.0
            assert lane.max() <= 1.0


def test_programmes_cover_whole_cells():
    for sequence in shipped_sequences():
        gates = set(sequence.programme)
        assert gates in (set(), {"f", "i", "o"}, {"f", "i", "o", "r", "z"})
    assert not shipped_sequence("sine").programme
    assert "z" not in shipped_sequence("count").programme


@pytest.mark.parametrize("name", SHIPPED)
def test_simple_rnn_can_be_asked_about_the_key_step(name):
    sequence = shipped_sequence(name)
    rnn = CellParams("rnn", [[1.0]], [[0.5]], [0.0], [0.0])
    share = retention(rnn, sequence.inputs(1), sequence.key_step).share
    assert share[0] == 1.0
    assert np.isfinite(share).all()


def test_key_words_and_weights():
    key = shipped_sequence("key")
    assert " ".join(key.tokens) == "I put the key under the mat and then we talked about the rain"
    assert key.tokens[key.key_step] == "key"
    assert key.values[key.key_step] == 0.9
    assert np.flatnonzero(key.marks).tolist() == [key.key_step]
    assert np.delete(np.abs(key.values), key.key_step).max() <= 0.3


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_one_input_is_kept_to_the_end_and_nothing_else_gets_in(name, kind):
    sequence = shipped_sequence(name)
    memory, _ = run(sequence, kind)
    step = sequence.key_step
    assert (memory[:step] == 0.0).all()
    np.testing.assert_array_equal(memory[step:], np.tanh(sequence.values[step]))
    others = [t for t in range(len(sequence)) if t != step]
    np.testing.assert_array_equal(run(changed(sequence, others), kind)[0], memory)
    assert run(changed(sequence, [step]), kind)[0][-1] != memory[-1]


def test_key_is_still_known_at_the_last_word():
    memory, trace = run(shipped_sequence("key"))
    assert memory[-1] >= 0.6
    assert trace["h"][-1, 0] == np.tanh(memory[-1])


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_topic_leaves_in_one_step(kind):
    topic = shipped_sequence("topic")
    turn = topic.key_step
    assert topic.tokens[turn] == "weather"
    assert [topic.tokens[t] for t in np.flatnonzero(topic.marks)] == ["football", "weather"]
    assert turn == 12
    memory, _ = run(topic, kind)
    assert (memory[1:turn] > 0.1).all()
    assert (memory[turn:] < -0.3).all()
    other, _ = run(changed(topic, range(turn)), kind)
    np.testing.assert_array_equal(other[turn:], memory[turn:])
    assert (other[:turn] != memory[:turn]).all()


def test_topic_that_is_not_forgotten_lingers():
    topic = shipped_sequence("topic")
    memory, _ = run(topic, f=0.9, i=0.3)
    assert (memory[12:15] > 0.0).all()


def test_noise_would_drown_the_signal_if_it_were_let_in():
    noisy = shipped_sequence("noisy")
    assert np.delete(np.abs(noisy.values), noisy.key_step).max() <= 0.4
    assert (noisy.tokens[noisy.key_step], noisy.tokens.count("·")) == ("signal", 59)
    kept, _ = run(noisy)
    for f, i in ((1.0, 1.0), (0.9, 0.3)):
        memory, _ = run(noisy, f=f, i=i)
        assert abs(memory[-1] - kept[-1]) > 0.5


def test_pulse_fades_to_a_fiftieth_at_096():
    pulse = shipped_sequence("pulse")
    assert np.count_nonzero(pulse.values) == 1
    assert len(pulse) - 1 - pulse.key_step == 95
    kept, _ = run(pulse)
    faded, _ = run(pulse, f=0.96)
    assert kept[-1] == kept[pulse.key_step] == np.tanh(0.9)
    assert faded[-1] / faded[pulse.key_step] == pytest.approx(0.96**95, rel=1e-12)
    assert round(1 / (faded[-1] / faded[pulse.key_step]), -1) == 50


def test_count_counts_and_its_hidden_state_is_full():
    count = shipped_sequence("count")
    ones = np.array([token == "1" for token in count.tokens])
    assert ones.sum() == 9
    np.testing.assert_array_equal(count.values, ones.astype(float))
    memory, trace = run(count)
    np.testing.assert_allclose(memory, np.cumsum(ones) * np.tanh(1.0), rtol=0, atol=1e-12)
    assert f"{np.tanh(1.0):.2f}" == "0.76"
    assert f"{np.tanh(1.0):.2f}" in count.story
    hidden = trace["h"][:, 0]
    fourth = int(np.flatnonzero(ones)[3])
    assert hidden[-1] - hidden[fourth] < 0.005  # four ones and nine look the same
    assert memory[-1] - memory[fourth] > 3.5


def test_gru_cannot_count():
    """Whatever its gates do, its state stays a mean of candidates, each between -1 and 1."""
    count = shipped_sequence("count")
    for z in (0.0, 0.25, 0.5, 0.75, 1.0):
        for r in (0.0, 1.0):
            memory, _ = run(count, "gru", r=r, z=z)
            assert np.abs(memory).max() < 1.0


def test_good_outweighs_not_unless_it_is_kept_out():
    negation = shipped_sequence("negation")
    assert " ".join(negation.tokens).startswith("the film was not good at all")
    assert (negation.tokens[3], negation.key_step) == ("not", 3)
    added, _ = run(negation, i=1.0)
    assert added[-1] > 0.0  # read as praise
    kept, _ = run(negation)
    assert kept[-1] < -0.5
    for i in (0.0, 0.1, 0.5, 1.0):  # no gate turns what "good" adds into its opposite
        lane = np.array(negation.programme["i"])
        lane[4] = i
        memory, _ = run(negation, i=lane)
        assert memory[4] >= memory[3]


def test_sine_is_smoothed_late_or_copied():
    sine = shipped_sequence("sine")
    copied, _ = run(sine, f=0.0, i=1.0, o=1.0)
    np.testing.assert_array_equal(copied, np.tanh(sine.values))
    smoothed, _ = run(sine, f=0.8, i=0.2, o=1.0)
    last_wave = slice(40, 60)
    assert smoothed[last_wave].max() < 0.8 * copied[last_wave].max()
    assert np.argmax(smoothed[last_wave]) == np.argmax(copied[last_wave]) + 3
    np.testing.assert_allclose(
        sine.values[np.flatnonzero(sine.marks)], [0.8, 0, -0.8, 0], atol=1e-9
    )
