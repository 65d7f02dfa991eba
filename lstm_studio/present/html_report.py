"""Pages to be printed or mailed: HTML without a script, without a link, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from lstm_studio.core.spreadsheets import one_line
from lstm_studio.i18n import tr

__all__ = ["html_page", "paragraphs", "section", "table"]

# No colours but those of the reader's own browser, so that it prints black on white.
_STYLE = """
body { font-family: "Inter", "Segoe UI", "Helvetica Neue", Arial, sans-serif; line-height: 1.4;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0.2rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
caption { text-align: left; padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0;
  border-bottom: thin solid; overflow-wrap: anywhere; }
tbody th { font-weight: 500; }
thead { display: table-header-group; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.quiet { font-size: 0.9rem; }
@page { margin: 18mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
}
"""


def html_page(title: str, parts: Iterable[str]) -> bytes:
    """Return a whole page, in UTF-8.

    Parameters
    ----------
    title : str
        Plain text.
    parts : iterable of str
        What the functions of this module return.
    """
    language = tr("en")  # the code of the language in which this text stands
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        # Nothing is fetched and nothing is run, whatever else might have got into the page.
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(one_line(title))}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{_text(title)}</h1>",
        *parts,
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def paragraphs(texts: Iterable[str], quiet: bool = False) -> str:
    """Return plain texts as paragraphs."""
    kind = ' class="quiet"' if quiet else ""
    return "\n".join(f"<p{kind}>{_text(text)}</p>" for text in texts)


def section(title: str, body: str) -> str:
    """Return a heading and what stands under it."""
    return f"<section>\n<h2>{_text(title)}</h2>\n{body}\n</section>"


def table(
    header: Sequence[str], rows: Sequence[Sequence[str]], caption: str, numbers: Iterable[int] = ()
) -> str:
    """Return a table; the first cell of each row is its heading.

    Parameters
    ----------
    header : sequence of str
    rows : sequence of sequences of str
    caption : str
        What the table says, for those who do not see it as a table.
    numbers : iterable of int
        The columns of figures, which stand at the right.
    """
    if not rows:
        return paragraphs([tr("Nothing yet.")])
    figures = frozenset(numbers)
    heads = "".join(
        f'<th scope="col"{_kind(n in figures)}>{_text(cell)}</th>' for n, cell in enumerate(header)
    )
    lines = [f"<table>\n<caption>{_text(caption)}</caption>\n<thead><tr>{heads}</tr></thead>"]
    lines.append("<tbody>")
    for first, *others in rows:
        cells = "".join(
            f"<td{_kind(n in figures)}>{_text(cell)}</td>" for n, cell in enumerate(others, 1)
        )
        lines.append(f'<tr><th scope="row">{_text(first)}</th>{cells}</tr>')
    lines.append("</tbody>\n</table>")
    return "\n".join(lines)


def _kind(figure: bool) -> str:
    return ' class="number"' if figure else ""


def _text(text: str) -> str:
    # Each text is kept apart from its neighbours, whichever way it is written.
    line = escape(one_line(text))
    return line if line.isascii() else f"<bdi>{line}</bdi>"
