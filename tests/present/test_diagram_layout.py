"""Nothing lies upon anything else, in whatever room."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import numpy as np
import pytest

from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.present.diagram import Room, diagram, step_values
from lstm_studio.present.diagram_layout import fits, least, spread
from lstm_studio.present.phases import PHASES

ROOMS = [
    Room(width, height, small, body)
    for small, body in ((11.0, 13.0), (12.5, 13.1))
    for width, height in (
        (365, 148),
        (420, 200),
        (460, 148),
        (480, 150),
        (500, 160),
        (560, 300),
        (640, 170),
        (760, 200),
        (1000, 260),
    )
]


def made(kind, hidden=1, inputs=1, pins=(), size=1.0):
    draw = np.random.default_rng(4)
    params = CellParams.build(kind, hidden, inputs, lambda shape: draw.normal(size=shape))
    held = Overrides(kind, 3, hidden)
    for gate in pins:
        held = held.pin(gate, 0.123, 0, 2)
    start = np.full(hidden, -0.997)
    return run_trace(params, size * draw.normal(size=(3, inputs)), held, start, 1234.5 * start)


def cases(kind):
    return [
        made(kind),
        made(kind, hidden=8, inputs=2),
        made(kind, inputs=5),
        made(kind, pins=PINNABLE[kind]),
        made(kind, size=math.nan),
    ]


def overlap(a, b):
    """Return how far two boxes lie upon each other, the lesser of width and height."""
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return min(wide, high)


def text_box(label):
    """Return the box of the capitals and subscripts: what is seen of a line of text."""
    left, top, width, height = label.box
    return left, top + 0.17 * height, width, 0.74 * height


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("room", ROOMS, ids=lambda r: f"{r.width:.0f}x{r.height:.0f}/{r.small}")
def test_texts_and_nodes_keep_clear_of_each_other(kind, room):
    for trace in cases(kind):
        for step, phases in ((0, (1.9, 2.9, 4.45, len(PHASES[kind]))), (2, (0.0, 4.8, 5.9))):
            values = step_values(trace, step)
            for phase in phases:
                scene = diagram(kind, values, phase, room)
                things = [(node.id, node.box) for node in scene.nodes if node.shape != "dot"]
                things += [(label.id, text_box(label)) for label in scene.labels]
                for (one, a), (two, b) in combinations(things, 2):
                    assert overlap(a, b) <= 0.5, (phase, one, two)
                for name, (left, top, width, height) in things:
                    assert left >= 0.0, name
                    assert top >= 0.0, name
                    assert left + width <= scene.width, name
                    assert top + height <= scene.height, name


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("room", ROOMS, ids=lambda r: f"{r.width:.0f}x{r.height:.0f}/{r.small}")
def test_no_line_runs_through_a_text(kind, room):
    for trace in cases(kind)[:4]:
        scene = diagram(kind, step_values(trace, 0), math.inf, room)
        left, _, width, _ = scene.frame
        for label in scene.labels:
            box = text_box(label)
            for side in (left, left + width):
                assert overlap(box, (side - 0.5, 0.0, 1.0, scene.height)) <= 0.5, label.id
            for wire in scene.wires:
                half = wire.width / 2
                for (ax, ay), (bx, by) in pairwise(wire.points):
                    x, y = min(ax, bx) - half * (ax == bx), min(ay, by) - half * (ay == by)
                    wide = abs(bx - ax) + wire.width * (ax == bx)
                    high = abs(by - ay) + wire.width * (ay == by)
                    assert overlap(box, (x, y, wide, high)) <= 0.5, (label.id, wire.id)


def test_more_room_never_writes_less():
    order = ["tiny", "narrow", "compact", "full"]
    names = [fit.name for fit in fits(Room())]
    assert names == order[::-1]
    texts = []
    for width in range(345, 1000, 15):
        scene = diagram("lstm", step_values(made("lstm"), 1), math.inf, Room(float(width), 200.0))
        pills = [node.runs[0].text for node in scene.nodes if node.shape == "pill"]
        texts.append(sum(len(text) for text in pills) + len(scene.labels))
    assert texts == sorted(texts)
    assert len(set(texts)) >= 3


def test_a_room_too_small_is_held_at_the_least():
    room = Room(100.0, 50.0, 11.0, 13.0).held()
    assert (room.width, room.height) == least(11.0)
    scene = diagram("lstm", step_values(made("lstm"), 1), math.inf, Room(100.0, 50.0))
    assert (scene.width, scene.height) == least(11.0)
    assert Room(900.0, 300.0).held() == Room(900.0, 300.0)


def test_things_are_spread_with_what_is_left_over():
    places = spread(0.0, 100.0, (10.0, 20.0), ((5.0, 1.0), (5.0, 2.0), (5.0, 1.0)))
    assert places is not None
    unit = (100.0 - 30.0 - 15.0) / 4
    assert places == pytest.approx((5 + unit + 5, 5 + unit + 10 + 5 + 2 * unit + 10))
    assert spread(0.0, 40.0, (10.0, 20.0), ((5.0, 1.0), (5.0, 2.0), (5.0, 1.0))) is None
