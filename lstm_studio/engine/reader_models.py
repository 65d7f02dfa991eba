"""How the readers of a word are kept: three kinds, several networks each, in two files.

``resources/models/readers/<word>.safetensors`` has the weights of every network as float32:
those of the k-th forward reader are ``forward.k.`` and then PyTorch's own names, ``project`` and
``head`` for the two ``nn.Linear`` and ``lstm`` for the ``nn.LSTM``.  A backward reader's LSTM reads
the reversed sentence and has no suffix; a bidirectional one has also ``lstm.weight_ih_l0_reverse``
and its like.  ``<word>.toml`` is the card.  Reading both takes numpy only.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lstm_studio.assets import resource
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.core.params import CellParams
from lstm_studio.core.readers import DIRECTIONS, READERS, Direction, Ensemble, Reader, ReaderKind
from lstm_studio.core.texts import clipped, printable
from lstm_studio.engine.reader_cards import WORD, ReaderCard, card_text, parse_reader_card
from lstm_studio.engine.safetensor_files import read_tensors, write_tensors
from lstm_studio.engine.shipped_files import damaged, inside, read_card_text
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.state.library import WordModel

__all__ = [
    "TEACHING_ORDER",
    "TENSORS",
    "list_words",
    "load_word",
    "read_reader_card",
    "reader_facts",
    "reader_from_tensors",
    "tensors_of",
    "write_word",
]

Tensors = Mapping[str, NDArray[np.float32]]

TEACHING_ORDER = ("bank", "crane", "spring", "seal", "mole", "bow", "trunk", "bass", "bat")
"""The words for which readers may be shipped."""

_LAYERS = ("project.weight", "project.bias", "head.weight", "head.bias")
_LSTM = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def _suffix(kind: ReaderKind, direction: Direction) -> str:
    """Return what PyTorch puts behind the names of one LSTM's tensors."""
    return "_l0_reverse" if kind == "both" and direction == "backward" else "_l0"


def _lstm_names(kind: ReaderKind, direction: Direction) -> tuple[str, ...]:
    return tuple(f"lstm.{name}{_suffix(kind, direction)}" for name in _LSTM)


TENSORS: dict[ReaderKind, tuple[str, ...]] = {
    kind: (
        *_LAYERS[:2],
        *(name for direction in DIRECTIONS[kind] for name in _lstm_names(kind, direction)),
        *_LAYERS[2:],
    )
    for kind in READERS
}
"""The tensors of one network of each kind, as ``state_dict`` names them."""


def reader_from_tensors(kind: ReaderKind, tensors: Tensors) -> Reader:
    """Make a reader from the tensors named ``TENSORS[kind]``.

    Raises
    ------
    StudioError
        When the shapes do not belong together.
    """
    project_weight, project_bias, head_weight, head_bias = (
        tensors[name].astype(np.float64) for name in _LAYERS
    )
    cells: dict[Direction, CellParams] = {
        direction: CellParams(
            "lstm", *(tensors[name].astype(np.float64) for name in _lstm_names(kind, direction))
        )
        for direction in DIRECTIONS[kind]
    }
    return Reader(project_weight, project_bias, cells, head_weight, head_bias)


def tensors_of(reader: Reader) -> dict[str, NDArray[np.float32]]:
    """Return the tensors of one network by the names ``TENSORS[reader.kind]``."""
    found = {
        "project.weight": reader.project_weight,
        "project.bias": reader.project_bias,
        "head.weight": reader.head_weight,
        "head.bias": reader.head_bias,
    }
    for direction, cell in reader.cells.items():
        values = (cell.weight_ih, cell.weight_hh, cell.bias_ih, cell.bias_hh)
        found |= dict(zip(_lstm_names(reader.kind, direction), values, strict=True))
    return {name: found[name].astype(np.float32) for name in TENSORS[reader.kind]}


def list_words(folder: Path | None = None) -> tuple[str, ...]:
    """Return the words that have readers, in teaching order; no file is read.

    Parameters
    ----------
    folder : Path, optional
        Where to look instead of the shipped ``resources/models/readers``.
    """
    folder = _folder(folder)
    return tuple(word for word in TEACHING_ORDER if (folder / f"{word}.toml").is_file())


def read_reader_card(word: str, folder: Path | None = None) -> ReaderCard:
    """Read and check the card of one word.

    Raises
    ------
    StudioError
        When there are no such readers or the card is damaged.
    """
    folder = _folder(folder)
    if not WORD.fullmatch(word):
        raise _unknown(word, folder)
    path = inside(folder, f"{word}.toml")
    if not path.is_file():
        raise _unknown(word, folder)
    return parse_reader_card(word, read_card_text(path))


def load_word(word: str, folder: Path | None = None) -> WordModel:
    """Read the readers of a word.

    Parameters
    ----------
    word : str
        The singular, in lower case.
    folder : Path, optional
        Where to look instead of the shipped ``resources/models/readers``.

    Returns
    -------
    WordModel
        Weights in float64 (the file holds float32).

    Raises
    ------
    StudioError
        When there are none, or the files are not what they ought to be.
    """
    folder = _folder(folder)
    card = read_reader_card(word, folder)
    path = inside(folder, f"{word}.safetensors")
    members = len(card.seeds)
    tensors = read_tensors(path, [f"{where}{name}" for where, name in _places(members)])
    try:
        readers: dict[ReaderKind, list[Reader]] = {
            kind: [_part(kind, f"{kind}.{k}.", tensors) for k in range(members)] for kind in READERS
        }
        ensembles = _ensembles(readers, card)
    except StudioError as error:
        raise damaged(path.name, error.message.rstrip(".")) from error
    _check(path.name, ensembles, card)
    return WordModel(word, card.senses, ensembles, reader_facts(card), card.clues, card.limits)


def write_word(
    folder: Path, readers: Mapping[ReaderKind, Sequence[Reader]], card: ReaderCard
) -> None:
    """Write the two files of a word, both or neither.

    Each takes its place whole.  Whatever interrupts that, Ctrl+C included, leaves the files that
    were there before, or none.

    Parameters
    ----------
    folder : Path
        Where to; it has to exist.
    readers : mapping of reader to sequence of Reader
        One network for each of the card's seeds, in their order.
    card : ReaderCard
        Its temperatures are kept with four digits after the point.

    Raises
    ------
    StudioError
        When the readers are not what the card says, or a file cannot be written.
    """
    text = card_text(card)
    # What is written is what can be read: the very checks of reading.
    checked = parse_reader_card(card.word, text)
    file = f"{card.word}.safetensors"
    _check(file, _ensembles(readers, checked), checked)
    tensors = {
        f"{kind}.{k}.{name}": values
        for kind in READERS
        for k, reader in enumerate(readers[kind])
        for name, values in tensors_of(reader).items()
    }
    with _restored(folder / file):
        write_tensors(folder / file, tensors)
        write_whole(folder / f"{card.word}.toml", text.encode("utf-8"))


@contextlib.contextmanager
def _restored(path: Path) -> Generator[None, None, None]:
    """Put a file back as it was when what is done with it does not come to its end."""
    old = path.read_bytes() if path.is_file() else None
    try:
        yield
    except BaseException:
        if old is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, old)
        raise


def reader_facts(card: ReaderCard) -> tuple[tuple[str, str], ...]:
    """Return the lines of a card: what, and the figure or sentence."""
    facts = [
        (tr("Senses"), ", ".join(card.senses)),
        (tr("Trained on"), card.data),
        (tr("Recipe"), card.recipe_text),
        (
            tr("Numbers learned"),
            tr(
                "forward {forward}, backward {backward}, both {both}; {count} networks of each",
                **{kind: integer(card.parameters[kind]) for kind in READERS},
                count=integer(len(card.seeds)),
            ),
        ),
        (
            tr("Training"),
            tr(
                "{steps} steps of {batch} sentences; forward {forward} s, backward {backward} s, "
                "both {both} s of one core for one network",
                steps=integer(card.steps),
                batch=integer(card.batch),
                **{kind: number(card.seconds[kind], 1) for kind in READERS},
            ),
        ),
    ]
    facts += [
        (
            one.name,
            tr(
                "{count} sentences: right forward {forward}, backward {backward}, both {both}; "
                "both sure of {coverage}",
                count=integer(one.count),
                **{kind: percent(one.accuracy[kind]) for kind in READERS},
                coverage=percent(one.coverage["both"]),
            ),
        )
        for one in card.sets
    ]
    if card.calibration_error:
        facts += [
            (
                tr("Calibration error"),
                tr(
                    "forward {forward}, backward {backward}, both {both}",
                    **{kind: number(card.calibration_error[kind], 3) for kind in READERS},
                ),
            )
        ]
    return tuple(facts)


def _places(members: int) -> Iterator[tuple[str, str]]:
    """Yield the two halves of every tensor's name: whose it is, and PyTorch's name."""
    for kind in READERS:
        for k in range(members):
            for name in TENSORS[kind]:
                yield f"{kind}.{k}.", name


def _part(kind: ReaderKind, where: str, tensors: Tensors) -> Reader:
    return reader_from_tensors(kind, {name: tensors[where + name] for name in TENSORS[kind]})


def _ensembles(
    readers: Mapping[ReaderKind, Sequence[Reader]], card: ReaderCard
) -> dict[ReaderKind, Ensemble]:
    return {kind: Ensemble(tuple(readers[kind]), card.temperature[kind]) for kind in READERS}


def _check(file: str, ensembles: Mapping[ReaderKind, Ensemble], card: ReaderCard) -> None:
    """Refuse readers that are not those of the card."""
    inputs = {
        reader.project_weight.shape[1] for one in ensembles.values() for reader in one.members
    }
    for kind, ensemble in ensembles.items():
        fits = (
            ensemble.kind == kind
            and len(ensemble.members) == len(card.seeds)
            and all(reader.count == card.parameters[kind] for reader in ensemble.members)
            and len(ensemble.members[0].head_bias) == _outputs(card)
            and len(inputs) == 1
        )
        if not fits:
            raise damaged(file, tr("the readers “{kind}” are not those of the card", kind=kind))


def _outputs(card: ReaderCard) -> int:
    """Return the number of logits: one for two senses, else one a sense."""
    return 1 if len(card.senses) == 2 else len(card.senses)


def _folder(folder: Path | None) -> Path:
    return resource("models", "readers") if folder is None else folder


def _unknown(word: str, folder: Path) -> StudioError:
    return StudioError(
        tr("There are no readers of “{word}”.", word=printable(clipped(word))),
        tr("The words are: {words}.", words=", ".join(list_words(folder)) or "–"),
    )
