"""What a keystroke costs on the page of the readers, against torch doing the same work.

The readers are of the shipped size with drawn weights: what they answer does not matter here.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from lstm_studio.cli.bench import Figure
from lstm_studio.core.params import CellParams, Floats
from lstm_studio.core.readers import DIRECTIONS, READERS, Direction, Ensemble, Reader, ReaderKind
from lstm_studio.core.sentences import split_sentence
from lstm_studio.core.word_vectors import WordVectors, quantized

__all__ = ["Reading", "TorchReading", "measure_reading"]

KEYSTROKE_MS = 30.0
LEAVE_ONE_OUT_MS = 150.0
TORCH_LIMIT = 1.0

MEMBERS, UNITS, SIZE = 5, 16, 50
SENTENCE = (
    "On Sunday we walked along to the old bank where my uncle and his brothers used to sit all day"
)
POSITION = 8

Answers = dict[str, Floats]


class Reading:
    """The page's work for one sentence, in numpy."""

    def __init__(self) -> None:
        draw = np.random.default_rng(0)
        self.ensembles: dict[ReaderKind, Ensemble] = {
            kind: Ensemble(tuple(_reader(kind, draw) for _ in range(MEMBERS)), 2.0)
            for kind in READERS
        }
        names = tuple(dict.fromkeys(word.casefold() for word in SENTENCE.split()))
        self.vectors = WordVectors(names, *quantized(draw.normal(0.0, 1.0, (len(names), SIZE))))

    def rows(self) -> Floats:
        """Return the vectors of the sentence, cut and looked up."""
        return self.vectors.rows(split_sentence(SENTENCE))

    def verdicts(self) -> Answers:
        """Return the three verdicts and both curves of belief."""
        rows = self.rows()
        found: Answers = {}
        for kind, ensemble in self.ensembles.items():
            found[kind] = ensemble.probabilities(rows, POSITION)
            if kind != "both":
                found[f"{kind} beliefs"] = ensemble.beliefs(rows)
        return found

    def without_each(self) -> Answers:
        """Return the verdicts, the beliefs and the verdicts without each single word."""
        rows = self.rows()
        found = self.verdicts()
        for kind, ensemble in self.ensembles.items():
            found[f"{kind} without"] = ensemble.without_each(rows, POSITION)
        return found


class TorchReading:
    """The same work as torch's own modules do it: one ``nn.LSTM`` a network, batches of deletions.

    Parameters
    ----------
    reading : Reading
        Whose weights and sentence are taken.
    """

    def __init__(self, reading: Reading) -> None:
        import torch

        self._torch = torch
        self._reading = reading
        self._nets = {
            kind: [self._net(member, kind) for member in ensemble.members]
            for kind, ensemble in reading.ensembles.items()
        }

    def _net(self, reader: Reader, kind: ReaderKind):
        from lstm_studio.engine.reader_models import tensors_of

        torch = self._torch
        units = UNITS * len(DIRECTIONS[kind])
        net = torch.nn.ModuleDict(
            {
                "project": torch.nn.Linear(SIZE, UNITS),
                "lstm": torch.nn.LSTM(UNITS, UNITS, batch_first=True, bidirectional=kind == "both"),
                "head": torch.nn.Linear(units, 1),
            }
        )
        tensors = {name: torch.from_numpy(a) for name, a in tensors_of(reader).items()}
        net.load_state_dict(tensors)
        return net

    def _senses(self, net, kind: ReaderKind, x):
        """Return the probability of the second sense at every word, (N, T), for x (N, T, D)."""
        torch = self._torch
        x = net["project"](x.flip(1) if kind == "backward" else x)
        states = net["lstm"](x)[0]
        p = torch.sigmoid(net["head"](states)[..., 0] / 2.0)
        return p.flip(1) if kind == "backward" else p

    def _all(self, kind: ReaderKind, x):
        return self._torch.stack([self._senses(net, kind, x) for net in self._nets[kind]]).mean(0)

    def verdicts(self) -> Answers:
        """Return the three verdicts and both curves of belief."""
        torch = self._torch
        found: Answers = {}
        with torch.inference_mode():
            x = torch.tensor(self._reading.rows(), dtype=torch.float32)[None]
            for kind in READERS:
                p = self._all(kind, x)[0].numpy()
                found[kind] = _both(p[POSITION])
                if kind != "both":
                    found[f"{kind} beliefs"] = _both(p)
        return found

    def without_each(self) -> Answers:
        """Return the verdicts, the beliefs and the verdicts without each single word."""
        torch = self._torch
        found = self.verdicts()
        with torch.inference_mode():
            rows = torch.tensor(self._reading.rows(), dtype=torch.float32)
            others = [word for word in range(len(rows)) if word != POSITION]
            kept = torch.tensor([[k for k in range(len(rows)) if k != word] for word in others])
            place = torch.tensor([POSITION - (word < POSITION) for word in others])
            for kind in READERS:
                p = self._all(kind, rows[kept])
                second = np.full(len(rows), found[kind][1])
                second[others] = p[torch.arange(len(others)), place].numpy()
                found[f"{kind} without"] = _both(second)
        return found


def measure_reading(count: int) -> list[Figure]:
    """Time a keystroke until the verdicts, and leave-one-out with it, in turn with torch."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        ours = Reading()
        theirs = TorchReading(ours)
        return [
            *_figures("keystroke to verdicts", KEYSTROKE_MS, ours.verdicts, theirs.verdicts, count),
            *_figures(
                "the same with leave-one-out",
                LEAVE_ONE_OUT_MS,
                ours.without_each,
                theirs.without_each,
                count,
            ),
        ]
    finally:
        torch.set_num_threads(threads)


def _figures(
    name: str,
    limit: float,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    count: int,
) -> list[Figure]:
    for act in (ours, theirs):
        for _ in range(3):
            act()
    pairs = [(_milliseconds(ours), _milliseconds(theirs)) for _ in range(count)]
    mine = statistics.median(pair[0] for pair in pairs)
    other = statistics.median(pair[1] for pair in pairs)
    words = len(SENTENCE.split())
    return [
        Figure(f"{name}, {words} words", mine, limit, "ms", True, {}),
        Figure(
            f"{name} / the same work in torch",
            mine / other,
            TORCH_LIMIT,
            "×",
            True,
            {"ours ms": mine, "torch ms": other},
        ),
    ]


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return 1000.0 * (time.perf_counter() - start)


def _reader(kind: ReaderKind, draw: np.random.Generator) -> Reader:
    bound = 1.0 / np.sqrt(UNITS)

    def values(shape: tuple[int, ...]) -> Floats:
        return draw.uniform(-bound, bound, shape)

    cells: dict[Direction, CellParams] = {
        name: CellParams.build("lstm", UNITS, UNITS, values) for name in DIRECTIONS[kind]
    }
    return Reader(
        values((UNITS, SIZE)),
        values((UNITS,)),
        cells,
        values((1, UNITS * len(cells))),
        values((1,)),
    )


def _both(second) -> Floats:
    """Return the probabilities of both senses from that of the second."""
    return np.stack([1.0 - second, second], axis=-1)
