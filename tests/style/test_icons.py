"""Icons: all there, tinted, sharp, and grey when disabled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from lstm_studio.style.icons import icon, icon_names, pixmap
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT

WANTED = {
    "play pause first last back forward substep loop theme projector sun moon command undo redo",
    "copy save open pin release close float dots plus warning error info bug keyboard eye search",
    "chevron-right chevron-down pencil folder check",
}


def _strongest(picture: QPixmap) -> tuple[QColor, int]:
    image = picture.toImage()
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    best = max(colors, key=QColor.alpha)
    return QColor(best.rgb()), sum(color.alpha() > 0 for color in colors)


def test_every_icon_is_there() -> None:
    assert {name for line in WANTED for name in line.split()} <= set(icon_names())


@pytest.mark.parametrize("name", icon_names())
def test_it_draws_something_in_the_colour_asked_for(name: str, qapp: QApplication) -> None:
    for look, role in ((Look(LIGHT), "ink"), (Look(DARK, 2.0), "danger")):
        color, inked = _strongest(pixmap(name, look, role))
        wanted = look.color(role)
        assert abs(color.red() - wanted.red()) <= 2
        assert abs(color.blue() - wanted.blue()) <= 2
        assert inked > look.px(16) // 2


def test_disabled_is_grey(qapp: QApplication) -> None:
    picture = icon("play", Look(LIGHT)).pixmap(QSize(16, 16), 1.0, QIcon.Mode.Disabled)
    assert _strongest(picture)[0] == QColor(LIGHT.disabled)


def test_size_follows_the_scale(qapp: QApplication) -> None:
    ratio = qapp.primaryScreen().devicePixelRatio()
    assert pixmap("play", Look(LIGHT, 1.5), size=20).width() == round(30 * ratio)


def test_an_icon_is_made_once(qapp: QApplication) -> None:
    assert icon("play", Look(LIGHT)) is icon("play", Look(LIGHT))


def test_no_such_drawing(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("unicorn", Look(LIGHT))
