from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from lstm_studio.core.readers import DIRECTIONS, READERS, Ensemble, ReaderKind
from lstm_studio.engine.reader_models import tensors_of
from lstm_studio.engine.sense_batches import SentenceRows
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.sense_text import Sentence
from lstm_studio.engine.torch_senses import Run, build
from tests.fixtures.drawn_readers import VOCABULARY, drawn_vectors

VECTORS = drawn_vectors()


def recipe(kind: ReaderKind = "both", **changes: object) -> SenseRecipe:
    small = {"hidden_size": 5, "input_size": 4, "steps": 60, "batch": 16, "seed": 2}
    return SenseRecipe(kind=kind, **(small | changes))  # type: ignore[arg-type]


def drawn_sentences(count: int = 300, senses: int = 2) -> list[Sentence]:
    """Give sentences in which one word tells the sense, before or after the word."""
    draw = np.random.default_rng(17)
    clues = ("river", "loan", "spy", "sauce")[:senses]
    plain = [word for word in VOCABULARY if word not in clues]
    found = []
    for _ in range(count):
        sense = int(draw.integers(senses))
        words = draw.choice(plain, draw.integers(3, 9)).tolist()
        position = int(draw.integers(1, len(words)))
        words[position] = "bank"
        words[position - 1 if draw.random() < 0.5 else -1] = clues[sense]
        words[position] = "bank"
        target = np.full(senses, 0.02)
        target[sense] = 1 - 0.02 * (senses - 1)
        found.append(Sentence(tuple(words), position, "both", tuple(target.tolist())))
    return found


def rows(sentences: list[Sentence]) -> SentenceRows:
    found = SentenceRows(VECTORS, 25)
    found.add(sentences)
    return found


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("senses", [2, 3])
def test_a_trained_reader_says_what_torchs_own_lstm_says(kind: ReaderKind, senses: int) -> None:
    """The whole sentence through nn.LSTM, its state taken at the word, gives the same logits."""
    sentences = drawn_sentences(senses=senses)
    run = Run(recipe(kind), VECTORS, rows(sentences))
    run.advance(20)
    reader = run.reader()
    weights = {name: torch.from_numpy(one) for name, one in tensors_of(reader).items()}
    lstm = nn.LSTM(4, 5, batch_first=True, bidirectional=kind == "both")
    named = {name.removeprefix("lstm."): one for name, one in weights.items() if "lstm." in name}
    lstm.load_state_dict(named)
    for one in sentences[:40]:
        x = VECTORS.rows(one.words)
        inputs = torch.from_numpy(x.astype(np.float32))
        position = one.position
        if kind == "backward":
            inputs, position = inputs.flip(0), len(x) - 1 - position
        with torch.no_grad():
            read = inputs @ weights["project.weight"].T + weights["project.bias"]
            hidden = lstm(read[None])[0][0, position]
            logits = (weights["head.weight"] @ hidden + weights["head.bias"]).double()
        if len(logits) == 1:
            logits = torch.cat([torch.zeros(1), logits])
        found = Ensemble((reader,)).probabilities(x, one.position)
        np.testing.assert_allclose(found, logits.softmax(0).numpy(), rtol=0, atol=1e-6)


@pytest.mark.parametrize("kind", READERS)
def test_what_is_trained_is_what_the_reader_says(kind: ReaderKind) -> None:
    """Padding, batches of halves and gathering change no number: torch's loss is the reader's."""
    sentences = drawn_sentences(48)
    plain = recipe(kind, batch=48, dropout=0.0, word_dropout=0.0, steps=3)
    run = Run(plain, VECTORS, rows(sentences))
    for _ in range(3):
        ensemble = Ensemble((run.reader(),))
        losses = [
            -np.array(one.target)
            @ np.log(ensemble.probabilities(VECTORS.rows(one.words), one.position))
            for one in sentences
        ]
        run.advance(1)
        assert run.loss == pytest.approx(np.mean(losses), abs=1e-6)


@pytest.mark.parametrize("kind", READERS)
def test_a_network_starts_as_pytorch_starts_it_but_for_the_forget_bias(kind: ReaderKind) -> None:
    network = build(recipe(kind, forget_bias=2.5, hidden_size=16), 50, 1)
    for name, parameter in network.named_parameters():
        values = parameter.detach().numpy().copy()
        if name.endswith("bias_ih_l0"):
            assert (values[16:32] == 2.5).all()
            values = np.delete(values, slice(16, 32))
        elif name.endswith("bias_hh_l0"):
            assert (values[16:32] == 0).all()
            values = np.delete(values, slice(16, 32))
        inputs = {"project": 50, "cells": 16, "head": 16 * len(DIRECTIONS[kind])}
        bound = inputs[name.partition(".")[0]] ** -0.5
        assert np.abs(values).max() <= bound
        if values.size > 20:
            assert np.abs(values).max() > 0.9 * bound
            assert abs(values.mean()) < 0.3 * bound


@pytest.mark.parametrize("kind", READERS)
def test_it_learns_what_can_be_learned(kind: ReaderKind) -> None:
    sentences = drawn_sentences(600)
    run = Run(recipe(kind, steps=250, learning_rate=2e-2), VECTORS, rows(sentences))
    run.advance(1)
    first = run.loss
    run.advance(249)
    assert run.steps_done == 250
    ensemble = Ensemble((run.reader(),))
    right = [
        int(ensemble.probabilities(VECTORS.rows(one.words), one.position).argmax())
        == int(np.argmax(one.target))
        for one in sentences
    ]
    assert run.loss < first
    assert np.mean(right) > (0.95 if kind == "both" else 0.7)
    run.advance(10)
    assert run.steps_done == 250  # and no more


def test_nothing_of_torch_is_left_changed_and_its_generator_is_not_moved() -> None:
    torch.manual_seed(5)
    state = torch.get_rng_state()
    threads = torch.get_num_threads()
    with torch.no_grad():
        run = Run(recipe(), VECTORS, rows(drawn_sentences(64)))
        run.advance(3)
        assert not torch.is_grad_enabled()
    assert torch.get_num_threads() == threads
    assert torch.equal(torch.get_rng_state(), state)


def test_a_seed_repeats_to_the_bit_whatever_else_torch_does() -> None:
    sentences = drawn_sentences(200)
    found = []
    for number in range(2):
        torch.manual_seed(number)
        run = Run(recipe(noise=0.2), VECTORS, rows(sentences))
        for _ in range(10):
            run.advance(3)
            torch.rand(7)
        found.append(tensors_of(run.reader()))
    assert all((found[0][name] == found[1][name]).all() for name in found[0])
    other = Run(recipe(noise=0.2, seed=3), VECTORS, rows(sentences))
    other.advance(30)
    assert any((tensors_of(other.reader())[name] != found[0][name]).any() for name in found[0])
