"""The units of a trained reader put in an order, and turned, in which they can be looked at.

A network does not care in what order its units stand, nor about the sign of one: tanh is odd, so a
unit whose candidate is negated has −C and −h, and whoever reads that h then reads it with the
opposite sign.  After training, units that go together over many sentences become neighbours, and a
positive state speaks for the later sense.  No answer changes.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import CellParams, Floats
from lstm_studio.core.readers import Direction, Reader

__all__ = ["arranged", "chain", "rearranged", "sampled_states"]

States = dict[Direction, Floats]
SAMPLES_A_YIELD = 20


def sampled_states(reader: Reader, samples: Sequence[Floats]) -> Generator[None, None, States]:
    """Run a reader over some sentences.

    Parameters
    ----------
    reader : Reader
    samples : sequence of (T, D) float64
        The word vectors of sentences.

    Yields
    ------
    None
        After every :data:`SAMPLES_A_YIELD` sentences.

    Returns
    -------
    dict of direction to (N, H) float64
        The hidden states after all words of all sentences.
    """
    found: dict[Direction, list[Floats]] = {direction: [] for direction in reader.cells}
    for place, one in enumerate(samples, 1):
        for direction, states in found.items():
            states.append(reader.trace(one, direction)["h"])
        if place % SAMPLES_A_YIELD == 0:
            yield
    return {direction: np.concatenate(states) for direction, states in found.items()}


def arranged(reader: Reader, states: States) -> Reader:
    """Return the same network with its units turned and put in order.

    Parameters
    ----------
    reader : Reader
    states : mapping of direction to (N, H) float64
        Its hidden states over many words (:func:`sampled_states`), by which units are compared.
    """
    signs: dict[Direction, Floats] = {}
    orders: dict[Direction, NDArray[np.int64]] = {}
    for direction in reader.cells:
        sign = np.where(_leaning(reader.head(direction)) < 0, -1.0, 1.0)
        weights = np.abs(reader.head(direction)).sum(axis=0)
        signs[direction], orders[direction] = sign, chain(states[direction] * sign, weights)
    return rearranged(reader, signs, orders)


def rearranged(
    reader: Reader,
    signs: dict[Direction, Floats],
    orders: dict[Direction, NDArray[np.int64]],
) -> Reader:
    """Return the same network with some units negated and then all of them in another order.

    Parameters
    ----------
    reader : Reader
    signs : mapping of direction to (H,) float64
        −1 for a unit that is negated, else 1.
    orders : mapping of direction to (H,) int64
        Which unit comes to each place.
    """
    cells: dict[Direction, CellParams] = {
        direction: _cell(cell, signs[direction], orders[direction])
        for direction, cell in reader.cells.items()
    }
    heads = [
        (reader.head(direction) * signs[direction])[:, orders[direction]]
        for direction in reader.cells
    ]
    return Reader(
        reader.project_weight,
        reader.project_bias,
        cells,
        np.concatenate(heads, axis=1),
        reader.head_bias,
    )


def chain(states: Floats, weights: Floats) -> NDArray[np.int64]:
    """Return an order in which columns that go together are neighbours.

    It begins with the column of the largest weight; the next is always the one most correlated
    with the last, of those that are left.

    Parameters
    ----------
    states : (N, H) float64
    weights : (H,) float64
    """
    centred = states - states.mean(axis=0)
    length = np.linalg.norm(centred, axis=0)
    unit = centred / np.where(length > 0, length, 1)
    near = unit.T @ unit
    order = [int(np.argmax(weights))]
    left = [one for one in range(len(weights)) if one != order[0]]
    while left:
        order.append(max(left, key=lambda one: near[order[-1], one]))
        left.remove(order[-1])
    return np.array(order)


def _leaning(head: Floats) -> Floats:
    """Return for each unit whether its state speaks for later senses (above 0) or earlier ones.

    With one logit that is its weight; with one a sense, how the weights rise from the first sense
    to the last.
    """
    senses = np.arange(len(head)) - (len(head) - 1) / 2 if len(head) > 1 else np.ones(1)
    return senses @ head


def _cell(cell: CellParams, sign: Floats, order: NDArray[np.int64]) -> CellParams:
    H = cell.hidden_size
    rows = np.ones(4 * H)
    rows[2 * H : 3 * H] = sign  # i, f, g, o: only the candidate is odd
    places = np.concatenate([gate * H + order for gate in range(4)])
    return CellParams(
        "lstm",
        (cell.weight_ih * rows[:, None])[places],
        (cell.weight_hh * rows[:, None] * sign)[places][:, order],
        (cell.bias_ih * rows)[places],
        (cell.bias_hh * rows)[places],
    )
