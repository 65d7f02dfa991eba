"""What a keystroke costs on the page "Find the cell", against torch reading the whole text anew.

The model is of the shipped size with drawn weights: what its units follow does not matter here.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from lstm_studio.cli.bench import Figure
from lstm_studio.core.characters import CharacterModel, Codes, Reading, read_on
from lstm_studio.core.nested_text import SIGNS, nested_text
from lstm_studio.core.params import CellParams, Floats
from lstm_studio.engine.character_recipe import ALPHABETS, RECIPES
from lstm_studio.state.finding import FindingState
from lstm_studio.state.findings import Findings, Passage, rank_at_once, read_at_once
from lstm_studio.state.library import CharacterEntry

__all__ = ["CellWork", "TorchCells", "measure_cells"]

KEYSTROKE_MS = 50.0
TORCH_LIMIT = 1.0
SHORT, LONG = 1000, 20_000


class CellWork:
    """What the page does at a key before it is painted, in numpy.

    Parameters
    ----------
    length : int
        Characters of the text, at the end of which is typed.
    """

    def __init__(self, length: int) -> None:
        recipe = RECIPES["nested"]
        draw = np.random.default_rng(0)
        V, E, H = len(ALPHABETS["nested"]), recipe.input_size, recipe.hidden_size
        model = CharacterModel(
            ALPHABETS["nested"],
            draw.normal(size=(V, E)),
            CellParams.random("lstm", H, E, 0),
            draw.normal(size=(V, H)),
            draw.normal(size=V),
        )
        self.entry = CharacterEntry("nested", "Drawn", model, "")
        self.text = nested_text(0, length)[: length - 1]
        self._before = self._whole(Passage(self.entry, self.text))
        self._keys = 0

    @staticmethod
    def _whole(passage: Passage) -> Reading:
        reading: Reading | None = None
        while reading is None or len(reading) < len(passage.codes):
            reading = read_on(reading, passage.entry.model, passage.codes)
        return reading

    def key(self) -> Findings:
        """Type another character at the end."""
        self._keys += 1
        text = self.text + SIGNS[self._keys % 26]
        passage = read_at_once(Passage(self.entry, text), self._before)
        rank_at_once(passage, "c", "quotes")
        return Findings(FindingState(), self.entry, passage, Passage(self.entry, ""))

    @property
    def codes(self) -> Codes:
        """The whole text with a character typed."""
        return self.entry.model.alphabet.encode(self.text + "a")


class TorchCells:
    """``nn.LSTM`` over the whole text, as a program without a memory of its own would do it.

    Parameters
    ----------
    work : CellWork
        Whose weights and text are taken.
    """

    def __init__(self, work: CellWork) -> None:
        import torch

        self._torch = torch
        model, params = work.entry.model, work.entry.model.params
        self._lstm = torch.nn.LSTM(params.input_size, params.hidden_size)
        self._embedding = torch.tensor(model.embedding, dtype=torch.float32)
        with torch.no_grad():
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                array = np.array(getattr(params, name), dtype=np.float32)
                getattr(self._lstm, f"{name}_l0").copy_(torch.from_numpy(array))
        self._codes = torch.from_numpy(work.codes)

    def key(self) -> Floats:
        """Return the hidden state after every character, (T, H)."""
        with self._torch.inference_mode():
            return self._lstm(self._embedding[self._codes])[0].numpy()


def measure_cells(count: int) -> list[Figure]:
    """Time a key at the end of a short and of the longest text, in turn with torch."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        figures: list[Figure] = []
        for length in (SHORT, LONG):
            work = CellWork(length)
            figures += _figures(length, work.key, TorchCells(work).key, count)
        return figures
    finally:
        torch.set_num_threads(threads)


def _figures(
    length: int, ours: Callable[[], object], theirs: Callable[[], object], count: int
) -> list[Figure]:
    for act in (ours, theirs):
        for _ in range(3):
            act()
    pairs = [(_milliseconds(ours), _milliseconds(theirs)) for _ in range(count)]
    mine = statistics.median(pair[0] for pair in pairs)
    other = statistics.median(pair[1] for pair in pairs)
    name = f"key in a text of {length:,} characters"
    figures = [Figure(name, mine, KEYSTROKE_MS, "ms", True, {})]
    if length == LONG:
        ratio = Figure(
            f"{name} / nn.LSTM over all of it",
            mine / other,
            TORCH_LIMIT,
            "×",
            True,
            {"ours ms": mine, "torch ms": other},
        )
        figures.append(ratio)
    return figures


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return 1000.0 * (time.perf_counter() - start)
