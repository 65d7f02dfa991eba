"""The character model against torch in float64, and against itself read in other pieces."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.core.characters import (
    PIECE,
    QUANTITIES,
    UNKNOWN,
    Alphabet,
    CharacterModel,
    read_on,
)
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import CellParams
from lstm_studio.core.trace import run_trace

ALPHABET = Alphabet('abc "()\n', folds=True)


def drawn(H: int = 5, E: int = 3, seed: int = 0, alphabet: Alphabet = ALPHABET) -> CharacterModel:
    rng = np.random.default_rng(seed)
    V = len(alphabet)
    return CharacterModel(
        alphabet,
        rng.normal(size=(V, E)),
        CellParams.random("lstm", H, E, seed),
        rng.normal(size=(V, H)),
        rng.normal(size=V),
    )


def whole(model, codes):
    reading = read_on(None, model, codes)
    while len(reading) < len(codes):
        reading = read_on(reading, model, codes)
    return reading


def torch_model(model):
    E, H, V = model.params.input_size, model.hidden_size, len(model.alphabet)
    parts = torch.nn.ModuleList(
        [torch.nn.Embedding(V, E), torch.nn.LSTM(E, H), torch.nn.Linear(H, V)]
    ).double()
    arrays = [model.embedding]
    arrays += [getattr(model.params, n) for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    arrays += [model.weight, model.bias]
    with torch.no_grad():
        for parameter, array in zip(parts.parameters(), arrays, strict=True):
            parameter.copy_(torch.from_numpy(array.copy()))
    return parts


def test_states_and_probabilities_are_those_of_torch():
    model = drawn()
    codes = np.random.default_rng(1).integers(0, len(ALPHABET), 2 * PIECE + 7)
    reading = whole(model, codes)
    embedding, lstm, linear = torch_model(model)
    with torch.no_grad():
        h, (_, c) = lstm(embedding(torch.from_numpy(codes)))
        expected = linear(h).log_softmax(dim=1)
    np.testing.assert_allclose(reading.h, h.numpy(), atol=1e-12)
    np.testing.assert_allclose(reading.c[-1], c[0].numpy(), atol=1e-12)
    np.testing.assert_allclose(model.log_probabilities(reading.h), expected.numpy(), atol=1e-12)
    loss = torch.nn.functional.cross_entropy(expected[:-1], torch.from_numpy(codes[1:]))
    assert reading.bits() == pytest.approx(loss.item() / np.log(2.0), abs=1e-12)


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_every_quantity_is_that_of_the_trace(quantity):
    model = drawn()
    codes = np.random.default_rng(2).integers(0, len(ALPHABET), 40)
    trace = run_trace(model.params, model.embedding[codes])
    np.testing.assert_allclose(whole(model, codes).values(quantity), trace[quantity], atol=1e-12)


@settings(max_examples=25)
@given(st.text("abc (", min_size=1, max_size=40), st.text("abc (", max_size=40), st.data())
def test_what_is_read_on_is_what_is_read_anew(before, after, data):
    """A text that has been changed anywhere reads to the bit as if there had been no other."""
    model = drawn()
    kept = data.draw(st.integers(0, len(before)))
    old, new = ALPHABET.encode(before), ALPHABET.encode(before[:kept] + after)
    found = read_on(whole(model, old), model, new)
    fresh = whole(model, new)
    assert len(found) == len(new)
    assert np.array_equal(found.c, fresh.c)
    assert np.array_equal(found.h, fresh.h)


def test_a_piece_is_all_that_is_read_at_once_and_another_model_starts_anew():
    model = drawn()
    codes = np.ones(PIECE + 1, dtype=np.int64)
    first = read_on(None, model, codes)
    assert len(first) == PIECE
    assert len(read_on(first, model, codes)) == PIECE + 1
    assert len(read_on(first, drawn(seed=3), codes)) == PIECE


def test_nothing_is_read_as_nothing():
    reading = read_on(None, drawn(), ALPHABET.encode(""))
    assert len(reading) == 0
    assert all(reading.values(quantity).shape == (0, 5) for quantity in QUANTITIES)
    assert np.isnan(reading.bits())


def test_an_alphabet_numbers_what_it_knows_and_folds_capitals():
    assert ALPHABET.encode("aC é").tolist() == [1, 3, 4, UNKNOWN]
    assert Alphabet("ab").encode("aB").tolist() == [1, UNKNOWN]
    assert [ALPHABET.sign(code) for code in (UNKNOWN, 1, 8)] == ["", "a", "\n"]
    with pytest.raises(StudioError):
        Alphabet("aa")


def test_weights_of_another_shape_are_refused():
    model = drawn()
    with pytest.raises(StudioError):
        CharacterModel(Alphabet("ab"), model.embedding, model.params, model.weight, model.bias)
