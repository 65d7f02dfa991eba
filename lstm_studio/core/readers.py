"""Readers of a word in its sentence: forward, backward and both ways.

A reader is frozen word vectors → a linear layer → one LSTM in reading direction (or two) → a
linear layer on the hidden state *at the word itself*.  The forward LSTM has read the sentence up to
the word and the backward one, which starts at the end, down to it (Schuster & Paliwal 1997); the
bidirectional reader has both halves, joined as ``nn.LSTM(bidirectional=True)`` joins them.

Several members of one kind, trained from different seeds, answer together as an
:class:`Ensemble`: the mean of their probabilities, each softened by a temperature T,
p = mean over members of softmax(logits / T)  (Guo et al. 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from lstm_studio.core.cells import sigmoid
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import CellParams, Floats, frozen
from lstm_studio.core.trace import Trace, run_trace
from lstm_studio.i18n import tr

__all__ = ["DIRECTIONS", "READERS", "Direction", "Ensemble", "Reader", "ReaderKind", "softened"]

ReaderKind = Literal["forward", "backward", "both"]
Direction = Literal["forward", "backward"]

READERS: tuple[ReaderKind, ...] = ("forward", "backward", "both")
DIRECTIONS: dict[ReaderKind, tuple[Direction, ...]] = {
    "forward": ("forward",),
    "backward": ("backward",),
    "both": ("forward", "backward"),
}
"""The LSTMs of each kind of reader, in the order in which their hidden states are joined."""

_SIDE_BY_SIDE = 128
"""Sentences that are read together: more would be no faster and take more memory."""


@dataclass(frozen=True, eq=False)
class Reader:
    """One trained network; compared by identity.

    Parameters
    ----------
    project_weight : (E, D) float64
        The linear layer from a word's vector to what the LSTMs read, ``nn.Linear(D, E)``.
    project_bias : (E,) float64
    cells : mapping of direction to CellParams
        LSTMs with E inputs and H units each: ``forward``, ``backward`` or both.
    head_weight : (K, n·H) float64
        From the joined hidden states, forward first, to the logits.  K is 1 for two senses (the
        logit of the second) and else the number of senses.
    head_bias : (K,) float64

    Raises
    ------
    StudioError
        When the shapes do not belong together.
    """

    project_weight: Floats
    project_bias: Floats
    cells: dict[Direction, CellParams]
    head_weight: Floats
    head_bias: Floats

    def __post_init__(self) -> None:
        for name in ("project_weight", "project_bias", "head_weight", "head_bias"):
            object.__setattr__(self, name, frozen(getattr(self, name)))
        inputs = len(self.project_bias)
        units = sum(cell.hidden_size for cell in self.cells.values())
        fits = (
            tuple(self.cells) in DIRECTIONS.values()
            and self.project_weight.ndim == 2
            and len(self.project_weight) == inputs
            and all(
                cell.kind == "lstm" and cell.input_size == inputs for cell in self.cells.values()
            )
            and self.head_bias.ndim == 1
            and self.head_weight.shape == (len(self.head_bias), units)
            and len(self.head_bias) > 0
        )
        if not fits:
            raise StudioError(tr("The parts of the reader do not belong together."))

    @property
    def kind(self) -> ReaderKind:
        """Which way it reads."""
        return next(kind for kind in READERS if DIRECTIONS[kind] == tuple(self.cells))

    @property
    def hidden_size(self) -> int:
        """The number of units H of each of its LSTMs."""
        return next(iter(self.cells.values())).hidden_size

    @property
    def count(self) -> int:
        """How many numbers were learned."""
        layers = (self.project_weight, self.project_bias, self.head_weight, self.head_bias)
        return sum(a.size for a in layers) + sum(cell.count for cell in self.cells.values())

    def inputs(self, vectors: Floats) -> Floats:
        """Return what its LSTMs read, (T, E), for the vectors (T, D) of the words."""
        return frozen(vectors @ self.project_weight.T + self.project_bias)

    def trace(self, vectors: Floats, direction: Direction) -> Trace:
        """Return every quantity of one LSTM in the order in which it reads.

        The backward LSTM reads the last word first: its step 0 is the last word.
        """
        x = self.inputs(vectors)
        return run_trace(self.cells[direction], x if direction == "forward" else x[::-1])

    def head(self, direction: Direction) -> Floats:
        """Return the (K, H) part of the last layer that reads one LSTM's hidden state."""
        start = 0
        for name, cell in self.cells.items():
            if name == direction:
                return self.head_weight[:, start : start + cell.hidden_size]
            start += cell.hidden_size
        raise KeyError(direction)


def softened(logits: Floats, temperature: float) -> Floats:
    """Return probabilities (..., S) for logits (..., K): K = 1 means two senses, else S = K.

    One logit z is the second sense's: (σ(−z/T), σ(z/T)); several go through softmax(z/T).
    """
    z = logits / temperature
    if z.shape[-1] == 1:
        return np.concatenate([sigmoid(-z), sigmoid(z)], axis=-1)
    raised = np.exp(z - z.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


_Inputs = tuple[Floats, Floats]
"""The first layers (M, D, E) of M members and their biases (M, 1, E)."""


class _Stack:
    """The LSTMs of one direction of M members, side by side.

    All members take a step together, so that a sentence costs one round of Python a word.
    """

    def __init__(self, readers: Sequence[Reader], direction: Direction) -> None:
        cells = [reader.cells[direction] for reader in readers]
        self.hidden_size = cells[0].hidden_size
        self._from_x = np.stack([cell.weight_ih.T for cell in cells])
        self._from_h = np.stack([cell.weight_hh.T for cell in cells])
        self._bias = np.stack([cell.bias_ih + cell.bias_hh for cell in cells])[:, None]
        self._heads = np.stack([reader.head(direction).T for reader in readers])

    def from_inputs(self, x: Floats) -> Floats:
        """Return W_ih·x + b for inputs (M, T, E), as (T, M, 1, 4H)."""
        return np.ascontiguousarray((x @ self._from_x + self._bias).transpose(1, 0, 2))[:, :, None]

    def step(self, from_x: Floats, h: Floats, c: Floats) -> tuple[Floats, Floats]:
        """Take one step of the equations of ``core.cells.lstm_step`` with states (M, N, H)."""
        H = self.hidden_size
        z = from_x + h @ self._from_h
        gates = sigmoid(z)
        c = gates[..., H : 2 * H] * c + gates[..., :H] * np.tanh(z[..., 2 * H : 3 * H])
        return gates[..., 3 * H :] * np.tanh(c), c

    def states(self, from_x: Floats) -> Floats:
        """Return the hidden states (M, T, H) after every word read."""
        members = from_x.shape[1]
        h = c = np.zeros((members, 1, self.hidden_size))
        states = np.empty((members, len(from_x), self.hidden_size))
        for t, row in enumerate(from_x):
            h, c = self.step(row, h, c)
            states[:, t] = h[:, 0]
        return states

    def last_without_each(self, from_x: Floats) -> Floats:
        """Return the last state, and the last state without each earlier word: (M, T, H).

        Row 0 has read all T words and row i + 1 all but word i, for i < T − 1.  A run without word
        i is the full run up to there, so it starts as a copy of the full run and costs only the
        words behind it.
        """
        steps, members = from_x.shape[:2]
        h, c = np.zeros((2, members, steps + 1, self.hidden_size))
        for t, row in enumerate(from_x):
            before = h[:, 0].copy(), c[:, 0].copy()
            h[:, : t + 1], c[:, : t + 1] = self.step(row, h[:, : t + 1], c[:, : t + 1])
            h[:, t + 1], c[:, t + 1] = before
        return h[:, :steps]

    def last_of_many(self, words: Floats, lengths: Sequence[int], inputs: _Inputs) -> Floats:
        """Return the last states (M, N, H) of N readings, words (N, T, D), the longest first."""
        weight, bias = inputs
        h, c = np.zeros((2, len(weight), len(words), self.hidden_size))
        reading = len(words)
        for t in range(words.shape[1]):
            while lengths[reading - 1] <= t:  # the shortest are at their end
                reading -= 1
            x = words[:reading, t] @ weight + bias
            z = x @ self._from_x + self._bias
            h[:, :reading], c[:, :reading] = self.step(z, h[:, :reading], c[:, :reading])
        return h

    def logits(self, h: Floats) -> Floats:
        """Return this direction's part of the logits (M, N, K) for states (M, N, H)."""
        return h @ self._heads


@dataclass(frozen=True, eq=False)
class Ensemble:
    """M readers of one kind that answer together.

    Parameters
    ----------
    members : tuple of Reader
        At least one; all of one kind and size.
    temperature : float
        T above; more than 1 makes the answers less sure.
    """

    members: tuple[Reader, ...]
    temperature: float = 1.0

    def __post_init__(self) -> None:
        shapes = {(one.kind, one.hidden_size, one.head_weight.shape) for one in self.members}
        if len(shapes) != 1 or not self.temperature > 0:
            raise StudioError(tr("The parts of the reader do not belong together."))

    @property
    def kind(self) -> ReaderKind:
        """Which way its members read."""
        return self.members[0].kind

    @property
    def senses(self) -> int:
        """The number of senses S."""
        return max(len(self.members[0].head_bias), 2)

    @cached_property
    def _stacks(self) -> dict[Direction, _Stack]:
        return {name: _Stack(self.members, name) for name in DIRECTIONS[self.kind]}

    @cached_property
    def _projection(self) -> tuple[Floats, Floats, Floats]:
        """The first layers (M, D, E), their biases (M, 1, E) and the last ones' (M, 1, K)."""
        return (
            np.stack([one.project_weight.T for one in self.members]),
            np.stack([one.project_bias for one in self.members])[:, None],
            np.stack([one.head_bias for one in self.members])[:, None],
        )

    def _read(self, vectors: Floats, direction: Direction, position: int | None) -> Floats:
        """Return the LSTMs' input sums in reading order, down to the word or over everything."""
        weight, bias, _ = self._projection
        words = vectors if position is None else _part(vectors, direction, position)
        if direction == "backward":
            words = words[::-1]
        return self._stacks[direction].from_inputs(words @ weight + bias)

    def _answer(self, logits: Floats) -> Floats:
        """Return the mean probabilities (N, S) for summed logits (M, N, K) without their bias."""
        return softened(logits + self._projection[2], self.temperature).mean(axis=0)

    def probabilities(self, vectors: Floats, position: int) -> Floats:
        """Return the probability of each sense, (S,), of the word at a position.

        Parameters
        ----------
        vectors : (T, D) float64
            The words' vectors.
        position : int
            The word, 0-based.
        """
        return self._answer(self._logits_at(vectors, position))[0]

    def member_probabilities(self, vectors: Floats, position: int) -> Floats:
        """Return what each member says alone, (M, S)."""
        logits = self._logits_at(vectors, position) + self._projection[2]
        return softened(logits[:, 0], self.temperature)

    def many_member_probabilities(
        self, sentences: Sequence[Floats], positions: Sequence[int]
    ) -> Floats:
        """Return what each member says of N sentences, (M, N, S), read side by side.

        As :meth:`member_probabilities` of each, in a fraction of the time.

        Parameters
        ----------
        sentences : sequence of (T, D) float64
            The words' vectors; T differs.
        positions : sequence of int
            The word of each, 0-based.
        """
        found = np.empty((len(self.members), len(sentences), self.senses))
        # Sentences of a length stand together, so that few steps are made for a long one alone.
        order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]), reverse=True)
        for start in range(0, len(order), _SIDE_BY_SIDE):
            rows = order[start : start + _SIDE_BY_SIDE]
            logits = self._logits_of_many(
                [sentences[n] for n in rows], [positions[n] for n in rows]
            )
            found[:, rows] = softened(logits + self._projection[2], self.temperature)
        return found

    def _logits_of_many(self, sentences: list[Floats], positions: list[int]) -> Floats:
        parts: list[Floats] = []
        for direction, stack in self._stacks.items():
            read = [_part(v, direction, p) for v, p in zip(sentences, positions, strict=True)]
            lengths = [len(words) for words in read]
            order = sorted(range(len(read)), key=lengths.__getitem__, reverse=True)
            words = np.zeros((len(read), lengths[order[0]], read[0].shape[1]))
            for row, n in enumerate(order):
                words[row, : lengths[n]] = read[n] if direction == "forward" else read[n][::-1]
            states = stack.last_of_many(words, [lengths[n] for n in order], self._projection[:2])
            parts.append(stack.logits(states)[:, np.argsort(order)])
        return _total(parts)

    def _logits_at(self, vectors: Floats, position: int) -> Floats:
        total: Floats | None = None
        for direction, stack in self._stacks.items():
            states = stack.states(self._read(vectors, direction, position))
            part = stack.logits(states[:, -1:])
            total = part if total is None else total + part
        assert total is not None
        return total

    def indexed(self, vectors: Floats, forward: int, backward: int) -> Floats:
        """Return the answer (S,) from the states of a whole run taken at two words.

        The forward LSTMs are asked after word `forward`, the backward ones after word `backward`;
        the members were trained with both at the word in question.
        """
        places: dict[Direction, int] = {"forward": forward, "backward": len(vectors) - 1 - backward}
        parts: list[Floats] = []
        for direction, stack in self._stacks.items():
            states = stack.states(self._read(vectors, direction, None))
            place = places[direction]
            parts.append(stack.logits(states[:, place : place + 1]))
        return self._answer(_total(parts))[0]

    def beliefs(self, vectors: Floats) -> Floats:
        """Return what a one-way ensemble would say after each word, (T, S), in the words' order.

        The members were trained to answer at the word in question; at other words the same last
        layer is asked too early or too late.  Row t of a backward ensemble has read the words from
        the end down to t.
        """
        (direction, stack), *more = self._stacks.items()
        if more:
            raise ValueError("a bidirectional reader has no belief while it reads")
        states = stack.states(self._read(vectors, direction, None))
        found = self._answer(stack.logits(states))
        return found if direction == "forward" else found[::-1]

    def without_each(self, vectors: Floats, position: int) -> Floats:
        """Return the probabilities with each single word deleted, (T, S); every deletion is run.

        Row `position` is the full sentence: the word in question stays.
        """
        base: dict[Direction, Floats] = {}
        alone: dict[Direction, Floats] = {}
        for direction, stack in self._stacks.items():
            rows = stack.logits(stack.last_without_each(self._read(vectors, direction, position)))
            base[direction], alone[direction] = rows[:, :1], rows[:, 1:]
        full = self._answer(_total(list(base.values())))[0]
        found = np.tile(full, (len(vectors), 1))
        for direction, rows in alone.items():
            rest = [part for name, part in base.items() if name != direction]
            answers = self._answer(_total([rows, *rest])) if rows.shape[1] else found[:0]
            if direction == "forward":
                found[:position] = answers
            else:  # reads the last word first
                found[position + 1 :] = answers[::-1]
        return found


def _part(vectors: Floats, direction: Direction, position: int) -> Floats:
    """Return the words that one direction has read when it stands on the word."""
    return vectors[: position + 1] if direction == "forward" else vectors[position:]


def _total(parts: list[Floats]) -> Floats:
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total
