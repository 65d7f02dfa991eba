"""What is remembered from one start to the next: the look, the pace, the window's layout."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from lstm_studio.state.intents import SPEEDS
from lstm_studio.state.studio import LookState, StudioState

__all__ = ["LAYOUT_VERSION", "Settings"]

LAYOUT_VERSION = 1
"""Raised when docks are added or renamed, so that an old layout is not forced on a new window."""

_THEMES = ("system", "light", "dark")


class Settings:
    """An INI file; a damaged or foreign value counts as absent.

    Parameters
    ----------
    path : Path
        The file; it is made when something is first kept.
    """

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, state: StudioState) -> StudioState:
        """Return `state` with the remembered look and pace."""
        look = LookState(
            theme=self._text("look/theme", _THEMES, "system"),
            scale=self._number("look/scale", 1.0, 2.0, 1.0),
            projector=self._flag("look/projector"),
            reduce_motion=self._flag("look/reduce_motion"),
        )
        speed = self._number("play/speed", SPEEDS[0], SPEEDS[-1], 1.0)
        view = replace(
            state.view,
            speed=speed if speed in SPEEDS else 1.0,
            loop=self._flag("play/loop"),
        )
        return replace(state, look=look, view=view)

    def keep(self, state: StudioState) -> None:
        """Remember the look and the pace of `state`."""
        look = state.look
        self._file.setValue("look/theme", look.theme)
        self._file.setValue("look/scale", look.scale)
        self._file.setValue("look/projector", look.projector)
        self._file.setValue("look/reduce_motion", look.reduce_motion)
        self._file.setValue("play/speed", state.view.speed)
        self._file.setValue("play/loop", state.view.loop)

    def layout(self) -> tuple[QByteArray, QByteArray] | None:
        """Return the remembered geometry and dock layout; None when there is none that fits."""
        if self._file.value("layout/version") != str(LAYOUT_VERSION):
            return None
        geometry, docks = self._file.value("layout/geometry"), self._file.value("layout/docks")
        if not isinstance(geometry, QByteArray) or not isinstance(docks, QByteArray):
            return None
        return geometry, docks

    def keep_layout(self, geometry: QByteArray, docks: QByteArray) -> None:
        """Remember the window's geometry and its docks."""
        self._file.setValue("layout/version", str(LAYOUT_VERSION))
        self._file.setValue("layout/geometry", geometry)
        self._file.setValue("layout/docks", docks)

    def forget_layout(self) -> None:
        """Go back to the layout of a first start."""
        self._file.remove("layout")

    def save(self) -> bool:
        """Write the file; False when that was not possible (a full disk, no permission)."""
        self._file.sync()
        return self._file.status() == QSettings.Status.NoError

    def _text(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        value = self._file.value(key)
        return value if isinstance(value, str) and value in allowed else default

    def _number(self, key: str, low: float, high: float, default: float) -> float:
        value = self._file.value(key)
        try:
            found = float(str(value))
        except ValueError:
            return default
        return found if low <= found <= high else default

    def _flag(self, key: str) -> bool:
        return str(self._file.value(key)).lower() in ("true", "1")
