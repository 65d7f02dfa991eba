"""Whether torch can be imported here.  Call it on the thread that will work with it."""

from __future__ import annotations

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["need_torch", "why_no_torch"]


def why_no_torch() -> Exception | None:
    """Import torch; return what was raised where it is missing or broken."""
    try:
        import torch  # noqa: F401  # pyright: ignore[reportUnusedImport]
    except Exception as error:
        # Missing it is an ImportError; broken, an OSError for a library that does not open, or
        # whatever the modules of a half-installed or clashing version run into.
        return error
    return None


def need_torch() -> None:
    """Import torch for a training.

    Raises
    ------
    StudioError
        When it is missing or broken; the hint says how to install it.
    """
    error = why_no_torch()
    if error is not None:
        raise StudioError(
            tr("Training needs PyTorch, which cannot be loaded: {reason}", reason=error),
            tr("Install it with: python -m pip install torch"),
        ) from error
