"""Which pictures a text may show: those of one folder, by a plain relative name, of modest size."""

from __future__ import annotations

import re
from pathlib import Path

from lstm_studio.core.texts import find_control, without_unseen
from lstm_studio.i18n import number, tr

__all__ = ["MAX_PICTURE_BYTES", "MAX_PICTURE_SIDE", "picture_names", "picture_path", "refusal"]

MAX_PICTURE_BYTES = 4_000_000
MAX_PICTURE_SIDE = 4_000
"""Pixels of the longer side."""

_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif")
_MAX_NAME = 400
_SHOWN = re.compile(r"!\[[^\]\n]{0,2000}\]\([ \t]*(?:<([^>\n]{0,2000})>|([^)\s]{0,2000}))")


def picture_names(markdown: str) -> tuple[str, ...]:
    """Return the names of the pictures that a text wants to show."""
    return tuple(found[1] or found[2] or "" for found in _SHOWN.finditer(markdown))


def picture_path(folder: Path | None, name: str) -> Path | None:
    """Return the file of a picture; None when it is not one that may be shown.

    Parameters
    ----------
    folder : Path or None
        Where pictures may lie, or below it; None for texts that show none.
    name : str
        As the text has it: relative, with ``/`` between its parts.
    """
    return None if folder is None or refusal(folder, name) else _resolved(folder, name)


def refusal(folder: Path, name: str) -> str:
    """Return why a picture may not be shown, a sentence; empty when it may."""
    plain = find_control(name) is None and name == without_unseen(name) and len(name) <= _MAX_NAME
    # A colon makes a scheme or a drive, a backslash is Windows's other slash, a percent sign may
    # be any of them, and what begins with a slash is no place in the folder.
    if not plain or not name or any(mark in name for mark in ':\\%?#*|<>"') or name[0] in "/~":
        return tr("Only a file of the folder can be shown, by its relative name.")
    if ".." in name.split("/"):
        return tr("Only a file of the folder can be shown, by its relative name.")
    if not name.lower().endswith(_SUFFIXES):
        return tr("Only PNG, JPEG and GIF can be shown.")
    path = _resolved(folder, name)
    if path is None:
        return tr("There is no such file in the folder.")
    try:
        size = path.stat().st_size
    except OSError:
        return tr("There is no such file in the folder.")
    if size > MAX_PICTURE_BYTES:
        most = number(MAX_PICTURE_BYTES / 1e6, 0)
        return tr("It is larger than {most} MB.", most=most)
    return ""


def _resolved(folder: Path, name: str) -> Path | None:
    """Return the file, symlinks followed, where it is a file within the folder."""
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    except (OSError, RuntimeError, ValueError):  # a circle of symlinks, a name no file can have
        return None
