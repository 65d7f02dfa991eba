"""Weights on disk in the safetensors format, read without trusting the file.

The format has no code in it, but a file can still lie about its sizes.  It is read once, up to a
limit, checked by the safetensors library (header length, offsets, overlaps, holes) and then by us
(names, type, shapes, finite numbers) before anything is made of it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from safetensors import (
    SafetensorError,
    deserialize,  # pyright: ignore[reportUnknownVariableType]
)
from safetensors.numpy import save

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr

__all__ = ["MAX_BYTES", "read_arrays", "read_tensors", "write_tensors"]

Tensors = dict[str, NDArray[np.float32]]
Arrays = dict[str, NDArray[Any]]

_TYPES = {"F32": "<f4", "I8": "i1", "U8": "u1"}

MAX_BYTES = 5_000_000
"""Largest file read; a cell of 500 units with its readout is 4 MB."""


def read_tensors(path: Path, names: Collection[str], limit: int = MAX_BYTES) -> Tensors:
    """Read exactly the tensors `names`, all float32, from a safetensors file.

    Parameters
    ----------
    path : Path
        The file.
    names : collection of str
        The tensors that must be there; any other is refused.
    limit : int
        Largest size of the file in bytes.

    Returns
    -------
    dict of str to float32 array
        Writable copies in the file's shapes, all finite.

    Raises
    ------
    StudioError
        When the file cannot be read, is too large, is no valid safetensors file, or holds
        something else than finite float32 tensors of these names.
    """
    return read_arrays(path, dict.fromkeys(names, "F32"), limit)


def read_arrays(path: Path, types: Mapping[str, str], limit: int = MAX_BYTES) -> Arrays:
    """Read exactly the tensors of these names and types from a safetensors file.

    Parameters
    ----------
    path : Path
        The file.
    types : mapping of str to {"F32", "I8", "U8"}
        The tensors that must be there and their types; any other is refused.
    limit : int
        Largest size of the file in bytes.

    Returns
    -------
    dict of str to array
        Writable copies in the file's shapes; float32 ones are all finite.

    Raises
    ------
    StudioError
        As :func:`read_tensors`.
    """
    data = _read_bytes(path, limit)
    try:
        entries = dict(cast(list[tuple[str, dict[str, Any]]], deserialize(data)))
    except SafetensorError as error:
        raise _refused(
            path, tr("it is not a valid safetensors file ({reason})", reason=error)
        ) from (error)
    missing = sorted(set(types) - set(entries))
    if missing:
        raise _refused(path, tr("it has no tensor {names}", names=", ".join(missing)))
    unknown = sorted(set(entries) - set(types))
    if unknown:
        raise _refused(
            path, tr("it has tensors that do not belong there: {names}", names=_shortened(unknown))
        )
    arrays: Arrays = {}
    for name, kind in types.items():
        entry = entries[name]
        if entry["dtype"] != kind:
            raise _refused(
                path,
                tr(
                    "{name} is of type {type} and not {wanted}",
                    name=name,
                    type=entry["dtype"],
                    wanted=kind,
                ),
            )
        values = np.frombuffer(entry["data"], dtype=_TYPES[kind]).reshape(entry["shape"])
        if kind == "F32" and not np.isfinite(values).all():
            raise _refused(path, tr("{name} holds numbers that are not finite", name=name))
        arrays[name] = values.astype(values.dtype.newbyteorder("="))
    return arrays


def write_tensors(path: Path, tensors: Mapping[str, NDArray[Any]]) -> None:
    """Write a safetensors file whole or not at all.

    The bytes go to a temporary file beside it that then takes its place; whatever interrupts
    that, Ctrl+C included, leaves the old file or none and no temporary one.

    Raises
    ------
    StudioError
        When the file cannot be written.
    """
    data = save({name: np.ascontiguousarray(array) for name, array in tensors.items()})
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        try:
            with part.open("xb") as file:
                file.write(data)
            os.replace(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StudioError(
            tr("{file} cannot be written: {reason}", file=path, reason=error.strerror or error),
            tr("Choose a folder that exists and that you may write to."),
        ) from error


def _read_bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise _refused(
            path, tr("it cannot be read ({reason})", reason=error.strerror or error)
        ) from (error)
    if len(data) > limit:
        raise _refused(path, tr("it is larger than {limit} bytes", limit=integer(limit)))
    return data


def _refused(path: Path, reason: str) -> StudioError:
    return StudioError(
        tr("{file} is not used: {reason}.", file=path.name, reason=reason),
        tr("Take the file from a fresh copy of the program, or make it again."),
    )


def _shortened(names: list[str]) -> str:
    """Join names that a stranger chose, so that they cannot fill the screen."""
    text = ", ".join(names)
    return text if len(text) <= 80 else text[:79] + "…"
