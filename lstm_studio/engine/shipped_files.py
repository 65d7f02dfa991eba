"""Files that come with the program: within their folder and their limits, or refused by name."""

from __future__ import annotations

from pathlib import Path

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["CARD_LIMIT", "damaged", "inside", "read_card_text"]

CARD_LIMIT = 20_000
"""Bytes of the longest card."""


def damaged(file: str, reason: str) -> StudioError:
    """Return the error for a file that is not what it ought to be."""
    return StudioError(
        tr("{file} is not used: {reason}.", file=file, reason=reason),
        tr("Take the file from a fresh copy of the program, or make it again."),
    )


def inside(folder: Path, name: str) -> Path:
    """Return the path of a file of the folder; a link that leads out of it is refused.

    Raises
    ------
    StudioError
    """
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise damaged(name, tr("it lies outside the models folder"))
    return path


def read_card_text(path: Path) -> str:
    """Return the text of a card.

    Raises
    ------
    StudioError
        When it cannot be read, is longer than :data:`CARD_LIMIT` or is no UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(CARD_LIMIT + 1)
        if len(data) > CARD_LIMIT:
            raise damaged(path.name, tr("it is too long for a card"))
        return data.decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise damaged(path.name, str(error.strerror or error)) from error
    except UnicodeDecodeError as error:
        raise damaged(path.name, str(error)) from error
