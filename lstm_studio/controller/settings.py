"""What is remembered from one start to the next: the look, the pace, the pages' layouts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from lstm_studio.state.intents import SPEEDS
from lstm_studio.state.studio import LookState, StudioState

__all__ = ["LAYOUT_VERSION", "Settings"]

LAYOUT_VERSION = 2
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

    def folder(self) -> Path | None:
        """Return the remembered folder of own content; None when there is none."""
        found = self._file.value("content/folder")
        return Path(found) if isinstance(found, str) and found else None

    def keep_folder(self, folder: Path | None) -> None:
        """Remember the folder of own content, or none."""
        if folder is None:
            self._file.remove("content/folder")
        else:
            self._file.setValue("content/folder", str(folder.absolute()))

    def geometry(self) -> QByteArray | None:
        """Return the remembered geometry of the window; None when there is none that fits."""
        found = self._file.value("layout/geometry") if self._fits() else None
        return found if isinstance(found, QByteArray) else None

    def docks(self, page: str) -> tuple[QByteArray, tuple[str, ...]] | None:
        """Return the remembered layout of a page's docks; None when there is none that fits.

        With it come the names of the docks that the window was too narrow for.
        """
        found = self._file.value(f"layout/docks/{page}") if self._fits() else None
        if not isinstance(found, QByteArray):
            return None
        names = self._file.value(f"layout/put_away/{page}")
        return found, tuple(names.split()) if isinstance(names, str) else ()

    def keep_layout(
        self, geometry: QByteArray, pages: Mapping[str, tuple[QByteArray, tuple[str, ...]]]
    ) -> None:
        """Remember the window's geometry and the docks of the pages in `pages`; others stay."""
        if not self._fits():
            self.forget_layout()
        self._file.setValue("layout/version", str(LAYOUT_VERSION))
        self._file.setValue("layout/geometry", geometry)
        for page, (docks, put_away) in pages.items():
            self._file.setValue(f"layout/docks/{page}", docks)
            self._file.setValue(f"layout/put_away/{page}", " ".join(put_away))

    def _fits(self) -> bool:
        return self._file.value("layout/version") == str(LAYOUT_VERSION)

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
