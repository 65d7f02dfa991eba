"""The program's own icons: 24-unit stroke drawings, tinted from the look.

The drawings in ``resources/icons/ui`` are black; each is drawn once for a size and then filled
with the colour asked for, so that a change of theme parses nothing.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lstm_studio.assets import resource
from lstm_studio.style.look import Look

__all__ = ["icon", "icon_names", "pixmap"]


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    return tuple(sorted(path.stem for path in resource("icons", "ui").glob("*.svg")))


@lru_cache(maxsize=256)
def _shape(name: str, device: int) -> QPixmap:
    """Return the drawing in black, `device` physical pixels wide; parsing it is what costs."""
    picture = QPixmap(device, device)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(resource("icons", "ui", f"{name}.svg").read_bytes()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, device, device))
    painter.end()
    return picture


def _tinted(name: str, color: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(_shape(name, round(size * ratio)))
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor(color))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=512)
def _icon(name: str, color: str, disabled: str, size: int, ratio: float) -> QIcon:
    result = QIcon()
    result.addPixmap(_tinted(name, color, size, ratio))
    result.addPixmap(_tinted(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return result


def icon(name: str, look: Look, role: str = "ink", size: float = 16) -> QIcon:
    """Return an icon in the colour `role` of the theme, with its disabled variant.

    Parameters
    ----------
    name : str
        The name of a drawing, see :func:`icon_names`.
    look : Look
        Gives the colours and the scale.
    role : str
        A field of :class:`~lstm_studio.style.tokens.Theme`.
    size : float
        Edge in pixels at 100 %.

    Returns
    -------
    QIcon
        As sharp as the sharpest screen attached; set ``iconSize`` to ``look.px(size)``.

    Raises
    ------
    FileNotFoundError
        When there is no such drawing.
    """
    theme = look.theme
    # The sharpest of all screens: scaled down it is still sharp on the others, and one
    # drawing an icon is enough.
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return _icon(name, getattr(theme, role), theme.disabled, look.px(size), ratio)


def pixmap(name: str, look: Look, role: str = "ink", size: float = 16) -> QPixmap:
    """Return the picture of an icon, for widgets that paint themselves; see :func:`icon`."""
    edge = look.px(size)
    return icon(name, look, role, size).pixmap(QSize(edge, edge))
