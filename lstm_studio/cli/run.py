"""Run a cell over a sequence and print every number: a trace as table, CSV or NPZ."""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import numpy as np

from lstm_studio.cli.output import write_text
from lstm_studio.cli.selection import Selection, add_selection, select
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.trace import QUANTITIES
from lstm_studio.i18n import tr
from lstm_studio.present.tables import Table, trace_csv, trace_table, trace_text

__all__ = ["add_arguments", "main", "npz"]

_BY_SUFFIX = {".csv": "csv", ".npz": "npz"}
_WEIGHTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``lstm-studio run``."""
    add_selection(parser)
    group = parser.add_argument_group(tr("output"))
    group.add_argument(
        "--format",
        choices=("table", "csv", "npz"),
        help=tr("default: by the ending of --out, else a table"),
    )
    group.add_argument("--out", type=Path, metavar="FILE", help=tr("default: the screen"))


def main(args: argparse.Namespace) -> int:
    """Run the cell and write its trace; 0 when it worked.

    Raises
    ------
    StudioError
        When something asked for does not exist or a file cannot be read or written.
    """
    out: Path | None = args.out
    form = args.format or _BY_SUFFIX.get(out.suffix.lower() if out else "", "table")
    if form == "npz" and out is None:
        raise StudioError(
            tr("NPZ is not for reading on a screen."), tr("Name a file with --out FILE.npz.")
        )
    selection = select(args)
    if form == "npz" and out is not None:
        write_whole(out, npz(selection))
    elif form == "csv":
        write_text(trace_csv(_table(selection)), out)
    else:
        write_text(trace_text(_table(selection)), out)
    return 0


def npz(selection: Selection) -> bytes:
    """Return an NPZ archive (no pickle in it) of a run.

    Its arrays: ``x`` (T, D), every quantity of the trace (T, H) by its key, ``pre_f`` and the
    like before squashing, ``pinned_f`` and the like as bool, the four weights by PyTorch's names,
    ``tokens``, ``kind``; for a trained cell also ``answer`` and ``target`` (T,).
    """
    results = selection.results
    trace = results.trace
    arrays: dict[str, np.ndarray] = {
        "kind": np.array(trace.kind),
        "tokens": np.array(selection.sequence.tokens),
        "x": trace.x,
        **{name: trace[name] for name in QUANTITIES[trace.kind]},
        **{f"pre_{gate}": trace.pre(gate) for gate in trace.params.gate_names},
        **{f"pinned_{gate}": trace.pinned(gate) for gate in PINNABLE[trace.kind]},
        **{name: getattr(trace.params, name) for name in _WEIGHTS},
    }
    if results.answers is not None and results.targets is not None:
        arrays |= {"answer": results.answers, "target": results.targets}
    buffer = io.BytesIO()
    # The stub takes a dict's values for the one flag that is no array.
    np.savez_compressed(buffer, **arrays)  # pyright: ignore[reportArgumentType]
    return buffer.getvalue()


def _table(selection: Selection) -> Table:
    results = selection.results
    extra = {}
    if results.answers is not None and results.targets is not None:
        extra = {"answer": results.answers, "target": results.targets}
    return trace_table(results.trace, selection.sequence.tokens, extra=extra)
