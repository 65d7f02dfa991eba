"""Whether a window can be opened here, found out before Qt would abort the process over it.

Without a display, or without one of X11's client libraries, ``QApplication`` ends the program with
a core dump and a message that names ``libxcb-cursor0`` whatever is missing.  This looks first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from lstm_studio.cli import libraries
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["has_screen", "require_screen"]


def has_screen(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether a display server is named; systems other than Linux and BSD always have one."""
    if sys.platform in ("darwin", "win32"):
        return True
    environment = os.environ if environment is None else environment
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def require_screen(
    platform: str | None = None,
    environment: Mapping[str, str] | None = None,
    missing: Callable[..., tuple[str, ...]] = libraries.missing,
) -> None:
    """Do nothing when a window can be opened, else say why not and what to do.

    Parameters
    ----------
    platform : str, optional
        The Qt platform asked for; ``QT_QPA_PLATFORM`` counts without it.
    environment : mapping, optional
        The environment variables; the process's own without it.
    missing : callable, optional
        What finds the libraries that are not there.

    Raises
    ------
    StudioError
        Without a display server, or without libraries that Qt needs.
    """
    if not sys.platform.startswith("linux"):
        return
    environment = os.environ if environment is None else environment
    platform = platform or environment.get("QT_QPA_PLATFORM") or ""
    if not platform and not has_screen(environment):
        raise StudioError(
            tr("There is no screen to open a window on: DISPLAY and WAYLAND_DISPLAY are not set."),
            tr(
                "Start it from your desktop, over ssh -X, or with xvfb-run. "
                "The verbs run, code, render and doctor need no screen."
            ),
        )
    wanted = dict(libraries.BASE)
    if not platform or "xcb" in platform:
        wanted |= libraries.XCB
    absent = missing(wanted)
    if not absent or (
        not platform
        and environment.get("WAYLAND_DISPLAY")
        and not missing({**libraries.BASE, **libraries.WAYLAND})
    ):
        return
    command = libraries.install_command(absent)
    raise StudioError(
        tr("Qt cannot open a window: {names} is missing.", names=", ".join(absent)),
        tr("Install it:  {command}", command=command)
        if command
        else tr("Install the system packages that hold these libraries."),
    )
