"""Where files are: the shipped ones in every kind of installation, and those of the person.

The person's folders follow the platform (XDG on Linux, AppData, Library). ``platformdirs`` is
imported inside the functions, because most verbs of the command line never need it.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

__all__ = ["config_dir", "data_dir", "log_path", "resource", "resources", "user_folders"]

_APP_FOLDER = "lstm-studio"


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


def config_dir() -> Path:
    """Return the folder of the person's settings; nothing is created here.

    ``LSTM_STUDIO_HOME`` moves all of the person's folders together, for tests and for a
    portable copy on a stick.
    """
    home = _home()
    if home is not None:
        return home / "config"
    from platformdirs import user_config_path

    return user_config_path(_APP_FOLDER, appauthor=False, roaming=True)


def data_dir() -> Path:
    """Return the folder of what the person makes and keeps; nothing is created here."""
    home = _home()
    if home is not None:
        return home / "data"
    from platformdirs import user_data_path

    return user_data_path(_APP_FOLDER, appauthor=False)


def log_path() -> Path:
    """Return the file that unexpected errors are written to; nothing is created here."""
    home = _home()
    if home is not None:
        return home / "log" / "lstm-studio.log"
    from platformdirs import user_log_path

    return user_log_path(_APP_FOLDER, appauthor=False) / "lstm-studio.log"


def user_folders() -> dict[str, Path]:
    """Return every place where files of the person are kept: ``config``, ``data``, ``log``."""
    return {"config": config_dir(), "data": data_dir(), "log": log_path()}


def _home() -> Path | None:
    """Return the folder named by ``LSTM_STUDIO_HOME``; unset and empty both mean none."""
    folder = os.environ.get("LSTM_STUDIO_HOME", "")
    return Path(folder).expanduser().absolute() if folder else None
