"""Where a command's result goes: a file, written whole, or the standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from lstm_studio.core.files import write_whole

__all__ = ["write_text"]


def write_text(text: str, out: Path | None) -> None:
    """Write a text to a file, or to the standard output.

    Into files and pipes go the UTF-8 bytes as they are: a shell's locale must not spoil a program
    or a table, nor Windows double its line ends.  A terminal gets what it can show.

    Parameters
    ----------
    text : str
    out : Path or None
        None for the standard output.

    Raises
    ------
    StudioError
        When the file cannot be written.
    """
    data = text.encode("utf-8")
    if out is not None:
        write_whole(out, data)
        return
    screen = sys.stdout
    if screen.isatty():
        encoding = screen.encoding or "utf-8"
        screen.write(text.encode(encoding, "replace").decode(encoding).replace("\r\n", "\n"))
    elif hasattr(screen, "buffer"):
        screen.flush()
        screen.buffer.write(data)
    else:  # redirected into a text of this process
        screen.write(text)
    screen.flush()
