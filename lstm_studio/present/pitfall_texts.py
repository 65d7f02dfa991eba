"""The words of the page "Pitfalls": titles, stories of at most 80 words, names of versions."""

from __future__ import annotations

from lstm_studio.i18n import tr
from lstm_studio.state.pitfalls import HEALTHY

__all__ = ["pitfall_group", "pitfall_note", "pitfall_story", "pitfall_title", "version_name"]

_STATE = ("leak", "stream", "harmless")
"""The pitfalls about a state that is carried; the others have a group of their own."""


def pitfall_group(pitfall: str) -> str:
    """Return the heading under which a pitfall stands."""
    return tr("The carried state") if pitfall in _STATE else tr("Other traps")


def pitfall_title(pitfall: str) -> str:
    """Return what a pitfall is called."""
    return {
        "leak": tr("The leak"),
        "stream": tr("When carrying is right"),
        "harmless": tr("Where it does no harm"),
        "batch_first": tr("batch_first forgotten"),
        "last_index": tr("output[:, -1], both ways"),
        "last_batch": tr("A smaller last batch"),
        "padding": tr("Padding without packing"),
        "growth": tr("detach forgotten"),
        "forget_bias": tr("Forget bias left at 0"),
        "dropout": tr("eval() forgotten"),
    }[pitfall]


def pitfall_note(pitfall: str) -> str:
    """Return how one notices it, in a few words for a tool tip."""
    return {
        "leak": tr("An answer depends on what was read before"),
        "stream": tr("Pieces of one text are one sequence"),
        "harmless": tr("A task that overwrites the state"),
        "batch_first": tr("No exception, and sequences that influence each other"),
        "last_index": tr("The backward half has read one word"),
        "last_batch": tr("The exception of the last batch"),
        "padding": tr("A short sequence answers differently beside a long one"),
        "growth": tr("Every piece takes longer than the one before"),
        "forget_bias": tr("The gradient does not reach a hundred steps back"),
        "dropout": tr("One input, two answers"),
    }[pitfall]


def pitfall_story(pitfall: str) -> str:
    """Return what happens and why, in at most 80 words."""
    stories = {
        "leak": tr(
            "A recurrent network starts each sequence from a state. If the state of the sequence "
            "before is left standing, an unrelated text speaks into the next one. The task here is "
            "parity: is the number of +1 so far odd? Without detach, torch notices that two graphs "
            "have been tied together and stops. With detach nothing complains: the training runs "
            "to its end, on a question that has no answer."
        ),
        "stream": tr(
            "One long recording cut into pieces is one sequence: what matters now may stand in the "
            "piece before. Here rare pulses of +1 and −1 come along, and the network says which "
            "came last. The state goes on from piece to piece; detach cuts the gradient alone "
            "(truncated backpropagation through time). Starting from zeros at each piece throws "
            "away what the answer needs."
        ),
        "harmless": tr(
            "One symbol of a sequence carries a flag; at the end the network names it. Whatever "
            "stood in the state before is overwritten by the flagged symbol, so a network that "
            "trains with the leak learns to ignore it. That a leak has done no harm in one task "
            "says nothing about the next one. And a network that has trained clean has never "
            "learned to ignore it."
        ),
        "batch_first": tr(
            "Without batch_first=True the first axis is time. A tensor of 32 sequences with 20 "
            "steps is then read as 20 sequences with 32 steps, each of which runs across the "
            "batch. Every shape still fits together, so nothing raises. Look at h_n, whose middle "
            "axis is the batch, and change one sequence alone: no other one may move."
        ),
        "last_index": tr(
            "At the last step of a bidirectional output the forward half has read everything and "
            "the backward half, which begins there, a single word. The readers of “bank” were "
            "trained at the word itself, where each half has read its side. Both codes run here on "
            "real sentences that nobody trained on."
        ),
        "last_batch": tr(
            "A state has the size of the batch it comes from. The last batch of an epoch is often "
            "smaller, and torch refuses the state of a larger one. If the sequences are unrelated, "
            "the exception is a gift: it uncovers a leak. The repair is a fresh start, not "
            "drop_last, which only hides it."
        ),
        "padding": tr(
            "Sequences of different lengths are filled up with zeros so that they fit into one "
            "tensor. A zero is an input like any other: gates open, the state moves on, and h_n is "
            "the state after the padding. How a short sequence is answered then depends on the "
            "longest one beside it. Packed, each sequence ends where it ends."
        ),
        "growth": tr(
            "retain_graph=True silences the complaint about a graph used twice. But the graph of "
            "each piece still hangs on the one before, and backward goes through all of them "
            "again. Time and memory grow with every piece, until one runs out. The line that "
            "detaches ends the graph at the piece."
        ),
        "forget_bias": tr(
            "torch draws all biases around 0, so an untrained forget gate stands near ½ and half "
            "of the cell state is lost at every step. Shown is how strongly the last hidden state "
            "depends on an input some steps back, as a share of lag 0, before any training. A bias "
            "of 1 helps over tens of steps; a hundred need more."
        ),
        "dropout": tr(
            "A module starts in training mode, in which dropout throws other numbers away at each "
            "call. Two readings of one input then differ. eval() switches it off. torch.no_grad() "
            "does not: it saves gradients and leaves dropout on."
        ),
    }
    return stories[pitfall]


def version_name(pitfall: str, version: str) -> str:
    """Return what a version of the code is called."""
    if pitfall in _STATE:
        return {
            "detached": tr("carried, detached"),
            "attached": tr("carried, no detach"),
            "retained": tr("retain_graph"),
            "reset": tr("reset"),
        }[version]
    if pitfall == "forget_bias":
        return {
            "default": tr("torch’s default"),
            "one": tr("bias 1"),
            "three": tr("bias 3"),
        }[version]
    return tr("repaired") if version == HEALTHY[pitfall] else tr("broken")
