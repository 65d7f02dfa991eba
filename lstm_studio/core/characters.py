"""A network that reads a text character by character and says what comes next.

One number a character, a vector of its own for each (an embedding), one LSTM, and a linear layer
whose softmax is the probability of every character to come (Karpathy, Johnson & Fei-Fei 2015,
"Visualizing and understanding recurrent networks").  Nobody tells it what a quotation is; what its
units come to follow is what helps to guess the next character.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.cells import sigmoid
from lstm_studio.core.errors import StudioError
from lstm_studio.core.lstm_run import lstm_run
from lstm_studio.core.params import CellParams, Floats, frozen
from lstm_studio.i18n import tr

__all__ = [
    "PIECE",
    "QUANTITIES",
    "TEXTS",
    "UNKNOWN",
    "Alphabet",
    "CharacterModel",
    "Codes",
    "Reading",
    "TextName",
    "read_on",
]

TextName = Literal["nested", "python"]
TEXTS: tuple[TextName, ...] = ("nested", "python")
"""What a model can learn from: generated nested text, or the source of Python's library."""

Codes = NDArray[np.int64]

UNKNOWN = 0
"""The number of every character that a model does not know."""

QUANTITIES = ("c", "h", "i", "f", "g", "o")
"""What can be looked at of each unit after each character."""

PIECE = 250
"""Characters that are read at a time: some 5 ms of work."""


@dataclass(frozen=True)
class Alphabet:
    """The characters that a model knows, numbered from 1; 0 is any other.

    Parameters
    ----------
    characters : str
        Each once.
    folds : bool
        Whether capitals are read as small letters.
    """

    characters: str
    folds: bool = False

    def __post_init__(self) -> None:
        if not self.characters or len(set(self.characters)) < len(self.characters):
            raise StudioError(tr("An alphabet needs characters, each of them once."))

    def __len__(self) -> int:
        return len(self.characters) + 1

    @cached_property
    def _numbers(self) -> dict[str, int]:
        known = {sign: number for number, sign in enumerate(self.characters, 1)}
        if self.folds:
            known |= {s.upper(): n for s, n in known.items() if len(s.upper()) == 1}
        return known

    def encode(self, text: str) -> Codes:
        """Return the number of each character, (T,) int64."""
        numbers = self._numbers
        return np.array([numbers.get(sign, UNKNOWN) for sign in text], dtype=np.int64)

    def sign(self, code: int) -> str:
        """Return the character of a number; empty for :data:`UNKNOWN`."""
        return self.characters[code - 1] if code > UNKNOWN else ""


@dataclass(frozen=True, eq=False)
class CharacterModel:
    """The weights of such a network; compared by identity.

    Parameters
    ----------
    alphabet : Alphabet
        Of V numbers, that of unknown characters included.
    embedding : (V, E) float64
        What the LSTM reads for each number.
    params : CellParams
        An LSTM with E inputs and H units.
    weight : (V, H) float64
        From the hidden state to a score of each character to come.
    bias : (V,) float64

    Raises
    ------
    StudioError
        When the shapes do not belong together.
    """

    alphabet: Alphabet
    embedding: Floats
    params: CellParams
    weight: Floats
    bias: Floats

    def __post_init__(self) -> None:
        for name in ("embedding", "weight", "bias"):
            object.__setattr__(self, name, frozen(getattr(self, name)))
        V = len(self.alphabet)
        fits = (
            self.params.kind == "lstm"
            and self.embedding.shape == (V, self.params.input_size)
            and self.weight.shape == (V, self.params.hidden_size)
            and self.bias.shape == (V,)
        )
        if not fits:
            raise StudioError(
                tr(
                    "The weights do not belong to an LSTM that reads {count} characters.",
                    count=V,
                )
            )

    @property
    def hidden_size(self) -> int:
        """The number of units H."""
        return self.params.hidden_size

    @property
    def count(self) -> int:
        """How many numbers it has learned."""
        return self.params.count + self.embedding.size + self.weight.size + self.bias.size

    def log_probabilities(self, h: Floats) -> Floats:
        """Return ln p of each character to come, (N, V), for hidden states (N, H)."""
        scores = h @ self.weight.T + self.bias
        scores -= scores.max(axis=1, keepdims=True)
        return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


@dataclass(frozen=True, eq=False)
class Reading:
    """The states of a model after each of T characters; compared by identity.

    Parameters
    ----------
    model : CharacterModel
    codes : (T,) int64
        What it has read.
    c, h : (T, H) float64
    """

    model: CharacterModel
    codes: Codes
    c: Floats
    h: Floats

    def __len__(self) -> int:
        return len(self.codes)

    def values(self, quantity: str) -> Floats:
        """Return one of :data:`QUANTITIES` of every unit after every character, (T, H).

        The gates are found from the states, all at once: a gate looks at the character and at the
        hidden state before it.
        """
        if quantity in ("c", "h"):
            return self.c if quantity == "c" else self.h
        if quantity not in self._gates:
            self._gates[quantity] = frozen(self._gate(quantity))
        return self._gates[quantity]

    def bits(self) -> float:
        """Return the mean surprise at each character after the first, −log₂ p; NaN for none."""
        total, count = 0.0, len(self) - 1
        for start in range(0, count, 4096):
            stop = min(start + 4096, count)
            found = self.model.log_probabilities(self.h[start:stop])
            total -= float(found[np.arange(stop - start), self.codes[start + 1 : stop + 1]].sum())
        return total / count / float(np.log(2.0)) if count > 0 else float("nan")

    @cached_property
    def _gates(self) -> dict[str, Floats]:
        return {}

    def _gate(self, name: str) -> Floats:
        params, H = self.model.params, self.model.hidden_size
        rows = slice(params.row(name, 0), params.row(name, 0) + H)
        before = np.vstack([np.zeros((min(len(self), 1), H)), self.h[:-1]])
        table = self.model.embedding @ params.weight_ih[rows].T
        pre = table[self.codes] + before @ params.weight_hh[rows].T
        pre += params.bias_ih[rows] + params.bias_hh[rows]
        return np.tanh(pre) if name == "g" else sigmoid(pre)


def read_on(reading: Reading | None, model: CharacterModel, codes: Codes) -> Reading:
    """Read a text as far as :data:`PIECE` characters beyond what has been read of it.

    Parameters
    ----------
    reading : Reading or None
        What has been read before; all of it that stands at the beginning of the text is kept, so
        that a character typed at the end of a long text costs one step.
    model : CharacterModel
    codes : (T,) int64
        The whole text.

    Returns
    -------
    Reading
        Of ``codes[:n]``; whole when n is T.
    """
    H = model.hidden_size
    kept = 0
    if reading is not None and reading.model is model:
        kept = _common(reading.codes, codes)
    if reading is None or kept == 0:
        c = h = np.empty((0, H))
    else:
        c, h = reading.c[:kept], reading.h[:kept]
    stop = min(kept + PIECE, len(codes))
    if stop > kept:
        c0, h0 = (c[-1], h[-1]) if kept else (np.zeros(H), np.zeros(H))
        found, _ = lstm_run(model.params, model.embedding[codes[kept:stop]], None, h0, c0)
        c, h = _joined(c, found["c"]), _joined(h, found["h"])
    return Reading(model, codes[:stop], c, h)


def _joined(before: Floats, after: Floats) -> Floats:
    both = np.vstack([before, after])
    both.flags.writeable = False
    return both


def _common(old: Codes, new: Codes) -> int:
    """Return how many characters two texts have in common at their beginning."""
    count = min(len(old), len(new))
    other = np.flatnonzero(old[:count] != new[:count])
    return int(other[0]) if len(other) else count
