"""Bars of gates: as high as their value, in cells while there is room."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets import gate_cells
from lstm_studio.widgets.gate_cells import Lane, LaneGeometry, LanePainter
from lstm_studio.widgets.time_axis import StepScale


def lane(values, pinned=None, key="f"):
    values = np.asarray(values, dtype=float)
    held = np.zeros(len(values), bool) if pinned is None else np.asarray(pinned, bool)
    return Lane(key, key, "a gate", values, held, key)


def geometry(steps, width=800, height=20, count=1):
    return LaneGeometry(StepScale(40, width, -0.5, steps - 0.5), 10, height, 4, count)


def paint(lanes, where, look=None, ratio=1.0, marks=False, painter=None):
    painter = painter or LanePainter()
    image = painter.picture(lanes, where, look or Look(), ratio, marks).toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def rgb(color):
    return np.array([color.red(), color.green(), color.blue()])


def is_tint(picture, look, key="f"):
    return (picture == rgb(look.tint(key))).all(axis=-1)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("steps", [1, 14, 100, 260])
def test_a_bar_is_as_high_as_its_value(qapp, theme, ratio, steps):
    look = Look(theme)
    values = np.linspace(0, 1, steps) if steps > 1 else np.array([0.5])
    where = geometry(steps, height=40)
    tint = is_tint(paint([lane(values)], where, look, ratio), look)
    for step in range(0, steps, max(steps // 14, 1)):
        x = int((where.scale.x(step) - where.scale.left) * ratio)
        ground = tint[:, x].sum() / tint.shape[0]
        assert ground == pytest.approx(1 - values[step], abs=1.5 / 40)


def test_a_stronger_gate_has_a_stronger_colour(qapp):
    look = Look()
    picture = paint([lane([0.3, 0.6, 1.0])], geometry(3), look).astype(int)
    bottom = [picture[-3, x] for x in (133, 400, 666)]
    hue = rgb(look.quantity("f"))
    distances = [np.abs(color - hue).sum() for color in bottom]
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] == 0


def test_cells_have_gaps_and_round_corners(qapp):
    look = Look()
    picture = paint([lane(np.ones(10))], geometry(10), look)
    panel = rgb(look.color("panel"))
    assert (picture[10, 79:81] == panel).all()
    assert (picture[0, 1] != rgb(look.quantity("f"))).any()
    assert (picture[10, 2] == rgb(look.quantity("f"))).all()


def test_very_many_steps_are_columns_of_their_mean(qapp):
    look = Look()
    values = np.zeros(2000)
    values[1000:] = 1.0
    values[::2] += 0.25
    values = np.clip(values, 0, 1)
    tint = is_tint(paint([lane(values)], geometry(2000, height=40), look), look)
    assert tint[:, 100].mean() == pytest.approx(0.875, abs=0.05)
    assert tint[:, 600].mean() == 0.0


def test_held_and_computed_steps_differ_only_when_asked(qapp):
    lanes = [lane(np.full(14, 0.7), np.arange(14) == 3)]
    plain, marked = (paint(lanes, geometry(14), marks=marks) for marks in (False, True))
    one = [picture[:, 57 * 3 + 2 : 57 * 4 - 1] for picture in (plain, marked)]
    other = [picture[:, 57 * 8 + 2 : 57 * 9 - 1] for picture in (plain, marked)]
    assert (one[0] != one[1]).any()
    assert (other[0] != other[1]).any()
    # What is computed is paler in the middle of the bar, what is held is not.
    hue = rgb(Look().quantity("f")).astype(int)
    middle = [np.abs(cells[1][16, 10].astype(int) - hue).sum() for cells in (one, other)]
    assert middle[0] < middle[1]


@pytest.mark.parametrize("value", [0.0, 0.08, 0.96, 1.0])
def test_a_held_step_has_a_dot_whatever_its_value(qapp, value):
    lanes = [lane(np.full(14, value), np.arange(14) == 3)]
    picture = paint(lanes, geometry(14), marks=True).astype(int)
    x = round((3.5) * 800 / 14)
    around = picture[10, x - 12]
    assert np.abs(picture[10, x] - around).sum() > 60


def test_nan_has_a_cross(qapp):
    values = np.full(14, 0.5)
    values[4] = np.nan
    picture = paint([lane(values)], geometry(14)).astype(int)
    x = round(4.5 * 800 / 14)
    danger = rgb(Look().color("danger"))
    assert (np.abs(picture[8:13, x - 2 : x + 3] - danger).sum(axis=2) < 120).any()


def test_nan_among_very_many_is_grey(qapp):
    values = np.full(2000, 1.0)
    values[1000:1100] = np.nan
    picture = paint([lane(values)], geometry(2000))
    assert (picture[:, 420] == rgb(Look().color("ghost"))).all()


def test_lanes_stand_below_each_other(qapp):
    look = Look()
    lanes = [lane(np.ones(14), key=key) for key in "fio"]
    picture = paint(lanes, geometry(14, count=3), look)
    for index, key in enumerate("fio"):
        assert (picture[index * 24 + 10, 20] == rgb(look.quantity(key))).all()
    assert (picture[22, 20] == rgb(look.color("panel"))).all()


def test_a_view_of_a_part_shows_that_part(qapp):
    look = Look()
    values = (np.arange(20) >= 10).astype(float)
    where = LaneGeometry(StepScale(40, 800, 7.3, 12.3), 10, 20, 4, 1)
    tint = is_tint(paint([lane(values)], where, look), look)
    edge = round((9.5 - 7.3) * 160)
    assert tint[10, edge - 20]
    assert not tint[10, edge + 20]


def test_gaps_are_made_once(qapp):
    painter = LanePainter()
    where = geometry(14)
    paint([lane(np.ones(14))], where, painter=painter)
    first = painter._mask
    paint([lane(np.zeros(14))], where, painter=painter)
    assert painter._mask is first
    paint([lane(np.zeros(14))], geometry(15), painter=painter)
    assert painter._mask is not first


def test_a_pixel_has_a_lane():
    where = geometry(14, count=3)
    assert [where.lane_at(y) for y in (10, 29, 34, 53, 58, 77)] == [0, 0, 1, 1, 2, 2]
    assert where.lane_at(0) is None
    assert where.lane_at(95) is None
    assert geometry(14, count=0).lane_at(20) is None


def test_lanes_know_whether_they_look_the_same():
    values = np.array([0.1, np.nan])
    assert lane(values).same(lane(values.copy()))
    assert not lane(values).same(lane([0.1, 0.2]))
    assert not lane(values).same(lane(values, [True, False]))
    assert not lane(values).same(lane(values, key="i"))
    assert not lane(values).same(lane([0.1]))


def test_a_lane_that_changed_is_painted_over_alone(qapp, monkeypatch):
    made = []
    bars = gate_cells._bars

    def counting(lanes, *rest):
        made.extend(lane.key for lane in lanes)
        return bars(lanes, *rest)

    monkeypatch.setattr(gate_cells, "_bars", counting)
    painter, where = LanePainter(), geometry(14, count=3)
    one, other = np.linspace(0, 1, 14), np.linspace(1, 0, 14)
    paint([lane(one, key=key) for key in "fio"], where, painter=painter)
    made.clear()
    changed = [lane(one, key="f"), lane(other, np.arange(14) > 6, key="i"), lane(one, key="o")]
    found = paint(changed, where, marks=False, painter=painter)
    assert made == ["i"]
    np.testing.assert_array_equal(found, paint(changed, where))
    made.clear()
    marked = paint(changed, where, marks=True, painter=painter)
    assert made == ["f", "i", "o"]
    np.testing.assert_array_equal(marked, paint(changed, where, marks=True))
