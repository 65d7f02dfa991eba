"""Curve items are made once; only what changed is handed to them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.curve_item import StepCurve
from lstm_studio.widgets.trace_curves import Curves, Line


@pytest.fixture
def fed(monkeypatch):
    """Count which items are given data."""
    calls = []
    original = StepCurve.setData

    def counting(item, *args, **kwargs):
        calls.append(item)
        original(item, *args, **kwargs)

    monkeypatch.setattr(StepCurve, "setData", counting)
    return calls


@pytest.fixture
def curves(qtbot, fed):
    view = pg.GraphicsView()
    qtbot.addWidget(view)
    box = pg.ViewBox(enableMouse=False, enableMenu=False)
    view.scene().addItem(box)
    made = Curves(box, Look())
    made.set_view((-0.5, 9.5), 400, (-1.0, 1.0))
    made.view = view  # lives as long as they do
    return made


def wave(steps=10, shift=0.0):
    return 0.5 * np.sin(np.arange(steps) + shift)


def test_only_the_changed_curve_is_fed(curves, fed):
    still, moving = wave(), wave(shift=1)
    assert curves.set_lines((Line("a", still), Line("b", moving)))
    fed.clear()
    assert not curves.set_lines((Line("a", still), Line("b", moving)))
    assert not curves.set_lines((Line("a", still.copy()), Line("b", moving)))
    assert fed == []
    assert curves.set_lines((Line("a", still), Line("b", wave(shift=2))))
    assert fed == [curves.item("b")]


def test_items_survive_new_values_and_new_styles(curves, fed):
    curves.set_lines((Line("a", wave()), Line("b", wave())))
    items = [curves.item(key) for key in "ab"]
    fed.clear()
    assert curves.set_lines((Line("a", wave(), highlighted=True), Line("b", wave(), role="h")))
    assert [curves.item(key) for key in "ab"] == items
    assert fed == []


def test_a_line_that_is_gone_leaves_the_scene(curves):
    curves.set_lines((Line("a", wave()), Line("b", wave())))
    gone = curves.item("b")
    curves.set_lines((Line("a", wave()),))
    assert gone.scene() is None
    with pytest.raises(KeyError):
        curves.item("b")


def test_two_lines_with_one_key_are_refused(curves):
    with pytest.raises(ValueError, match="key"):
        curves.set_lines((Line("a", wave()), Line("a", wave())))


def test_the_cell_is_the_thickest_and_a_highlight_thicker_still(curves):
    cell = Line("c", wave(), role="c", width="cell")
    hidden = Line("h", wave(), role="h", width="hidden")
    ghost = Line("r", wave(), "dashed", "ghost", "ghost")
    curves.set_lines((cell, hidden, ghost))
    widths = [curves.item(key).opts["pen"].widthF() for key in "chr"]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 3
    curves.set_lines((replace(cell, highlighted=True), hidden, ghost))
    assert curves.item("c").opts["pen"].widthF() > widths[0]
    assert curves.item("h").opts["pen"].color() != Look().quantity("h")


def test_colours_follow_the_look(curves):
    curves.set_lines((Line("c", wave(), role="c"),))
    curves.set_look(Look(DARK))
    assert curves.item("c").opts["pen"].color() == Look(DARK).quantity("c")


def test_projector_lines_are_four_pixels_and_more(curves):
    curves.set_lines((Line("h", wave(), role="h", width="hidden"),))
    curves.set_look(Look(projector=True))
    assert curves.item("h").opts["pen"].widthF() >= 4.0


def test_a_crowded_trace_is_thinned_without_losing_its_extremes(curves):
    values = wave(2000)
    values[777] = 0.9
    curves.set_view((-0.5, 1999.5), 300, (-1.0, 1.0))
    curves.set_lines((Line("a", values),))
    x, y = curves.item("a").getData()
    assert len(x) <= 604
    assert y.max() == 0.9
    np.testing.assert_array_equal(values[x.astype(int)], y)


def test_zooming_in_feeds_a_crowded_trace_again_and_a_short_one_not(curves, fed):
    curves.set_view((-0.5, 1999.5), 300, (-1.0, 1.0))
    curves.set_lines((Line("long", wave(2000)), Line("short", wave(100))))
    fed.clear()
    curves.set_view((99.5, 299.5), 300, (-1.0, 1.0))
    assert fed == [curves.item("long")]
    x, _ = curves.item("long").getData()
    np.testing.assert_array_equal(x[(x >= 100) & (x <= 299)], np.arange(100, 300))


def test_infinities_lie_on_the_edge_and_move_with_it(curves):
    values = wave()
    values[3], values[5] = np.inf, -np.inf
    curves.set_lines((Line("a", values),))
    _, y = curves.item("a").getData()
    assert (y[3], y[5]) == (1.0, -1.0)
    curves.set_view((-0.5, 9.5), 400, (5.0, 7.0))
    _, y = curves.item("a").getData()
    assert (y[3], y[5]) == (7.0, 5.0)
    (marked,) = curves.marks
    assert (list(marked.above), list(marked.below)) == ([3], [5])


def test_a_huge_number_is_kept_within_what_can_be_painted(curves):
    values = wave()
    values[4] = 1e300
    curves.set_lines((Line("a", values),))
    _, y = curves.item("a").getData()
    assert y[4] < 1e3


def test_gaps_and_lone_points_are_known(curves):
    values = wave(8)
    values[[1, 3, 6, 7]] = np.nan
    curves.set_lines((Line("a", values),))
    (marked,) = curves.marks
    assert list(marked.gaps) == [1, 3, 6, 7]
    assert list(marked.alone) == [0, 2]
