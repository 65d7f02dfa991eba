"""What each part of a cell is called and what it does, in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lstm_studio.core.params import Kind
from lstm_studio.i18n import tr

__all__ = ["Part", "parts"]


@dataclass(frozen=True)
class Part:
    """A part of a cell that can be pointed at.

    Attributes
    ----------
    id : str
        ``"f"``, ``"times_f"``, ...
    key : str
        The quantity that lights up with it.
    name, sentence : str
        What it is called and its role, for people.
    """

    id: str
    key: str
    name: str
    sentence: str


def parts(kind: Kind) -> tuple[Part, ...]:
    """Return the parts of a cell in the order in which they come into play."""
    return tuple(Part(name, key, *texts()) for name, key, texts in _PARTS[kind])


_Texts = Callable[[], tuple[str, str]]


def _x() -> tuple[str, str]:
    return tr("Input"), tr("What the cell reads at this step.")


_LSTM: tuple[tuple[str, str, _Texts], ...] = (
    ("x", "x", _x),
    (
        "h_prev",
        "h_prev",
        lambda: (
            tr("Hidden state before"),
            tr("What the cell showed at the step before; every gate reads it along with x."),
        ),
    ),
    (
        "c_prev",
        "c_prev",
        lambda: (
            tr("Cell state before"),
            tr("The memory as the step before left it, riding in on the conveyor belt."),
        ),
    ),
    (
        "f",
        "f",
        lambda: (
            tr("Forget gate"),
            tr("A number from 0 to 1: how much of the old memory stays."),
        ),
    ),
    (
        "times_f",
        "kept",
        lambda: (
            tr("Keep"),
            tr("Multiplies the old memory by the forget gate; 1 keeps it, 0 wipes it out."),
        ),
    ),
    (
        "i",
        "i",
        lambda: (
            tr("Input gate"),
            tr("A number from 0 to 1: how much of the candidate is let in."),
        ),
    ),
    (
        "g",
        "g",
        lambda: (
            tr("Candidate"),
            tr("What could be written now, a number between −1 and 1."),
        ),
    ),
    (
        "times_i",
        "write",
        lambda: (
            tr("Let in"),
            tr("Multiplies the candidate by the input gate: this much is written."),
        ),
    ),
    (
        "add",
        "c",
        lambda: (
            tr("Add"),
            tr("Adds what is written to what was kept; nothing is overwritten."),
        ),
    ),
    (
        "c",
        "c",
        lambda: (
            tr("Cell state"),
            tr("The memory after this step; it rides on to the next one unchanged."),
        ),
    ),
    (
        "o",
        "o",
        lambda: (
            tr("Output gate"),
            tr("A number from 0 to 1: how much of the memory is shown now."),
        ),
    ),
    (
        "tanh_c",
        "tanh_c",
        lambda: (
            tr("Squashed memory"),
            tr("tanh presses a copy of the memory between −1 and 1; the belt is not touched."),
        ),
    ),
    (
        "times_o",
        "h",
        lambda: (
            tr("Show"),
            tr("Multiplies the squashed memory by the output gate."),
        ),
    ),
    (
        "h",
        "h",
        lambda: (
            tr("Hidden state"),
            tr("What the next layer sees now and what the gates read at the next step."),
        ),
    ),
)

_GRU: tuple[tuple[str, str, _Texts], ...] = (
    ("x", "x", _x),
    (
        "h_prev",
        "h_prev",
        lambda: (
            tr("Hidden state before"),
            tr("The old state: memory and output in one, and what the gates read along with x."),
        ),
    ),
    (
        "r",
        "r",
        lambda: (
            tr("Reset gate"),
            tr("A number from 0 to 1: how much of the old state the candidate may use."),
        ),
    ),
    (
        "z",
        "z",
        lambda: (
            tr("Update gate"),
            tr("A number from 0 to 1: how much of the old state stays; the rest is replaced."),
        ),
    ),
    (
        "times_z",
        "kept",
        lambda: (
            tr("Keep"),
            tr("Multiplies the old state by z: this much of it stays."),
        ),
    ),
    (
        "times_r",
        "r",
        lambda: (
            tr("Reset"),
            tr("Multiplies what the old state says about the candidate by the reset gate."),
        ),
    ),
    (
        "n",
        "n",
        lambda: (
            tr("Candidate"),
            tr("A new state, made of the input and what the reset gate let by."),
        ),
    ),
    (
        "one_minus",
        "z",
        lambda: (
            tr("The rest"),
            tr("1 − z: what is not kept is replaced, so the two shares always add up to 1."),
        ),
    ),
    (
        "times_n",
        "write",
        lambda: (
            tr("Let in"),
            tr("Multiplies the candidate by 1 − z: this much of it comes in."),
        ),
    ),
    (
        "add",
        "h",
        lambda: (
            tr("Blend"),
            tr("Adds what was kept and what is new."),
        ),
    ),
    (
        "h",
        "h",
        lambda: (
            tr("Hidden state"),
            tr("The state after this step: the memory, and also all that the next layer sees."),
        ),
    ),
)

_RNN: tuple[tuple[str, str, _Texts], ...] = (
    ("x", "x", _x),
    (
        "h_prev",
        "h_prev",
        lambda: (
            tr("Hidden state before"),
            tr("All that the cell remembers of the steps before."),
        ),
    ),
    (
        "w",
        "x",
        lambda: (
            tr("Weight of the input"),
            tr("Multiplies the input; the same at every step."),
        ),
    ),
    (
        "u",
        "h_prev",
        lambda: (
            tr("Recurrent weight"),
            tr("Multiplies the old state; the same at every step, so nothing can be held back."),
        ),
    ),
    (
        "b",
        "h",
        lambda: (
            tr("Bias"),
            tr("Added at every step, whatever is read."),
        ),
    ),
    (
        "sum",
        "h",
        lambda: (
            tr("Sum"),
            tr("Input and old state are mixed into one number; from here on they are one."),
        ),
    ),
    (
        "squash",
        "h",
        lambda: (
            tr("Squash"),
            tr("tanh presses the sum between −1 and 1 at every step, so old values wear off."),
        ),
    ),
    (
        "h",
        "h",
        lambda: (
            tr("Hidden state"),
            tr("The new state: all of it is rewritten at every step."),
        ),
    ),
)

_PARTS: dict[str, tuple[tuple[str, str, _Texts], ...]] = {
    "lstm": _LSTM,
    "gru": _GRU,
    "rnn": _RNN,
}
