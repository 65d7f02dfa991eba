"""Print a cell as a PyTorch file that runs on its own and gives the numbers of ``run``."""

from __future__ import annotations

import argparse
from pathlib import Path

from lstm_studio.cli.output import write_text
from lstm_studio.cli.selection import add_selection, select
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr
from lstm_studio.present.codegen import pytorch_code

__all__ = ["add_arguments", "main"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``lstm-studio code``."""
    add_selection(parser)
    group = parser.add_argument_group(tr("output"))
    group.add_argument(
        "--unit",
        type=int,
        default=1,
        metavar="N",
        help=tr("the unit whose numbers the file prints when it runs (default: 1)"),
    )
    group.add_argument("--out", type=Path, metavar="FILE.py", help=tr("default: the screen"))


def main(args: argparse.Namespace) -> int:
    """Write the file; 0 when it worked.

    Raises
    ------
    StudioError
        When something asked for does not exist or a file cannot be read or written.
    """
    selection = select(args)
    trace = selection.results.trace
    if not 1 <= args.unit <= trace.hidden_size:
        raise StudioError(
            tr("There is no unit {unit} in this cell.", unit=args.unit),
            tr("Its units are 1 to {last}.", last=integer(trace.hidden_size)),
        )
    sequence = selection.sequence
    code = pytorch_code(trace, sequence.tokens, title=sequence.title, unit=args.unit - 1)
    write_text(code.text, args.out)
    return 0
