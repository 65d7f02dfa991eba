"""Put the program into the user's applications menu, and take it out again (Linux).

An installation by pip lies outside the folders that a desktop looks into, and the desktop entry
must name this installation's own launcher.  So the entry and the icons are written into the
user's own data folder, as the XDG base directory and desktop entry specifications say.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import lstm_studio
from lstm_studio.assets import resources
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = [
    "APP_ID",
    "data_home",
    "desktop_entry",
    "exec_value",
    "install_desktop",
    "launcher",
    "linux_folder",
    "remove_desktop",
]

APP_ID = "io.github.lstm_studio.LstmStudio"
"""One name for the desktop entry, the icons and the window (``setDesktopFileName``)."""

_ENTRY = Path("applications") / f"{APP_ID}.desktop"
_THEME = Path("icons") / "hicolor"


def linux_folder() -> Path:
    """Return the folder with the desktop entry and the icons, in a wheel or in a checkout.

    Raises
    ------
    StudioError
        When neither has it: the installation is damaged.
    """
    checkout = Path(lstm_studio.__file__).resolve().parent.parent
    folders = [checkout / "packaging" / "linux"]
    # A checkout whose resources are missing still has its desktop entry.
    with contextlib.suppress(FileNotFoundError):
        folders.insert(0, resources() / "linux")
    for folder in folders:
        if (folder / f"{APP_ID}.desktop").is_file():
            return folder
    raise StudioError(
        tr("The desktop entry of LSTM Studio is missing."),
        tr("Install the program again."),
    )


def data_home() -> Path:
    """Return the user's data folder: ``XDG_DATA_HOME``, else ``~/.local/share``.

    A relative ``XDG_DATA_HOME`` counts as unset, as the specification demands.
    """
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if os.path.isabs(named) else Path.home() / ".local" / "share"


def launcher() -> tuple[list[str], Path | None]:
    """Return the command that starts this installation, and the folder to start it in.

    The folder is ``None`` unless the command works only there: in a checkout that is not
    installed.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable], None
    package = Path(lstm_studio.__file__).resolve().parent
    # Not resolved: the link in an environment's bin is what makes it that environment.
    folders = [Path(sys.executable).absolute().parent, Path(sysconfig.get_path("scripts"))]
    user = sysconfig.get_preferred_scheme("user")
    if package.is_relative_to(sysconfig.get_path("purelib", user)):
        folders.insert(0, Path(sysconfig.get_path("scripts", user)))
    for folder in folders:
        script = folder / "lstm-studio"
        if script.is_file() and os.access(script, os.X_OK):
            return [str(script)], None
    installed = package.parent.name in ("site-packages", "dist-packages")
    return [sys.executable, "-m", "lstm_studio"], None if installed else package.parent


def exec_value(command: Sequence[str]) -> str:
    r"""Write a command as the value of ``Exec``.

    The specification wants each argument in double quotes with ``"``, `````, ``$`` and ``\``
    escaped, ``%`` doubled, and the whole escaped once more as every string value is.

    Parameters
    ----------
    command : sequence of str
        The program's absolute path and its arguments.

    Raises
    ------
    StudioError
        When the specification has no way to write it: a control character anywhere, or ``=`` in
        the program's path.
    """
    if any(ord(character) < 32 for argument in command for character in argument):
        raise _unwritable(command[0])
    if "=" in command[0]:
        raise _unwritable(command[0])
    quoted: list[str] = []
    for argument in command:
        text = argument.replace("%", "%%")
        if re.search(r"[^A-Za-z0-9_./:@+,%-]", text) or not text:
            text = '"' + re.sub(r'(["`$\\])', r"\\\1", text) + '"'
        quoted.append(text)
    return " ".join(quoted).replace("\\", "\\\\")


def _unwritable(path: str) -> StudioError:
    return StudioError(
        tr("A desktop entry cannot name the path {path}.", path=path),
        tr("Move the program to a folder without “=” and without control characters in its name."),
    )


def desktop_entry(template: str, command: Sequence[str], folder: Path | None = None) -> str:
    """Return the desktop entry with this installation's command.

    Parameters
    ----------
    template : str
        The shipped entry.
    command : sequence of str
        What starts the program.
    folder : Path, optional
        Where it must be started.
    """
    lines = [f"Exec={exec_value(command)}"]
    # A menu hides an entry whose TryExec is gone, for example with the checkout it pointed to.
    lines.append("TryExec=" + command[0].replace("\\", "\\\\"))
    if folder is not None:
        lines.append("Path=" + str(folder).replace("\\", "\\\\"))
    return re.sub(r"(?m)^Exec=.*$", lambda _: "\n".join(lines), template, count=1)


def install_desktop(data_home: Path | None = None) -> list[Path]:
    """Write the desktop entry and the icons into the user's applications menu.

    Doing it again writes the same files again, with the launcher of the present installation.

    Parameters
    ----------
    data_home : Path, optional
        The data folder; the user's own without it.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    StudioError
        On a system without such menus, or when the folder cannot be written to.
    """
    home = _home(data_home)
    source = linux_folder()
    command, folder = launcher()
    template = (source / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    # The entry comes last: a menu never shows one whose icons are still missing.
    contents = {
        _THEME / icon: (source / "icons" / "hicolor" / icon).read_bytes() for icon in _icons()
    }
    contents[_ENTRY] = desktop_entry(template, command, folder).encode()
    try:
        for path, content in contents.items():
            _write(home / path, content)
        # Caches older than the folder are passed over by GTK, and the new icons found.
        os.utime(home / _THEME)
    except OSError as error:
        raise _unchangeable(home, error) from error
    _refresh(home)
    return [home / path for path in contents]


def remove_desktop(data_home: Path | None = None) -> list[Path]:
    """Take out of the applications menu what :func:`install_desktop` put in, and nothing else.

    Parameters
    ----------
    data_home : Path, optional
        The data folder; the user's own without it.

    Returns
    -------
    list of Path
        The files removed; empty when there was nothing.

    Raises
    ------
    StudioError
        On a system without such menus, or when the folder cannot be written to.
    """
    home = _home(data_home)
    removed: list[Path] = []
    try:
        for relative in (_ENTRY, *(_THEME / icon for icon in _icons())):
            path = home / relative
            if path.is_file() or path.is_symlink():
                path.unlink()
                removed.append(path)
        if removed:
            _refresh(home)
            _drop_empty_cache(home)
            for path in removed:
                _drop_empty_folders(path.parent, home)
    except OSError as error:
        raise _unchangeable(home, error) from error
    return removed


def _home(given: Path | None) -> Path:
    if sys.platform in ("darwin", "win32"):
        raise StudioError(
            tr("Only Linux desktops have an applications menu that a program may write to."),
            tr("Make a shortcut to the command lstm-studio-gui instead."),
        )
    return data_home() if given is None else given


def _icons() -> list[Path]:
    """Return the shipped icons, relative to the theme's folder."""
    theme = linux_folder() / "icons" / "hicolor"
    return sorted(path.relative_to(theme) for path in theme.glob(f"*/apps/{APP_ID}.*"))


def _write(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _refresh(home: Path) -> None:
    """Let the desktop look at its entries again; most do so by themselves."""
    tool = shutil.which("update-desktop-database")
    folder = home / "applications"
    if tool and folder.is_dir():
        subprocess.run([tool, "-q", str(folder)], capture_output=True, check=False)


def _drop_empty_cache(home: Path) -> None:
    """Remove the cache that :func:`_refresh` made when no entry is left that it could be about."""
    folder = home / "applications"
    cache = folder / "mimeinfo.cache"
    if not cache.is_file() or any(folder.rglob("*.desktop")):
        return
    if cache.read_text(encoding="utf-8").strip() == "[MIME Cache]":
        cache.unlink()


def _drop_empty_folders(folder: Path, end: Path) -> None:
    """Remove `folder` and those above it up to `end` while they are empty."""
    while folder != end and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _unchangeable(home: Path, error: OSError) -> StudioError:
    return StudioError(
        tr(
            "The applications menu in {folder} could not be changed: {reason}.",
            folder=home,
            reason=error.strerror or error,
        ),
        tr("Check that you may write to this folder and that the disk is not full."),
    )
