"""Full stars are filled, empty ones are outlines, and both are said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.star_row import StarRow, star


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_so_many_are_filled(qtbot, theme, count):
    row = StarRow()
    qtbot.addWidget(row)
    look = Look(theme)
    row.setLook(look)
    row.setStars(count)
    row.resize(row.sizeHint())
    image = row.grab().toImage()
    ratio = image.devicePixelRatio()
    middle = [
        image.pixelColor(round((n + 0.5) * look.px(24) * ratio), round(0.5 * image.height() + 1))
        for n in range(3)
    ]
    assert [color == look.quantity("c") for color in middle] == [n < count for n in range(3)]
    assert row.stars() == count
    assert row.accessibleName() == ("1 star of 3" if count == 1 else f"{count} stars of 3")


def test_a_star_stands_on_two_feet():
    points = star(QPointF(0, 0), 10)
    assert points.count() == 10
    assert points.at(0).y() == pytest.approx(-10)
    assert points.containsPoint(QPointF(0, 0), Qt.FillRule.OddEvenFill)
