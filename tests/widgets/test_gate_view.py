"""Gate lanes as a picture."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.gate_cells import Lane
from lstm_studio.widgets.gate_view import GateView


def lanes(steps=14, value=0.5, keys="fio", pinned=False):
    held = np.full(steps, pinned)
    return [Lane(k, k, f"gate {k}", np.full(steps, value), held, k) for k in keys]


@pytest.fixture
def view(qtbot):
    load_fonts()
    made = GateView()
    qtbot.addWidget(made)
    made.timeAxis().setSteps(14)
    made.setTitle("Gates")
    made.setNote("0 closed · 1 open")
    made.setLanes(lanes())
    made.resize(800, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    return made


def pixels(view):
    image = view.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def is_color(picture, color, slack=30):
    wanted = np.array([color.red(), color.green(), color.blue()])
    return (np.abs(picture.astype(int) - wanted) <= slack).all(axis=2)


def test_cells_stand_where_they_are_said_to(view):
    picture = pixels(view)
    for key in "fio":
        cell = view.cellRect(key, 5)
        at = cell.center().toPoint()
        tint = view.look().tint(key)
        assert is_color(picture, tint, 2)[at.y() - 5, at.x()]
        assert not is_color(picture, tint, 2)[at.y() + 5, at.x()]
    with pytest.raises(StopIteration):
        view.cellRect("z", 0)


def test_every_lane_has_its_letter_in_its_colour(view):
    picture = pixels(view)
    for index, key in enumerate("fio"):
        row = view.laneGeometry().row(index)
        gutter = picture[round(row.top()) : round(row.bottom()), 20 : round(row.left())]
        assert is_color(gutter, Look().quantity_text(key), 60).any()


def test_all_lanes_fit_at_every_scale(view):
    for look in (*(Look(LIGHT, s) for s in (1, 1.25, 1.5, 2)), Look(DARK, projector=True)):
        view.setLook(look)
        view.resize(900, view.sizeHint().height())
        bounds = view.laneGeometry().bounds
        assert bounds.bottom() <= view.height()
        least = 44 if look.projector else look.px(19)
        assert view.laneGeometry().height >= least - 1
        assert pixels(view).any()


def test_the_playhead_outlines_its_column(view):
    view.timeAxis().setPlayhead(6)
    accent = is_color(pixels(view), Look().color("accent"), 60)
    geometry = view.laneGeometry()
    left, right = geometry.scale.column(6)
    y = round(geometry.bounds.center().y())
    assert accent[y, round(left) - 3 : round(left) + 3].any()
    assert accent[y, round(right) - 3 : round(right) + 3].any()
    assert not accent[y, round(left) + 6 : round(right) - 6].any()


def test_the_playhead_is_a_line_among_very_many_steps(view):
    view.timeAxis().setSteps(2000)
    view.setLanes(lanes(2000))
    view.timeAxis().setPlayhead(1000)
    accent = is_color(pixels(view), Look().color("accent"), 70)
    bounds = view.laneGeometry().bounds.toRect()
    columns = accent[bounds.top() + 3 : bounds.bottom() - 3].mean(axis=0)
    assert np.argmax(columns) == pytest.approx(view.stepScale().x(1000), abs=1.5)


def test_nothing_is_painted_anew_when_nothing_changed(view, monkeypatch):
    pixels(view)
    monkeypatch.setattr(view._painter, "picture", lambda *a: pytest.fail("painted"))
    view.setLanes(lanes())
    for step in range(14):
        view.timeAxis().setPlayhead(step)
        view.timeAxis().setHovered(step)
        QApplication.processEvents()
    pixels(view)


def test_hover_says_values_in_place_of_the_note(view, qtbot):
    heard = []
    view.laneHovered.connect(heard.append)
    view.setTokens(("I", "put", "the", "key"))
    view.timeAxis().setHovered(3)
    said = view._header.legend.replace("\u2068", "").replace("\u2069", "").splitlines()
    assert said == ["t = 4 · key", "f = 0.50", "i = 0.50", "o = 0.50"]
    lanes_before = view.laneGeometry()
    view._set_cell((1, 3))
    assert view._header.legend.splitlines()[1:] == ["i = 0.50"]
    view._set_cell(None)
    view.timeAxis().setHovered(None)
    assert view._header.legend == "0 closed · 1 open"
    assert view.laneGeometry() == lanes_before
    assert heard == ["i", None]


def test_what_is_held_is_said_when_a_network_sets_the_gates(view):
    view.setLanes(lanes(pinned=True))
    view.timeAxis().setHovered(3)
    assert "held" not in view._header.legend
    view.setLearned(True)
    view.setLanes(lanes(pinned=True, value=0.6))
    assert "f = 0.60, held" in view._header.legend


def test_without_title_and_note_there_is_no_line_above_the_lanes(view):
    with_title = view.laneGeometry().top
    view.setTitle("")
    view.setNote("")
    assert view.laneGeometry().top < with_title
    top = view.laneGeometry().top
    view.timeAxis().setHovered(5)
    assert view.laneGeometry().top == top


def test_a_message_stands_in_place_of_lanes(view):
    view.setLanes([])
    view.setMessage("A simple RNN has no gate to hold.")
    picture = pixels(view)
    assert is_color(picture[20:], Look().color("muted"), 60).any()
    assert view.summary() == "A simple RNN has no gate to hold."
    view.setLanes(lanes(keys="rz"))
    assert view.sizeHint().height() > 40


def test_a_lane_lights_up(view):
    before = pixels(view)
    view.setHighlighted("i")
    changed = (pixels(view) != before).any(axis=2)
    row = view.laneGeometry().row(1)
    assert changed[round(row.top()) : round(row.bottom()), : round(row.left())].any()
    assert not changed[:, round(row.left()) :].any()
    view.setHighlighted(None)
    assert (pixels(view) == before).all()


def test_the_summary_counts(view):
    view.clearFocus()
    view.setLanes(lanes(keys="f", pinned=True))
    assert view.summary() == "gate f: open at 14 of 14 steps, held at 14."


def test_an_elided_note_is_told_by_a_tooltip(view, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: told.append(text))
    view.setNote("long " * 200)
    view.grab()
    at = QPoint(300, 8)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "long long" in told[0]


@pytest.mark.parametrize("steps", [1, 2, 60, 300, 2000])
def test_every_length_can_be_painted(view, steps):
    view.timeAxis().setSteps(steps)
    values = np.linspace(0, 1, steps)
    values[steps // 2] = np.nan
    view.setLearned(True)
    view.setLanes([Lane("f", "f", "forget gate", values, values > 0.5, "f")])
    assert pixels(view).any()


def test_other_values_repaint_neither_title_nor_letters(view, monkeypatch):
    painted = []
    monkeypatch.setattr(view._header, "paint", lambda painter: painted.append("title"))
    monkeypatch.setattr(view, "_paint_letters", lambda *painting: painted.append("side"))
    view.setLanes([*lanes(value=0.2, keys="f"), *lanes(keys="io")])
    QApplication.processEvents()
    assert painted == []
    view.setLanes(lanes(value=0.2, keys="rz"))
    QApplication.processEvents()
    assert painted == ["title", "side"]
