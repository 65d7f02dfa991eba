"""Marked text of quizzes as the markup that labels draw: coloured terms, bold, italics, no HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from lstm_studio.i18n import number

__all__ = ["filled", "markup", "plain"]

_MARK = re.compile(
    r"\[([^\[\]\n]{1,80})\]\(term:([a-z_]{1,10})\)"
    r"|\*\*([^*\n]{1,200})\*\*"
    r"|\*(?=\S)([^*\n]{1,200})(?<=\S)\*"
    r"|`([^`\n]{1,200})`"
)
_PLACE = re.compile(r"\{(\w+)\}")
_BREAK = re.compile(r"(\S{40})(?=\S)")


def markup(text: str) -> str:
    """Return the markup of a text; whatever looks like HTML is shown as it is."""
    parts: list[str] = []
    at = 0
    for found in _MARK.finditer(text):
        parts.append(_plain(text[at : found.start()]))
        at = found.end()
        name, key, bold, italic, code = found.groups()
        if name is not None:
            parts.append(f'<span key="{key}"><b>{_plain(name)}</b></span>')
        elif bold is not None:
            parts.append(f"<b>{_plain(bold)}</b>")
        elif italic is not None:
            parts.append(f"<i>{_plain(italic)}</i>")
        else:
            parts.append(f"<b>{_plain(code)}</b>")
    parts.append(_plain(text[at:]))
    return "".join(parts)


def plain(text: str) -> str:
    """Return a text without its marks."""
    return _MARK.sub(lambda found: next(part for part in found.groups() if part is not None), text)


def filled(text: str, values: Mapping[str, float], digits: int) -> str:
    """Return a text with its places, such as ``{f}``, filled with numbers.

    Not by ``str.format``: a text from a stranger's file could look into objects with it.
    """

    def value(found: re.Match[str]) -> str:
        name = found[1]
        return number(values[name], digits) if name in values else found[0]

    return _PLACE.sub(value, text)


def _plain(text: str) -> str:
    """Escape a text; a word longer than any line gets places to break at."""
    return html.escape(_BREAK.sub("\\1 ", text), quote=False).replace("\n", "<br>")
