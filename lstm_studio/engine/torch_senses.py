"""The training loop of the readers.  Import this module late: it imports torch.

The state at the word needs only the words up to it for the forward LSTM, and only those from the
end down to it for the backward one, so that is all that is computed; the numbers are those of
``nn.LSTM(bidirectional=True)`` at the word.  As in ``torch_training`` torch's global state is
touched for no longer than a chunk of work, and all randomness comes from generators of our own.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from lstm_studio.core.params import CellParams, Floats
from lstm_studio.core.readers import DIRECTIONS, Direction, Reader
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.sense_batches import Half, SentenceRows, shuffled_batches
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.torch_adam import Adam

__all__ = ["ReaderNetwork", "Run", "build"]

Halves = dict[Direction, tuple[torch.Tensor, torch.Tensor]]


class ReaderNetwork(nn.Module):
    """Word vectors → linear layer → LSTMs in reading direction → linear layer at the word.

    Parameters
    ----------
    recipe : SenseRecipe
    vector_size : int
    outputs : int
        Logits: one for two senses, else one a sense.
    """

    def __init__(self, recipe: SenseRecipe, vector_size: int, outputs: int) -> None:
        super().__init__()
        H, E = recipe.hidden_size, recipe.input_size
        self.directions = DIRECTIONS[recipe.kind]
        # On the meta device nothing is drawn from torch's global generator; `build` fills it.
        self.project = nn.Linear(vector_size, E, device="meta", dtype=torch.float32)
        self.cells = nn.ModuleList(
            nn.LSTM(E, H, batch_first=True, device="meta", dtype=torch.float32)
            for _ in self.directions
        )
        self.head = nn.Linear(H * len(self.cells), outputs, device="meta", dtype=torch.float32)

    def states(self, halves: Halves) -> torch.Tensor:
        """Return the joined hidden states (N, n·H) at the word.

        Parameters
        ----------
        halves : mapping of direction to (vectors, ends)
            Word vectors (N, T, D) in reading order, and the step (N,) at which the word stands.
        """
        found: list[torch.Tensor] = []
        for name, cell in zip(self.directions, self.cells, strict=True):
            vectors, ends = halves[name]
            hidden, _ = cell(self.project(vectors))
            found.append(hidden[torch.arange(len(ends)), ends])
        return torch.cat(found, dim=1)

    def reader(self) -> Reader:
        """Return the network as what the program runs, float64."""
        cells: dict[Direction, CellParams] = {}
        for name, cell in zip(self.directions, self.cells, strict=True):
            parts = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
            cells[name] = CellParams("lstm", *(_array(getattr(cell, part)) for part in parts))
        return Reader(
            _array(self.project.weight),
            _array(self.project.bias),
            cells,
            _array(self.head.weight),
            _array(self.head.bias),
        )


def build(recipe: SenseRecipe, vector_size: int, outputs: int) -> ReaderNetwork:
    """Make the untrained network from the recipe's seed.

    Weights start as PyTorch starts them, uniform in ±1/√(inputs of the layer) and for an LSTM in
    ±1/√H; the forget bias is then set.
    """
    network = ReaderNetwork(recipe, vector_size, outputs)
    network.to_empty(device="cpu")
    rng = np.random.default_rng([recipe.seed, 0])
    H = recipe.hidden_size
    inputs = {"project": vector_size, "cells": H, "head": network.head.in_features}
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            bound = inputs[name.partition(".")[0]] ** -0.5
            parameter.copy_(_tensor(rng.uniform(-bound, bound, tuple(parameter.shape))))
            if name.endswith("bias_ih_l0"):
                parameter[H : 2 * H] = recipe.forget_bias
            elif name.endswith("bias_hh_l0"):
                parameter[H : 2 * H] = 0.0
    return network


class Run:
    """One training; the caller decides how many steps are done at a time.

    Parameters
    ----------
    recipe : SenseRecipe
    vectors : WordVectors
    sentences : SentenceRows
        What it learns from; every one has a target for each sense.
    """

    def __init__(self, recipe: SenseRecipe, vectors: WordVectors, sentences: SentenceRows) -> None:
        self._recipe = recipe
        table = vectors.codes * vectors.scales[:, None]
        zeros = np.zeros((1, vectors.size), dtype=np.float32)
        self._table = _tensor(np.concatenate([table, zeros]))
        self._halves: dict[Direction, Half] = {
            name: sentences.half(name) for name in DIRECTIONS[recipe.kind]
        }
        self._longest = np.max([half.ends for half in self._halves.values()], axis=0)
        targets = sentences.targets()
        self._targets = _shared(targets)
        outputs = 1 if targets.shape[1] == 2 else targets.shape[1]
        self._network = build(recipe, vectors.size, outputs)
        self._parameters = list(self._network.parameters())
        self._adam = Adam(self._parameters, recipe.learning_rate)
        self._rng = np.random.default_rng([recipe.seed, 1])
        self._batches: list[NDArray[np.int64]] = []
        self.steps_done = 0
        self.seconds = 0.0
        self.loss = float("nan")

    def advance(self, steps: int) -> None:
        """Do some steps of the optimizer, on one thread and with gradients on."""
        start = time.thread_time()
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            with torch.enable_grad():
                for _ in range(min(steps, self._recipe.steps - self.steps_done)):
                    self._step()
        finally:
            torch.set_num_threads(threads)
        self.seconds += time.thread_time() - start

    def reader(self) -> Reader:
        """Return the network as it is now."""
        return self._network.reader()

    def _step(self) -> None:
        recipe = self._recipe
        if not self._batches:
            self._batches += shuffled_batches(self._longest, recipe.batch, self._rng)
        rows = self._batches.pop()
        self._adam.learning_rate = recipe.rate_at(self.steps_done)
        self._adam.zero_grad()
        states = self._network.states(self._read(rows))
        kept = (self._rng.random(tuple(states.shape)) >= recipe.dropout) / (1 - recipe.dropout)
        logits = self._network.head(states * _tensor(kept))
        loss = _loss(logits, self._targets[_shared(rows)])
        loss.backward()  # pyright: ignore[reportUnknownMemberType]
        with torch.no_grad():
            for parameter in self._parameters:
                assert parameter.grad is not None
                parameter.grad.add_(parameter, alpha=recipe.weight_decay)
        nn.utils.clip_grad_norm_(self._parameters, recipe.clip)
        self._adam.step()
        self.steps_done += 1
        self.loss = loss.item()

    def _read(self, rows: NDArray[np.int64]) -> Halves:
        """Return the vectors of some sentences, some words made unknown, all a little blurred."""
        recipe = self._recipe
        found: Halves = {}
        for name, half in self._halves.items():
            ends = half.ends[rows]
            words = half.rows[rows, : int(ends.max()) + 1]
            lost = self._rng.random(words.shape) < recipe.word_dropout
            lost[np.arange(len(rows)), ends] = False
            words = np.where(lost, len(self._table) - 1, words)
            vectors = self._table[_shared(words)]
            if recipe.noise:
                blur = self._rng.standard_normal(tuple(vectors.shape), dtype=np.float32)
                vectors += _shared(blur * np.float32(recipe.noise))
            found[name] = (vectors, _shared(ends))
        return found


def _loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Return the mean cross entropy of the senses' probabilities with the targets (N, S)."""
    if logits.shape[1] == 1:
        return nn.functional.binary_cross_entropy_with_logits(logits[:, 0], targets[:, 1])
    return -(targets * logits.log_softmax(dim=1)).sum(dim=1).mean()


def _array(tensor: torch.Tensor) -> Floats:
    return tensor.detach().numpy().astype(np.float64)


def _tensor(array: NDArray[np.floating[Any]]) -> torch.Tensor:
    """Return a float32 copy as a tensor."""
    return _shared(array.astype(np.float32))


def _shared(array: NDArray[Any]) -> torch.Tensor:
    """Return a tensor of the array's own memory."""
    return torch.from_numpy(array)  # pyright: ignore[reportUnknownMemberType]
