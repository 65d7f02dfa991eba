"""Many units as colours."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.heatmap import Heatmap

LEFT = Qt.MouseButton.LeftButton


class Heard:
    def __init__(self, heat):
        self.units, self.steps, self.texts, self.scrubs = [], [], [], []
        heat.unitClicked.connect(self.units.append)
        heat.stepChosen.connect(self.steps.append)
        heat.copyRequested.connect(self.texts.append)
        heat.scrubStarted.connect(self.started)
        heat.scrubFinished.connect(self.finished)

    def started(self):
        self.scrubs.append("started")

    def finished(self):
        self.scrubs.append("finished")


def table(steps=14, units=12):
    t, u = np.meshgrid(np.arange(steps), np.arange(units), indexing="ij")
    return np.sin(t / 3 + u)


@pytest.fixture
def heat(qtbot):
    load_fonts()
    made = Heatmap()
    qtbot.addWidget(made)
    made.resize(800, 260)
    made.timeAxis().setSteps(14)
    made.setTitle("Cell state", "C_t", "c")
    made.setQuantity("C", "c")
    made.setTokens([f"w{n}" for n in range(14)])
    made.setLimit(1.0)
    made.setValues(table())
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    made.heard = Heard(made)
    return made


def pixels(heat):
    image = heat.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def cell(heat, unit, step):
    return heat.cellRect(unit, step).center().toPoint()


def color(heat, unit, step):
    # A little beside the middle, where the playhead may stand.
    at = cell(heat, unit, step) + QPoint(8, 0)
    return pixels(heat)[at.y(), at.x()].astype(int)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_cell_has_the_colour_of_its_value(heat, theme):
    heat.setLook(Look(theme))
    lut = diverging_lut(theme).astype(int)
    for unit, step in ((0, 0), (3, 5), (11, 13), (7, 1)):
        index = round(127.5 * (table()[step, unit] + 1))
        assert np.abs(color(heat, unit, step) - lut[index]).max() <= 2


def test_zero_is_the_ground_and_limits_are_symmetric(heat):
    values = np.zeros((14, 9))
    values[2, 3], values[2, 4] = 0.25, -0.3
    heat.setLimit(None)
    heat.setValues(values)
    assert heat.limit() == pytest.approx(0.3)
    lut = diverging_lut(LIGHT).astype(int)
    assert np.abs(color(heat, 0, 6) - lut[127]).max() <= 2
    assert np.abs(color(heat, 4, 2) - lut[0]).max() <= 2
    assert "−0.3 … 0.3" in heat._header.legend


@pytest.mark.parametrize("limit", [0.0, -1.0, np.nan, np.inf])
def test_limits_that_are_none_are_refused(heat, limit):
    with pytest.raises(ValueError, match="limit"):
        heat.setLimit(limit)


def test_one_dimension_is_refused(heat):
    with pytest.raises(ValueError, match="shape"):
        heat.setValues(np.zeros(5))


def test_nan_is_grey_with_a_cross_and_a_note(heat):
    values = table()
    values[5, 4] = np.nan
    heat.setValues(values)
    ghost = Look().color("ghost")
    at = heat.cellRect(4, 5).center().toPoint() + QPoint(15, 0)
    assert tuple(pixels(heat)[at.y(), at.x()]) == (ghost.red(), ghost.green(), ghost.blue())
    panel = Look().color("panel")
    mark = heat.cellRect(4, 5).center().toPoint()
    assert np.abs(pixels(heat)[mark.y(), mark.x()].astype(int) - panel.red()).max() < 60
    assert "NaN at 1 step" in heat._header.legend


@pytest.mark.parametrize("steps", [1, 14, 200, 2000])
@pytest.mark.parametrize("units", [1, 9, 32, 256])
def test_every_size_can_be_painted(heat, steps, units):
    heat.timeAxis().setSteps(steps)
    heat.setValues(table(steps, units))
    heat.setSelected(units - 1)
    heat.timeAxis().setHovered(steps // 2)
    assert pixels(heat).any()


def test_a_lone_spike_is_seen_among_two_thousand_steps(heat):
    values = np.zeros((2000, 9))
    values[1234, 5] = -1.0
    heat.timeAxis().setSteps(2000)
    heat.setValues(values)
    picture = pixels(heat)
    area = heat.plotRect()
    row = picture[cell(heat, 5, 0).y(), area.left() : area.right()].astype(int)
    strongest = diverging_lut(LIGHT).astype(int)[0]
    assert (np.abs(row - strongest).max(axis=1) <= 2).any()


def test_the_image_is_made_once_for_many_playheads(heat, monkeypatch):
    pixels(heat)
    monkeypatch.setattr(heat, "_make_image", lambda scale: pytest.fail("made anew"))
    for step in range(14):
        heat.timeAxis().setPlayhead(step)
        heat.timeAxis().setHovered(step)
        QApplication.processEvents()
    pixels(heat)


def test_a_click_asks_for_the_unit(heat, qtbot):
    qtbot.mouseClick(heat, LEFT, pos=cell(heat, 7, 9))
    assert heat.heard.units == [7]
    assert heat.heard.steps == []
    assert heat.selected() is None


def test_a_selected_unit_is_outlined(heat):
    before = pixels(heat)
    heat.setSelected(4)
    row = heat.cellRect(4, 6)
    changed = (pixels(heat) != before).any(axis=2)
    assert changed[round(row.top()) - 1, 100:700].all()
    assert not changed[round(row.center().y()), 100:700].any()


def test_the_playhead_can_be_dragged(heat, mouse):
    heat.stepChosen.connect(heat.timeAxis().setPlayhead)
    mouse.press(heat, LEFT, pos=cell(heat, 3, 0))
    for step in (1, 4, 9):
        mouse.move(heat, cell(heat, 3, step))
    mouse.release(heat, LEFT, pos=cell(heat, 3, 9))
    assert heat.heard.steps == [1, 4, 9]
    assert heat.heard.scrubs == ["started", "finished"]
    assert heat.heard.units == []


def test_hover_shows_the_value(heat, mouse):
    before = pixels(heat)
    mouse.move(heat, cell(heat, 3, 5))
    assert heat.timeAxis().hovered() == 5
    assert (pixels(heat) != before).any()
    QApplication.sendEvent(heat, QEvent(QEvent.Type.Leave))
    assert (pixels(heat) == before).all()


def test_beside_the_rows_there_is_no_unit(heat, qtbot):
    assert heat.unitAt(2) is None
    assert heat.unitAt(heat.plotRect().top() + 1) == 0
    assert heat.unitAt(heat.plotRect().bottom()) == 11
    heat.setValues(np.empty((14, 0)))
    assert heat.unitAt(100) is None
    qtbot.mouseClick(heat, LEFT, pos=QPoint(300, 100))
    assert heat.heard.units == []


def test_keys_walk_over_units_and_steps(heat, qtbot):
    heat.unitClicked.connect(heat.setSelected)
    heat.stepChosen.connect(heat.timeAxis().setPlayhead)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(heat, key)
    assert heat.heard.units == [0, 1, 0, 0]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(heat, key)
    assert heat.heard.steps == [1, 0, 13]
    qtbot.keyClicks(heat, "+")
    assert not heat.timeAxis().isFitted()
    qtbot.mouseDClick(heat, LEFT, pos=cell(heat, 3, 12))
    assert heat.timeAxis().isFitted()


def test_table_copy_and_summary(heat, qtbot):
    qtbot.keyClick(heat, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = heat.heard.texts[0].splitlines()
    assert lines[0].split("\t")[:3] == ["t", "token", "unit 1"]
    assert len(lines) == 15
    assert lines[3].split("\t")[4] == f"{table()[2, 2]:.4f}".replace("-", "−")
    assert heat.summary().startswith("Cell state Ct: 14 steps. unit 1: ")
    assert heat.summary().endswith("12 units.")
    heat.setSelected(3)
    assert "unit 4: " in heat.summary()
    assert "unit 1: " not in heat.summary()


def test_nothing_to_show_says_what_to_do(heat):
    heat.setEmptyText("Pick a network.")
    heat.setValues(np.empty((0, 0)))
    assert (pixels(heat)[120:150, 300:500] < 200).any()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens(heat):
    at = cell(heat, 3, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, heat.mapToGlobal(at))
    QApplication.sendEvent(heat, event)
    menu = heat.findChild(QMenu, "plotMenu")
    assert [action.text() for action in menu.actions()] == [
        "Copy values as text",
        "Save picture…",
        "Show all steps",
    ]
    menu.close()


def test_an_elided_note_is_told_by_a_tooltip(heat, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: told.append(text))
    heat.setNote("long " * 200)
    heat.grab()
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(300, 8), heat.mapToGlobal(QPoint(300, 8)))
    QApplication.sendEvent(heat, event)
    assert "long long" in told[0]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_cells_are_sharp_on_fine_screens(heat, ratio):
    from PySide6.QtGui import QPixmap

    values = np.where(np.arange(14)[:, None] % 2 == 0, 1.0, -1.0) * np.ones((14, 9))
    heat.setValues(values)
    picture = QPixmap(round(800 * ratio), round(260 * ratio))
    picture.setDevicePixelRatio(ratio)
    heat.render(picture, QPoint())
    image = picture.toImage().convertToFormat(picture.toImage().Format.Format_RGB32)
    memory = np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1]
    y = round(heat.cellRect(4, 0).center().y() * ratio)
    left, right = (round(heat.stepScale().x(s) * ratio) for s in (8.1, 11.9))
    row = memory[y, left:right].astype(int)
    lut = diverging_lut(LIGHT).astype(int)
    pure = np.minimum(np.abs(row - lut[0]).max(axis=1), np.abs(row - lut[255]).max(axis=1)) <= 2
    assert pure.all()


def test_other_values_repaint_neither_title_nor_units(heat, monkeypatch):
    painted = []
    monkeypatch.setattr(heat._header, "paint", lambda painter: painted.append("title"))
    monkeypatch.setattr(heat, "_paint_rows", lambda *painting: painted.append("side"))
    heat.setValues(0.5 * table())
    QApplication.processEvents()
    assert painted == []
    heat.setNote("another note")
    QApplication.processEvents()
    assert painted == ["title", "side"]
