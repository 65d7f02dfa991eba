"""What the code of the pitfalls finds ready, and what is measured of it.  Import late: torch.

An experiment gives names to the code on the page and looks at its variables afterwards; it never
does the code's own work.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

from lstm_studio.engine.torch_adam import Adam
from lstm_studio.state.pitfalls import Measure

__all__ = ["EXPERIMENTS", "Alone", "Experiment", "torch_version"]

T, BATCH = 20, 32
PULSE = 0.05
"""Chance of a pulse at each step of the stream: one in twenty steps, a piece on average."""
LAGS = (10, 50, 100)

Names = Mapping[str, Any]
Batch = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True)
class Experiment:
    """What belongs to one run.

    Parameters
    ----------
    given : mapping of str to object
        The names that the code finds ready.
    measure : callable
        ``(variables of the code) -> measures``, after the run.
    rounds : int
        How many rounds the loop of the code has; 0 without one.
    partial : bool
        Whether something can be measured of a run that has raised, too.
    """

    given: Mapping[str, object]
    measure: Callable[[Names], tuple[Measure, ...]]
    rounds: int = 0
    partial: bool = False


class Alone:
    """Torch with one thread, gradients on and random numbers of our own; all put back afterwards.

    Parameters
    ----------
    seed : int
    """

    def __init__(self, seed: int) -> None:
        self._random = torch.Generator().manual_seed(seed).get_state()

    @contextmanager
    def __call__(self) -> Generator[None]:
        """Work inside for no longer than a few rounds."""
        threads, random = torch.get_num_threads(), torch.get_rng_state()
        torch.set_num_threads(1)
        torch.set_rng_state(self._random)
        try:
            with torch.enable_grad():
                yield
        finally:
            self._random = torch.get_rng_state()
            torch.set_rng_state(random)
            torch.set_num_threads(threads)


def torch_version() -> str:
    """Return the version of torch that is installed."""
    return str(torch.__version__)


# ----------------------------------------------------------------- networks that learn in a loop


class _Learner:
    """A small LSTM with a linear layer, and an optimizer for both."""

    def __init__(self, inputs: int, size: int, outputs: int, rate: float = 1e-2) -> None:
        self.lstm = nn.LSTM(inputs, size, batch_first=True)
        self.head = nn.Linear(size, outputs)
        with torch.no_grad():
            cast(torch.Tensor, self.lstm.bias_ih_l0)[size : 2 * size] = 1.0
            cast(torch.Tensor, self.lstm.bias_hh_l0)[size : 2 * size] = 0.0
        self.optimizer = Adam([*self.lstm.parameters(), *self.head.parameters()], rate)

    def given(self, loss_of: Callable[..., torch.Tensor], batches: object) -> dict[str, object]:
        return {
            "lstm": self.lstm,
            "head": self.head,
            "optimizer": self.optimizer,
            "loss_of": loss_of,
            "batches": batches,
        }

    @torch.no_grad()
    def read(self, batches: list[torch.Tensor], carried: bool) -> list[torch.Tensor]:
        """Return what it answers to each batch, (N, T, K) each, in the order given."""
        hidden, found = None, list[torch.Tensor]()
        for x in batches:
            output, hidden = self.lstm(x, hidden if carried else None)
            found.append(self.head(output))
        return found


def _binary_loss(answer: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Return the mean cross entropy of yes-or-no answers at every step."""
    return nn.functional.binary_cross_entropy_with_logits(answer[..., 0], y)


def _last_loss(answer: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Return the mean cross entropy of the answer at the last step."""
    return nn.functional.cross_entropy(answer[:, -1], y)


def parity(rng: np.random.Generator, length: int = T, batch: int = BATCH) -> Batch:
    """Return signs (N, T, 1) and whether the number of +1 so far is odd, (N, T)."""
    plus = rng.integers(0, 2, (batch, length))
    return _tensor(2.0 * plus[..., None] - 1.0), _tensor(plus.cumsum(axis=1) % 2)


def flagged(rng: np.random.Generator, length: int = T, batch: int = BATCH) -> Batch:
    """Return symbols of four with one flag, (N, T, 5), and the flagged symbol, (N,)."""
    symbols = rng.integers(0, 4, (batch, length))
    at = rng.integers(0, length, batch)
    x = np.zeros((batch, length, 5))
    np.put_along_axis(x, symbols[..., None], 1.0, axis=2)
    x[np.arange(batch), at, 4] = 1.0
    return _tensor(x), _tensor(symbols[np.arange(batch), at]).long()


def stream(rng: np.random.Generator, pieces: int, batch: int = BATCH) -> list[Batch]:
    """Return one stream in pieces: rare pulses of ±1, and whether the last one was +1."""
    steps = pieces * T
    here = rng.random((batch, steps)) < PULSE
    here[:, 0] = True
    signs = np.where(rng.random((batch, steps)) < 0.5, -1.0, 1.0)
    last = np.maximum.accumulate(np.where(here, np.arange(steps), 0), axis=1)
    y = np.take_along_axis(signs, last, axis=1) > 0
    x = (here * signs)[..., None]
    cuts = [slice(k * T, (k + 1) * T) for k in range(pieces)]
    return [(_tensor(x[:, cut]), _tensor(y[:, cut])) for cut in cuts]


Sampler = Callable[[np.random.Generator], Batch]


def _unrelated(
    sample: Sampler,
    learner: _Learner,
    loss_of: Callable[..., torch.Tensor],
    right: Callable[[torch.Tensor, torch.Tensor], float],
    verdict: Callable[[torch.Tensor], torch.Tensor],
    steps: int,
    seed: int,
) -> Experiment:
    """Return the training on unrelated batches, and its test fresh, carried and in both orders."""
    rng = np.random.default_rng([seed, 1])
    tests = [sample(np.random.default_rng([seed, 2, k])) for k in range(16)]
    inputs = [x for x, _ in tests]

    def measure(names: Names) -> tuple[Measure, ...]:
        found: list[Measure] = []
        for carried, suffix in ((False, "fresh"), (True, "carried")):
            there = learner.read(inputs, carried)
            shares = [right(answer, y) for answer, (_, y) in zip(there, tests, strict=True)]
            found.append(Measure(f"right_{suffix}", float(np.mean(shares)), "share"))
        for carried, suffix in ((False, "fresh"), (True, "carried")):
            there = learner.read(inputs, carried)
            back = learner.read(inputs[::-1], carried)[::-1]
            changed = [
                (verdict(a) != verdict(b)).double().mean().item()
                for a, b in zip(there, back, strict=True)
            ]
            found.append(Measure(f"order_{suffix}", float(np.mean(changed)), "share"))
        return tuple(found)

    batches = (sample(rng) for _ in range(steps))
    return Experiment(learner.given(loss_of, batches), measure, steps)


def _leak(steps: int, seed: int) -> Experiment:
    def right(answer: torch.Tensor, y: torch.Tensor) -> float:
        return ((answer[:, -1, 0] > 0) == (y[:, -1] > 0.5)).double().mean().item()

    def verdict(answer: torch.Tensor) -> torch.Tensor:
        return answer[:, -1, 0] > 0

    return _unrelated(parity, _Learner(1, 8, 1), _binary_loss, right, verdict, steps, seed)


def _harmless(steps: int, seed: int) -> Experiment:
    def right(answer: torch.Tensor, y: torch.Tensor) -> float:
        return (answer[:, -1].argmax(dim=1) == y).double().mean().item()

    def verdict(answer: torch.Tensor) -> torch.Tensor:
        return answer[:, -1].argmax(dim=1)

    return _unrelated(flagged, _Learner(5, 16, 4), _last_loss, right, verdict, steps, seed)


def _stream(steps: int, seed: int) -> Experiment:
    learner = _Learner(1, 8, 1)
    pieces = stream(np.random.default_rng([seed, 1]), steps)
    tests = stream(np.random.default_rng([seed, 2]), 20)

    def measure(names: Names) -> tuple[Measure, ...]:
        found: list[Measure] = []
        for carried, key in ((False, "pieces_reset"), (True, "pieces_carried")):
            answers = learner.read([x for x, _ in tests], carried)
            shares = [
                ((answer[..., 0] > 0) == (y > 0.5)).double().mean().item()
                for answer, (_, y) in zip(answers, tests, strict=True)
            ]
            found.append(Measure(key, float(np.mean(shares)), "share"))
        return tuple(found)

    return Experiment(learner.given(_binary_loss, iter(pieces)), measure, steps)


# ------------------------------------------------------------------------------- the other traps


def _batch_first(steps: int, seed: int) -> Experiment:
    x, _ = parity(np.random.default_rng([seed, 1]))

    def measure(names: Names) -> tuple[Measure, ...]:
        moved = names["difference"][1:] > 0
        return (
            Measure("output_shape", float("nan"), "text", str(tuple(names["output"].shape))),
            Measure("state_shape", float("nan"), "text", str(tuple(names["h_n"].shape))),
            Measure("others_changed", moved.double().mean().item(), "share"),
        )

    return Experiment({"nn": nn, "x": x}, measure)


def _last_batch(steps: int, seed: int) -> Experiment:
    x, _ = parity(np.random.default_rng([seed, 1]), batch=77)

    def measure(names: Names) -> tuple[Measure, ...]:
        read = int(names["read"])
        return (
            Measure("sequences_read", float(read), "count"),
            Measure("share_read", read / len(x), "share"),
        )

    return Experiment({"lstm": nn.LSTM(1, 8, batch_first=True), "data": x}, measure, 3, True)


def _padding(steps: int, seed: int) -> Experiment:
    rng = np.random.default_rng([seed, 1])
    sequences = [parity(rng, length, 1)[0][0] for length in (5, 9, 20)]

    def measure(names: Names) -> tuple[Measure, ...]:
        pairs = zip(names["h_n"][0], names["alone"], sequences, strict=True)
        return tuple(
            Measure(
                "off_alone", (padded - alone[0, 0]).abs().max().item(), "number", str(len(sequence))
            )
            for padded, alone, sequence in pairs
        )

    given = {
        "lstm": nn.LSTM(1, 8, batch_first=True),
        "sequences": sequences,
        "pad_sequence": pad_sequence,
        "pack_padded_sequence": pack_padded_sequence,
    }
    return Experiment(given, measure)


def graph_size(tensor: torch.Tensor) -> int:
    """Return how many operations the gradient of a tensor would go back through."""
    seen, left = set[object](), [tensor.grad_fn]
    while left:
        node = left.pop()
        if node is not None and node not in seen:
            seen.add(node)
            left += [following for following, _ in node.next_functions]
    return len(seen)


def _growth(steps: int, seed: int) -> Experiment:
    learner = _Learner(1, 8, 1)
    count = max(min(steps // 10, 60), 6)
    pieces = stream(np.random.default_rng([seed, 1]), count, batch=1)

    def measure(names: Names) -> tuple[Measure, ...]:
        nodes, seconds = names["nodes"], names["seconds"]
        some = max(count // 6, 1)
        return (
            Measure("graph_first", float(nodes[0]), "count"),
            Measure("graph_last", float(nodes[-1]), "count"),
            Measure("time_first", float(np.median(seconds[1 : some + 1])), "seconds"),
            Measure("time_last", float(np.median(seconds[-some:])), "seconds"),
        )

    given = learner.given(_binary_loss, ())
    given |= {"pieces": iter(pieces), "graph_size": graph_size, "perf_counter": perf_counter}
    return Experiment(given, measure, count)


def _forget_bias(steps: int, seed: int) -> Experiment:
    x = np.random.default_rng([seed, 1]).normal(0.0, 1.0, (1, 160, 8))

    def measure(names: Names) -> tuple[Measure, ...]:
        reach = names["reach"].numpy()
        return tuple(
            Measure("gradient_at", float(reach[-1 - lag] / reach[-1]), "power", str(lag))
            for lag in LAGS
        )

    return Experiment({"nn": nn, "torch": torch, "x": _tensor(x).double()}, measure)


def _dropout(steps: int, seed: int) -> Experiment:
    x, _ = parity(np.random.default_rng([seed, 1]), batch=1)

    def measure(names: Names) -> tuple[Measure, ...]:
        first, second = names["first"].detach()[0], names["second"].detach()[0]
        off = (first - second).abs()
        return (
            Measure("twice_off", off.max().item(), "number"),
            Measure("twice_steps", (off.amax(dim=1) > 0).double().mean().item(), "share"),
        )

    return Experiment({"nn": nn, "x": x}, measure)


EXPERIMENTS: Mapping[str, Callable[[int, int], Experiment]] = {
    "leak": _leak,
    "stream": _stream,
    "harmless": _harmless,
    "batch_first": _batch_first,
    "last_batch": _last_batch,
    "padding": _padding,
    "growth": _growth,
    "forget_bias": _forget_bias,
    "dropout": _dropout,
}
"""``(steps of training, seed) -> Experiment``; made inside :class:`Alone`, which draws weights."""


def _tensor(array: NDArray[Any]) -> torch.Tensor:
    """Return a float32 copy as a tensor."""
    return torch.from_numpy(array.astype(np.float32))  # pyright: ignore[reportUnknownMemberType]
