"""The trained cells that come with the program: their cards, and their weights as numbers.

Each is two files in ``resources/models``: ``<id>.safetensors`` with the weights by PyTorch's
names and ``<id>.toml``, the card that says what was trained, how, and what it measured.  Reading
them takes numpy only.  Both are made by :mod:`lstm_studio.engine.make_hold_models`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lstm_studio.assets import resource
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import GATES, KINDS, CellParams, Kind
from lstm_studio.core.tasks import find_task
from lstm_studio.engine.batch import Readout
from lstm_studio.engine.card_table import CardTable, parse_toml
from lstm_studio.engine.safetensor_files import read_tensors
from lstm_studio.engine.shipped_files import damaged, inside, read_card_text
from lstm_studio.i18n import tr

__all__ = [
    "TENSORS",
    "ModelCard",
    "TrainedSeed",
    "cell_from_tensors",
    "list_models",
    "load_model",
    "read_card",
]

TENSORS = (
    "weight_ih_l0",
    "weight_hh_l0",
    "bias_ih_l0",
    "bias_hh_l0",
    "readout.weight",
    "readout.bias",
)
"""The tensors of a model, by the names of ``nn.LSTM`` and of its ``nn.Linear`` readout."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,60}")


@dataclass(frozen=True)
class TrainedSeed:
    """One of the seeds that were trained before the best was shipped.

    Attributes
    ----------
    seed : int
    choice_score : float
        Mean absolute error on the stream that the choice was made by; lower is better.
    share_within : float
        Share of right answers on that stream.
    solved_at : int or None
        The step at which the task first counted as solved.
    seconds : float
        Processor time of the training, one core.
    """

    seed: int
    choice_score: float
    share_within: float
    solved_at: int | None
    seconds: float


@dataclass(frozen=True)
class ModelCard:
    """What is known about a shipped model.

    Attributes
    ----------
    id : str
        The name of its two files.
    kind, hidden_size, parameters
        The cell, its units H, and how many numbers it learned, readout included.
    title, data, recipe_text, choice, limits : str
        For people: the name, what it was trained on, how, which seed was taken, and what it
        does not do.
    task : str
        The id of its task.
    length, batch, steps, learning_rate, forget_bias, seed
        The recipe of the weights shipped; `forget_bias` is None where there is none.
    seconds : float
        Processor time of the training, one core.
    torch : str
        The version of PyTorch it was trained with.
    test_seed, test_sequences, test_length : int
        The stream it was measured on.
    tolerance : float
        An answer nearer than this is right.
    share_within, mean_absolute_error : float
        Measured on the test stream.
    delay_seed, delay_sequences : int
        The stream with a mark on the first number only.
    delays : tuple of (int, float)
        Steps after that mark, and the mean absolute error there.
    solved : bool
        Whether the seed shipped ever solved the task while it was trained.
    trained : tuple of TrainedSeed
        All seeds that were trained.
    """

    id: str
    kind: Kind
    hidden_size: int
    parameters: int
    title: str
    task: str
    data: str
    recipe_text: str
    choice: str
    limits: str
    length: int
    batch: int
    steps: int
    learning_rate: float
    forget_bias: float | None
    seed: int
    seconds: float
    torch: str
    test_seed: int
    test_sequences: int
    test_length: int
    tolerance: float
    share_within: float
    mean_absolute_error: float
    delay_seed: int
    delay_sequences: int
    delays: tuple[tuple[int, float], ...]
    trained: tuple[TrainedSeed, ...]

    @property
    def solved(self) -> bool:
        """Whether the seed shipped solved the task while it was trained."""
        return any(one.seed == self.seed and one.solved_at is not None for one in self.trained)


def list_models(folder: Path | None = None) -> tuple[ModelCard, ...]:
    """Return the cards of all shipped models, by cell (LSTM, GRU, RNN) and then size.

    Parameters
    ----------
    folder : Path, optional
        Where to look instead of the shipped ``resources/models``.

    Raises
    ------
    StudioError
        When a card is damaged; the message names the file.
    """
    folder = _folder(folder)
    cards = [read_card(path.stem, folder) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(cards, key=lambda card: (KINDS.index(card.kind), card.hidden_size)))


def load_model(model_id: str, folder: Path | None = None) -> tuple[CellParams, Readout, ModelCard]:
    """Read a shipped model.

    Parameters
    ----------
    model_id : str
        Its id, for example ``"hold_lstm_1"``.
    folder : Path, optional
        Where to look instead of the shipped ``resources/models``.

    Returns
    -------
    params : CellParams
        The cell, float64 (the file holds float32).
    readout : Readout
        The answer from the hidden state.
    card : ModelCard

    Raises
    ------
    StudioError
        When there is no such model, or its files are not what they ought to be.
    """
    folder = _folder(folder)
    card = read_card(model_id, folder)
    path = inside(folder, f"{model_id}.safetensors")
    params, readout = cell_from_tensors(path.name, read_tensors(path, TENSORS))
    fits = (
        params.kind == card.kind
        and params.hidden_size == card.hidden_size
        and params.input_size == find_task(card.task).input_size
    )
    if not fits:
        raise damaged(
            path.name,
            tr(
                "its weights are a {kind} with {units} units, not what its card says",
                kind=params.kind.upper(),
                units=params.hidden_size,
            ),
        )
    return params, readout, card


def cell_from_tensors(
    file: str, tensors: Mapping[str, NDArray[np.float32]]
) -> tuple[CellParams, Readout]:
    """Make a cell and its readout from the tensors named :data:`TENSORS`.

    The kind is read off the shapes: (4·H, H), (3·H, H) or (H, H) recurrent weights.

    Parameters
    ----------
    file : str
        The file's name, for the error.
    tensors : mapping of str to float32 array

    Raises
    ------
    StudioError
        When the shapes do not belong together.
    """
    recurrent = tensors["weight_hh_l0"]
    rows, H = recurrent.shape if recurrent.ndim == 2 else (0, 0)
    kind: Kind | None = next((one for one in KINDS if H > 0 and rows == len(GATES[one]) * H), None)
    readout = tensors["readout.weight"]
    bias = tensors["readout.bias"]
    if kind is None or readout.shape != (1, H) or bias.shape != (1,):
        shapes = ", ".join(str(tensors[name].shape) for name in TENSORS)
        raise damaged(file, tr("the shapes {shapes} are of no cell", shapes=shapes))
    params = CellParams(
        kind,
        *(
            tensors[name].astype(np.float64)
            for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
        ),
    )
    return params, Readout(readout[0].astype(np.float64), float(bias[0]))


def read_card(model_id: str, folder: Path | None = None) -> ModelCard:
    """Read and check the card of one model.

    Raises
    ------
    StudioError
        When there is no such model or the card is damaged.
    """
    folder = _folder(folder)
    if not _ID.fullmatch(model_id):
        raise _unknown(model_id, folder)
    path = inside(folder, f"{model_id}.toml")
    if not path.is_file():
        raise _unknown(model_id, folder)
    return _parse_card(model_id, parse_toml(path.name, read_card_text(path)))


def _parse_card(model_id: str, table: CardTable) -> ModelCard:
    kind = table.one_of("kind", KINDS)
    recipe = table.table("recipe")
    test = table.table("test")
    delay = table.table("delay")
    at, errors = delay.numbers("steps"), delay.numbers("mean_absolute_error")
    if len(at) != len(errors):
        raise damaged(f"{model_id}.toml", tr("its delays and errors are not equally many"))
    card = ModelCard(
        id=model_id,
        kind=kind,
        hidden_size=table.integer("hidden_size", 1),
        parameters=table.integer("parameters", 1),
        title=table.text("title"),
        task=table.text("task"),
        data=table.text("data"),
        recipe_text=table.text("recipe_text"),
        choice=table.text("choice"),
        limits=table.text("limits"),
        length=recipe.integer("length", 1),
        batch=recipe.integer("batch", 1),
        steps=recipe.integer("steps", 1),
        learning_rate=recipe.number("learning_rate"),
        forget_bias=recipe.number("forget_bias") if kind == "lstm" else None,
        seed=recipe.integer("seed", 0),
        seconds=recipe.number("seconds"),
        torch=recipe.text("torch"),
        test_seed=test.integer("seed", 0),
        test_sequences=test.integer("sequences", 1),
        test_length=test.integer("length", 1),
        tolerance=test.number("tolerance"),
        share_within=test.number("share_within"),
        mean_absolute_error=test.number("mean_absolute_error"),
        delay_seed=delay.integer("seed", 0),
        delay_sequences=delay.integer("sequences", 1),
        delays=tuple((int(steps), error) for steps, error in zip(at, errors, strict=True)),
        trained=tuple(_parse_seed(one) for one in table.tables("trained")),
    )
    for one in (recipe, test, delay, table):
        one.refuse_rest()
    return card


def _parse_seed(table: CardTable) -> TrainedSeed:
    seed = TrainedSeed(
        seed=table.integer("seed", 0),
        choice_score=table.number("choice_score"),
        share_within=table.number("share_within"),
        solved_at=table.integer("solved_at", 0) or None,
        seconds=table.number("seconds"),
    )
    table.refuse_rest()
    return seed


def _folder(folder: Path | None) -> Path:
    return resource("models") if folder is None else folder


def _unknown(model_id: str, folder: Path) -> StudioError:
    names = ", ".join(path.stem for path in sorted(folder.glob("*.toml")))
    return StudioError(
        tr("There is no trained model named “{name}”.", name=model_id[:60]),
        tr("The models are: {names}.", names=names),
    )
