import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core import readers
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import CellParams
from lstm_studio.core.readers import DIRECTIONS, READERS, Ensemble, Reader, softened

D, E, H = 7, 5, 4


def make_reader(kind, seed=0, senses=2):
    draw = np.random.default_rng(seed)
    outputs = 1 if senses == 2 else senses
    cells = {
        direction: CellParams.build("lstm", H, E, lambda shape: draw.normal(0, 0.8, shape))
        for direction in DIRECTIONS[kind]
    }
    return Reader(
        draw.normal(0, 0.7, (E, D)),
        draw.normal(0, 0.3, E),
        cells,
        draw.normal(0, 1.5, (outputs, H * len(cells))),
        draw.normal(0, 0.5, outputs),
    )


def make_ensemble(kind, members=3, senses=2, temperature=1.7):
    return Ensemble(tuple(make_reader(kind, seed, senses) for seed in range(members)), temperature)


def torch_states(reader, vectors):
    """Return nn.LSTM's output (T, n·H) over the whole sentence, in float64."""
    two = len(reader.cells) == 2
    lstm = torch.nn.LSTM(E, H, bidirectional=two, dtype=torch.float64)
    with torch.no_grad():
        for cell, suffix in zip(reader.cells.values(), ("", "_reverse"), strict=False):
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                getattr(lstm, f"{name}_l0{suffix}").copy_(torch.tensor(getattr(cell, name)))
        x = torch.tensor(reader.inputs(vectors))
        flip = tuple(reader.cells) == ("backward",)
        out = lstm(x.flip(0) if flip else x)[0]
        return (out.flip(0) if flip else out).numpy()


def torch_probabilities(reader, vectors, temperature):
    logits = torch_states(reader, vectors) @ reader.head_weight.T + reader.head_bias
    z = torch.tensor(logits / temperature)
    if z.shape[1] == 1:
        return torch.cat([torch.sigmoid(-z), torch.sigmoid(z)], 1).numpy()
    return torch.softmax(z, 1).numpy()


@pytest.mark.parametrize("senses", [2, 3])
@pytest.mark.parametrize("kind", READERS)
@given(steps=st.integers(1, 14), seed=st.integers(0, 9), place=st.floats(0, 1))
def test_probabilities_are_those_of_torch(kind, senses, steps, seed, place):
    vectors = np.random.default_rng(seed).normal(0, 1, (steps, D))
    position = min(int(place * steps), steps - 1)
    ensemble = make_ensemble(kind, senses=senses)
    expected = [torch_probabilities(one, vectors, 1.7)[position] for one in ensemble.members]
    np.testing.assert_allclose(
        ensemble.member_probabilities(vectors, position), expected, atol=1e-12
    )
    found = ensemble.probabilities(vectors, position)
    np.testing.assert_allclose(found, np.mean(expected, 0), atol=1e-12)
    assert found.sum() == pytest.approx(1)


@pytest.mark.parametrize("senses", [2, 3])
@pytest.mark.parametrize("kind", READERS)
@given(places=st.lists(st.tuples(st.integers(1, 9), st.floats(0, 1)), max_size=9))
def test_many_sentences_side_by_side_are_answered_as_each_alone(kind, senses, places):
    draw = np.random.default_rng(len(places))
    sentences = [draw.normal(0, 1, (steps, D)) for steps, _ in places]
    positions = [min(int(place * steps), steps - 1) for steps, place in places]
    ensemble = make_ensemble(kind, senses=senses)
    found = ensemble.many_member_probabilities(sentences, positions)
    assert found.shape == (3, len(places), senses)
    for n, (vectors, position) in enumerate(zip(sentences, positions, strict=True)):
        expected = ensemble.member_probabilities(vectors, position)
        np.testing.assert_allclose(found[:, n], expected, atol=1e-12)


def test_more_sentences_than_are_read_together(monkeypatch):
    monkeypatch.setattr(readers, "_SIDE_BY_SIDE", 4)
    draw = np.random.default_rng(0)
    sentences = [draw.normal(0, 1, (1 + n % 5, D)) for n in range(11)]
    ensemble = make_ensemble("both")
    found = ensemble.many_member_probabilities(sentences, [0] * 11)
    for n, vectors in enumerate(sentences):
        expected = ensemble.member_probabilities(vectors, 0)
        np.testing.assert_allclose(found[:, n], expected, atol=1e-12)


@pytest.mark.parametrize("kind", ["forward", "backward"])
def test_beliefs_are_the_answers_after_every_word(kind):
    vectors = np.random.default_rng(3).normal(0, 1, (9, D))
    ensemble = make_ensemble(kind, senses=3)
    expected = np.mean([torch_probabilities(m, vectors, 1.7) for m in ensemble.members], 0)
    np.testing.assert_allclose(ensemble.beliefs(vectors), expected, atol=1e-12)


def test_two_directions_have_no_belief_while_reading():
    with pytest.raises(ValueError, match="belief"):
        make_ensemble("both").beliefs(np.zeros((2, D)))


@pytest.mark.parametrize("kind", READERS)
@given(steps=st.integers(1, 10), place=st.floats(0, 1))
def test_every_deletion_is_the_answer_for_the_shorter_sentence(kind, steps, place):
    vectors = np.random.default_rng(steps).normal(0, 1, (steps, D))
    position = min(int(place * steps), steps - 1)
    ensemble = make_ensemble(kind)
    found = ensemble.without_each(vectors, position)
    for word in range(steps):
        if word == position:
            expected = ensemble.probabilities(vectors, position)
        else:
            shorter = np.delete(vectors, word, axis=0)
            expected = ensemble.probabilities(shorter, position - (word < position))
        np.testing.assert_allclose(found[word], expected, atol=1e-12)


@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_the_traces_are_the_states_of_a_bidirectional_lstm(direction):
    vectors = np.random.default_rng(1).normal(0, 1, (11, D))
    reader = make_reader("both")
    out = torch_states(reader, vectors)
    half = out[:, :H] if direction == "forward" else out[::-1, H:]
    np.testing.assert_allclose(reader.trace(vectors, direction)["h"], half, atol=1e-12)


def test_a_backward_reader_is_a_forward_reader_of_the_reversed_sentence():
    vectors = np.random.default_rng(2).normal(0, 1, (8, D))
    one = make_reader("backward")
    turned = Reader(
        one.project_weight,
        one.project_bias,
        {"forward": one.cells["backward"]},
        one.head_weight,
        one.head_bias,
    )
    for position in range(8):
        np.testing.assert_allclose(
            Ensemble((one,)).probabilities(vectors, position),
            Ensemble((turned,)).probabilities(vectors[::-1], 7 - position),
            atol=1e-13,
        )


@given(st.lists(st.floats(-700, 700), min_size=1, max_size=5), st.floats(0.05, 50))
def test_softened_logits_are_probabilities_in_their_order(logits, temperature):
    found = softened(np.array(logits), temperature)
    assert len(found) == max(len(logits), 2)
    assert np.isfinite(found).all()
    assert found.sum() == pytest.approx(1)
    if len(logits) > 1:
        order = np.argsort(logits, kind="stable")
        assert (np.diff(found[order]) >= 0).all()


def test_parameters_are_counted():
    assert make_reader("forward").count == E * D + E + 4 * H * (E + H + 2) + H + 1
    assert make_reader("both").count == E * D + E + 2 * 4 * H * (E + H + 2) + 2 * H + 1


def test_parts_that_do_not_belong_together_are_refused():
    good = make_reader("forward")
    for changed in (
        {"head_weight": good.head_weight[:, :-1]},
        {"project_bias": good.project_bias[:-1]},
        {"cells": {}},
        {"cells": {"backward": good.cells["forward"], "forward": good.cells["forward"]}},
        {"head_bias": np.zeros(2)},
    ):
        parts = {
            "project_weight": good.project_weight,
            "project_bias": good.project_bias,
            "cells": good.cells,
            "head_weight": good.head_weight,
            "head_bias": good.head_bias,
        }
        with pytest.raises(StudioError):
            Reader(**(parts | changed))
    with pytest.raises(StudioError):
        Ensemble((good, make_reader("backward")))
    with pytest.raises(StudioError):
        Ensemble((good,), 0.0)
    with pytest.raises(StudioError):
        Ensemble(())
