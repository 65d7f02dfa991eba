"""Where the files in ``resources/`` are: in a checkout, in a wheel, in a frozen application."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["resource", "resources"]


@cache
def resources() -> Path:
    """Return the folder that holds the shipped data.

    Returns
    -------
    Path
        ``lstm_studio/_resources`` in a wheel and in a frozen application,
        ``resources`` beside the package in a checkout.

    Raises
    ------
    FileNotFoundError
        When neither exists: the installation is damaged.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_resources", here.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("LSTM Studio's resources are missing; install the program again")


def resource(*parts: str) -> Path:
    """Return the path of one shipped file, for example ``resource("models", "hold.toml")``."""
    return resources().joinpath(*parts)
