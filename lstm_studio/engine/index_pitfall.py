"""The last step of a bidirectional output, on sentences nobody trained on; numpy alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lstm_studio.assets import resource
from lstm_studio.core.params import Floats
from lstm_studio.core.readers import DIRECTIONS, softened
from lstm_studio.engine.sentence_files import LabelledSentence, read_sentences
from lstm_studio.state.library import Library
from lstm_studio.state.pitfalls import LEAK_WORD, Measure

__all__ = ["SENTENCES", "TestSentences"]

SENTENCES = "bank_wild.tsv"
"""Sentences as people write them, with the sense; the readers have seen none of them."""
_SHOWN = 3


class TestSentences:
    """What the code finds ready, and what is measured of its verdicts.

    Parameters
    ----------
    library : Library
        Has the readers.
    """

    __test__ = False  # its name is no reason to collect it

    def __init__(self, library: Library) -> None:
        self._model = library.word_model(LEAK_WORD)
        self._ensemble = self._model.ensembles["both"]
        self._vectors = library.word_vectors()
        path = resource("corpora", SENTENCES)
        rows = read_sentences(path, LEAK_WORD, self._model.senses).sentences
        scored = [(row, row.sense) for row in rows if row.sense is not None]
        self._rows: list[LabelledSentence] = [row for row, _ in scored]
        self._meant: list[int] = [sense for _, sense in scored]
        self._backward_read: list[float] = []
        self._output = np.zeros((0, 0, 0))

    @property
    def rounds(self) -> int:
        """How many sentences there are."""
        return len(self._rows)

    def given(self) -> dict[str, object]:
        """Return the names that the code finds ready."""
        sentences = [(row.words, row.position) for row in self._rows]
        return {"reader": self._reader, "classify": self._classify, "sentences": sentences}

    def _reader(self, words: tuple[str, ...]) -> Floats:
        """Return what ``nn.LSTM(bidirectional=True)`` calls output, (M, T, 2H)."""
        x = self._vectors.rows(words)
        rows: list[Floats] = []
        for one in self._ensemble.members:
            forward, backward = (one.trace(x, name)["h"] for name in DIRECTIONS["both"])
            rows.append(np.hstack([forward, backward[::-1]]))
        self._output = np.stack(rows)
        return self._output

    def _classify(self, state: Floats) -> Floats:
        """Return the probability of each sense, (S,), for states (M, 2H)."""
        size = state.shape[1] // 2
        # Which step's state it is says how much the backward half has read.
        same = (self._output[:, :, size:] == state[:, None, size:]).all(axis=(0, 2))
        steps = len(same)
        self._backward_read.append((steps - int(same.argmax())) / steps)
        logits = [
            one.head_weight @ h + one.head_bias
            for one, h in zip(self._ensemble.members, state, strict=True)
        ]
        return softened(np.stack(logits), self._ensemble.temperature).mean(axis=0)

    def measure(self, names: Mapping[str, Any]) -> tuple[Measure, ...]:
        """Return the share of right verdicts, how sure they are, and those that differ most."""
        found: list[Floats] = names.get("verdicts", [])
        if len(found) < len(self._rows):
            return ()
        shares: Floats = np.stack(found)
        guessed = [int(k) for k in shares.argmax(axis=1)]
        right = [guess == sense for guess, sense in zip(guessed, self._meant, strict=True)]
        certain = [float(row[sense]) for row, sense in zip(shares, self._meant, strict=True)]
        measures = [
            Measure("right_sentences", float(np.mean(right)), "share"),
            Measure("certain_sentences", float(np.mean(certain)), "share"),
            Measure("backward_read", float(np.mean(self._backward_read)), "share"),
        ]
        for number in self._worst():
            row = self._rows[number]
            text = f"{' '.join(row.words)} — {self._model.senses[self._meant[number]]}"
            measures.append(Measure("sentence_right", certain[number], "share", text))
        return tuple(measures)

    def _worst(self) -> list[int]:
        """Return the sentences that the last step changes most, the same for each version."""
        loss: list[float] = []
        for row, sense in zip(self._rows, self._meant, strict=True):
            x = self._vectors.rows(row.words)
            there = self._ensemble.indexed(x, row.position, row.position)[sense]
            last = self._ensemble.indexed(x, len(x) - 1, len(x) - 1)[sense]
            loss.append(float(there - last))
        return [int(k) for k in np.argsort(loss)[::-1][:_SHOWN]]
