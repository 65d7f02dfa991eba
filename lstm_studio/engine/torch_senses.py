"""The training loop of the readers.  Import this module late: it imports torch.

The state at the word needs only the words up to it for the forward LSTM, and only those from the
end down to it for the backward one, so that is all that is computed; the numbers are those of
``nn.LSTM(bidirectional=True)`` at the word.  As in ``torch_training`` torch's global state is
touched for no longer than a chunk of work.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from lstm_studio.core.params import CellParams, Floats
from lstm_studio.core.readers import DIRECTIONS, Direction, Reader
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.sense_text import Sentence
from lstm_studio.engine.sense_training import SenseRecipe
from lstm_studio.engine.torch_adam import Adam

__all__ = ["ReaderNetwork", "Run", "build"]


class ReaderNetwork(nn.Module):
    """Word vectors → linear layer → LSTMs in reading direction → linear layer at the word."""

    def __init__(self, recipe: SenseRecipe, vector_size: int, outputs: int) -> None:
        super().__init__()
        H, E = recipe.hidden_size, recipe.input_size
        # On the meta device nothing is drawn from torch's global generator; `build` fills it.
        self.project = nn.Linear(vector_size, E, device="meta", dtype=torch.float32)
        self.directions = DIRECTIONS[recipe.kind]
        self.cells = nn.ModuleList(
            nn.LSTM(E, H, batch_first=True, device="meta", dtype=torch.float32)
            for _ in self.directions
        )
        self.head = nn.Linear(H * len(self.cells), outputs, device="meta", dtype=torch.float32)

    def states(self, halves: dict[Direction, tuple[torch.Tensor, torch.Tensor]]) -> torch.Tensor:
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
        """Return the trained network as what the program runs, float64."""

        def array(tensor: torch.Tensor) -> Floats:
            return tensor.detach().numpy().astype(np.float64)

        cells: dict[Direction, CellParams] = {}
        for name, cell in zip(self.directions, self.cells, strict=True):
            cells[name] = CellParams(
                "lstm",
                *(
                    array(getattr(cell, part))
                    for part in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
                ),
            )
        return Reader(
            array(self.project.weight),
            array(self.project.bias),
            cells,
            array(self.head.weight),
            array(self.head.bias),
        )


def build(recipe: SenseRecipe, vector_size: int, outputs: int) -> ReaderNetwork:
    """Make the untrained network: PyTorch's start, from the recipe's seed, forget bias set."""
    network = ReaderNetwork(recipe, vector_size, outputs)
    network.to_empty(device="cpu")
    rng = np.random.default_rng([recipe.seed, 0])
    H = recipe.hidden_size
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            inputs = H if name.startswith("cells") else parameter.shape[-1]
            if name.endswith("project.bias"):
                inputs = vector_size
            bound = inputs**-0.5
            start = rng.uniform(-bound, bound, tuple(parameter.shape)).astype(np.float32)
            parameter.copy_(torch.from_numpy(start))
            if name.endswith("bias_ih_l0"):
                parameter[H : 2 * H] = recipe.forget_bias
            elif name.endswith("bias_hh_l0"):
                parameter[H : 2 * H] = 0.0
    return network


class Run:
    """One training; the caller decides how many steps are done at a time."""

    def __init__(
        self,
        recipe: SenseRecipe,
        vectors: WordVectors,
        sentences: Sequence[Sentence],
        senses: int,
    ) -> None:
        self._recipe = recipe
        table = vectors.codes * vectors.scales[:, None]
        zero = np.zeros((1, table.shape[1]), dtype=np.float32)
        self._table = torch.from_numpy(np.concatenate([table, zero]))
        self._halves = {
            name: _padded(sentences, vectors, name, recipe.window)
            for name in DIRECTIONS[recipe.kind]
        }
        targets = np.array([one.target for one in sentences], dtype=np.float32)
        self._targets = torch.from_numpy(targets)
        self._network = build(recipe, vectors.size, 1 if senses == 2 else senses)
        self._adam = Adam(self._network.parameters(), recipe.learning_rate)
        self._rng = np.random.default_rng([recipe.seed, 1])
        self._batches: list[NDArray[np.int64]] = []
        self.steps_done = 0
        self.seconds = 0.0
        self.loss = float("nan")

    def advance(self, steps: int) -> None:
        """Do some steps of the optimizer on one thread."""
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

    def _shuffled(self) -> list[NDArray[np.int64]]:
        """Return the batches of one pass; sentences of like length go together, 8 batches' worth.

        An LSTM's time goes with the longest sentence of a batch, and this halves it.
        """
        size = self._recipe.batch
        order = self._rng.permutation(len(self._targets))
        longest = np.max([ends for _, ends in self._halves.values()], axis=0)
        pools = [order[start : start + 8 * size] for start in range(0, len(order), 8 * size)]
        pools = [pool[np.argsort(longest[pool], kind="stable")] for pool in pools]
        batches = [pool[k : k + size] for pool in pools for k in range(0, len(pool) - size + 1, size)]
        return [batches[k] for k in self._rng.permutation(len(batches))]

    def _step(self) -> None:
        recipe = self._recipe
        if not self._batches:
            self._batches = self._shuffled()
        rows = self._batches.pop()
        halves: dict[Direction, tuple[torch.Tensor, torch.Tensor]] = {}
        for name, (ids, ends) in self._halves.items():
            last = ends[rows]
            chosen = ids[rows, : int(last.max()) + 1]
            lost = self._rng.random(chosen.shape) < recipe.word_dropout
            lost[np.arange(len(rows)), last] = False
            found = np.where(lost, len(self._table) - 1, chosen)
            halves[name] = (self._table[torch.from_numpy(found)], torch.from_numpy(last))
            if recipe.noise:
                x, e = halves[name]
                n = self._rng.standard_normal(x.shape, dtype=np.float32) * recipe.noise
                halves[name] = (x + torch.from_numpy(n), e)
        self._adam.learning_rate = recipe.rate_at(self.steps_done)
        self._adam.zero_grad()
        states = self._network.states(halves)
        if recipe.dropout:
            kept = self._rng.random(states.shape) >= recipe.dropout
            states = states * torch.from_numpy(kept.astype(np.float32) / (1 - recipe.dropout))
        logits = self._network.head(states)
        targets = self._targets[torch.from_numpy(rows)]
        if logits.shape[1] == 1:
            loss = nn.functional.binary_cross_entropy_with_logits(logits[:, 0], targets[:, 1])
        else:
            loss = -(targets * logits.log_softmax(dim=1)).sum(dim=1).mean()
        loss.backward()  # pyright: ignore[reportUnknownMemberType]
        parameters = list(self._network.parameters())
        if recipe.weight_decay:
            with torch.no_grad():
                for parameter in parameters:
                    if parameter.grad is not None:
                        parameter.grad.add_(parameter, alpha=recipe.weight_decay)
        nn.utils.clip_grad_norm_(parameters, recipe.clip)
        self._adam.step()
        self.steps_done += 1
        self.loss = loss.item()


def _padded(
    sentences: Sequence[Sentence], vectors: WordVectors, direction: Direction, window: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the words' rows (N, T) in reading order, up to the word, and where it stands (N,)."""
    index, unknown = vectors.index, len(vectors.words)
    halves: list[list[int]] = []
    for sentence in sentences:
        p = sentence.position
        words = sentence.words[max(p - window, 0) : p + 1]
        if direction == "backward":
            words = sentence.words[p : p + window + 1][::-1]
        halves.append([index.get(word, unknown) for word in words])
    ends = np.array([len(half) - 1 for half in halves])
    rows = np.full((len(halves), int(ends.max()) + 1), unknown)
    for place, half in enumerate(halves):
        rows[place, : len(half)] = half
    return rows, ends
