"""Reading strangers' files within limits, and writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr

__all__ = ["SIZE_LIMIT", "decode", "read_limited", "write_whole"]

SIZE_LIMIT = 1_000_000
"""Bytes; many times what 2,000 steps need."""


def read_limited(path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    StudioError
        When it cannot be read or is longer than `limit` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise StudioError(
            tr("{file} cannot be read: {reason}.", file=path.name, reason=error.strerror or error),
            tr("Choose another file."),
        ) from error
    if len(data) > limit:
        raise StudioError(
            tr("{file} is too large.", file=path.name),
            tr("Up to {most} bytes can be opened.", most=integer(limit)),
        )
    return data


def decode(data: bytes) -> str:
    """Return UTF-8 bytes as text, without a byte order mark.

    Raises
    ------
    StudioError
        When they are not UTF-8; the message names the first wrong byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        signature = 3 if data.startswith(b"\xef\xbb\xbf") else 0  # Python counts from behind it
        position = integer(error.start + signature + 1)
        raise StudioError(
            tr("The text is not UTF-8: byte {position} is wrong.", position=position),
            tr("Save the file as UTF-8 and open it again."),
        ) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, through a temporary file in the same folder.

    Raises
    ------
    StudioError
        When it cannot be written; an older file of that name is as it was.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp's file is for its owner alone; a new file is as any other program's, and one
        # that is replaced keeps who may read it.
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        else:
            mask = os.umask(0)
            os.umask(mask)
            temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except BaseException as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise StudioError(
            tr(
                "{file} could not be saved: {reason}.",
                file=path.name,
                reason=error.strerror or error,
            ),
            tr("Choose another folder, or make room on the disk."),
        ) from error
