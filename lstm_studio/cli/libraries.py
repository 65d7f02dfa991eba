"""The shared libraries that Qt takes from a Linux system, and the command that installs them.

Qt's wheels carry Qt, but not libGL, the X11 and Wayland client libraries, D-Bus, fontconfig and
glib.  A fresh system has few of them, and Qt's own message names ``libxcb-cursor0`` whatever is
missing, so the whole list is looked through here and everything missing is named at once.

The set-up scripts load this file by its path before anything is installed: it must import only
the standard library, and nothing of the package.
"""

from __future__ import annotations

import ctypes
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterable

__all__ = ["BASE", "WAYLAND", "XCB", "install_command", "missing", "packages"]

BASE: dict[str, tuple[str, ...]] = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11.so.6": ("libx11-6",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libzstd.so.1": ("libzstd1",),
    "libstdc++.so.6": ("libstdc++6",),
}
"""Library to Debian packages (the newest name first): needed even without a screen."""

XCB: dict[str, tuple[str, ...]] = {
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
"""Needed as well for a window on X11 (and on Wayland through XWayland)."""

WAYLAND: dict[str, tuple[str, ...]] = {
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
}
"""Needed as well for a window of Wayland's own kind; without them Qt falls back to XWayland."""


def missing(
    libraries: Iterable[str], load: Callable[[str], object] = ctypes.CDLL
) -> tuple[str, ...]:
    """Return those of `libraries` that the dynamic linker does not find, in their order.

    Parameters
    ----------
    libraries : iterable of str
        File names as the linker knows them, for example ``"libGL.so.1"``.
    load : callable, optional
        What loads a library and raises ``OSError`` when it cannot.
    """
    absent: list[str] = []
    for name in libraries:
        try:
            load(name)
        except OSError:
            absent.append(name)
    return tuple(absent)


def packages(
    libraries: Iterable[str], known: Callable[[str], bool] | None = None
) -> tuple[str, ...]:
    """Return the Debian or Ubuntu packages that hold `libraries`, sorted, each once.

    Parameters
    ----------
    libraries : iterable of str
        Names from :data:`BASE`, :data:`XCB` and :data:`WAYLAND`; others are passed over.
    known : callable, optional
        Whether a package of this name exists in the system's lists.  It decides between the
        names that one library had in different releases.
    """
    known = known or _apt_knows
    table = {**BASE, **XCB, **WAYLAND}
    chosen: set[str] = set()
    for library in libraries:
        names = table.get(library, ())
        if len(names) > 1:
            names = tuple(name for name in names if known(name)) or names[-1:]
        chosen.update(names[:1])
    return tuple(sorted(chosen))


def install_command(
    libraries: Iterable[str], which: Callable[[str], str | None] = shutil.which
) -> str:
    """Return the command that installs `libraries` on this system; empty when it is unknown.

    RPM-based systems take the library's own name as a requirement, which spares us a table of
    their package names.
    """
    wanted = tuple(libraries)
    if which("apt-get"):
        return "sudo apt-get install " + " ".join(packages(wanted))
    for tool in ("dnf", "zypper"):
        if which(tool):
            return f"sudo {tool} install " + shlex.join(f"{name}()(64bit)" for name in wanted)
    return ""


def _apt_knows(package: str) -> bool:
    """Ask apt's lists for a package that can really be installed (virtual names do not count)."""
    tool = shutil.which("apt-cache")
    if tool is None:
        return False
    answer = subprocess.run(
        [tool, "show", "--no-all-versions", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.returncode == 0 and f"Package: {package}\n" in answer.stdout
