"""Steps and pixels: one axis for a whole page."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.time_axis import GUTTER, MARGIN, StepScale, TimeAxis

lengths = st.integers(1, 3000)
positions = st.floats(-4000, 4000)


@st.composite
def scales(draw):
    first = draw(st.floats(-0.5, 1000))
    return StepScale(
        draw(st.integers(10, 100)),
        draw(st.integers(50, 3000)),
        first,
        first + draw(st.floats(1, 2000)),
    )


@given(scales(), st.floats(0, 2000))
def test_pixels_and_steps_are_inverse(scale, step):
    assert math.isclose(scale.at(scale.x(step)), step, abs_tol=1e-6)


@given(scales(), st.floats(-500, 4000), lengths)
def test_a_pixel_belongs_to_the_step_whose_column_holds_it(scale, x, steps):
    step = scale.step(x, steps)
    assert 0 <= step < steps
    left, right = scale.column(step)
    inside = scale.left <= x <= scale.right and -0.5 <= scale.at(x) <= steps - 0.5
    if inside:
        assert left - 1e-6 * scale.width <= x <= right + 1e-6 * scale.width


def test_scale_leaves_gutter_and_margin_in_every_look():
    for factor in (1.0, 1.25, 1.5, 2.0):
        look = Look(LIGHT, factor)
        scale = StepScale.of(TimeAxis(steps=14), look, 900)
        assert scale.left == look.px(GUTTER)
        assert scale.right == 900 - look.px(MARGIN)
        assert scale.column(0)[0] == pytest.approx(scale.left)
        assert scale.column(13)[1] == pytest.approx(scale.right)


@given(lengths, st.lists(st.tuples(st.sampled_from("zps"), positions, positions), max_size=12))
def test_range_stays_within_the_sequence(steps, actions):
    axis = TimeAxis(steps=steps)
    for kind, a, b in actions:
        if kind == "z":
            axis.zoom(math.exp(a / 1000), b)
        elif kind == "p":
            axis.pan(a)
        else:
            axis.setRange(a, b)
        first, last = axis.range()
        assert -0.5 - 1e-6 <= first < last <= steps - 0.5 + 1e-6
        assert last - first >= min(4, steps) - 1e-6
    axis.fit()
    assert axis.isFitted()


def test_zoom_keeps_the_step_under_the_pointer_in_place():
    axis = TimeAxis(steps=100)
    scale = StepScale(50, 1000, *axis.range())
    before = scale.x(70)
    axis.zoom(1.5, 70)
    assert StepScale(50, 1000, *axis.range()).x(70) == pytest.approx(before)
    assert not axis.isFitted()


def test_zoom_at_its_limit_stands_still():
    axis = TimeAxis(steps=100)
    for _ in range(40):
        axis.zoom(2.0, 30)
    narrow = axis.range()
    axis.zoom(2.0, narrow[1])
    assert axis.range() == pytest.approx(narrow)


def test_not_a_number_shows_all():
    axis = TimeAxis(steps=10)
    axis.setRange(math.nan, 3)
    assert axis.isFitted()


def test_another_sequence_is_seen_whole_and_the_playhead_stays_in_it():
    axis = TimeAxis(steps=100)
    axis.setPlayhead(90)
    axis.zoom(5)
    axis.setHovered(80)
    axis.setSteps(20)
    assert axis.isFitted()
    assert axis.playhead() == 19
    assert axis.hovered() is None


def test_signals_come_once_and_only_for_a_change(qtbot):
    axis = TimeAxis(steps=10)
    seen = []

    class Listener:
        def range(self):
            seen.append("range")

        def head(self):
            seen.append("head")

        def hover(self):
            seen.append("hover")

    listener = Listener()
    axis.rangeChanged.connect(listener.range)
    axis.playheadChanged.connect(listener.head)
    axis.hoverChanged.connect(listener.hover)
    for _ in range(2):
        axis.setPlayhead(4)
        axis.setHovered(3)
        axis.setRange(0, 5)
    assert seen == ["head", "hover", "range"]


def test_playhead_is_brought_into_view():
    axis = TimeAxis(steps=100)
    axis.setRange(0, 20)
    axis.setPlayhead(60)
    first, last = axis.range()
    assert first < 60 < last
    assert last - first == pytest.approx(20)
    axis.setPlayhead(2)
    assert axis.range()[0] < 2


def test_an_empty_sequence_has_a_range():
    axis = TimeAxis(steps=0)
    axis.setPlayhead(3)
    axis.setHovered(2)
    assert (axis.range(), axis.playhead(), axis.hovered()) == ((-0.5, 0.5), 0, None)
