"""Easing, light and what is known: all of it functions of the phase."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.present.motion import bump, ease, moment, reached, span
from lstm_studio.present.phases import COMPUTES, PHASES, known

KINDS = tuple(PHASES)
unit = st.floats(0.0, 1.0)


@given(unit, unit)
def test_ease_rises_from_nothing_to_all_without_a_leap(a, b):
    low, high = sorted((a, b))
    assert ease(low) <= ease(high) + 1e-12
    assert ease(high) - ease(low) <= 1.5 * (high - low) + 1e-12
    assert (ease(0.0), ease(0.5), ease(1.0)) == (0.0, 0.5, 1.0)
    assert (ease(-3.0), ease(7.0)) == (0.0, 1.0)


def test_span_and_bump_begin_and_end_where_they_should():
    assert [span(p, 2.0, 3.0) for p in (1.0, 2.0, 2.5, 3.0, 9.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert bump(0.0) == bump(1.0) == bump(-1.0) == bump(2.0) == 0.0
    assert bump(0.5) == 1.0
    assert bump(0.2) == pytest.approx(bump(0.8))


@pytest.mark.parametrize("kind", KINDS)
def test_a_phase_outside_the_step_is_its_beginning_or_its_end(kind):
    count = len(PHASES[kind])
    assert moment(kind, -2.0) == moment(kind, 0.0)
    for late in (count + 5.0, math.inf, math.nan):
        assert moment(kind, late) == moment(kind, float(count))
    assert moment(kind, float(count)).under_way == -1


@pytest.mark.parametrize("kind", KINDS)
def test_one_sub_step_is_lit_at_rest_and_none_when_complete(kind):
    count = len(PHASES[kind])
    for at in range(count):
        for reduced in (False, True):
            lights = [moment(kind, float(at), reduced).light(k) for k in range(count)]
            assert lights == [1.0 if k == at else 0.0 for k in range(count)]
    for reduced in (False, True):
        assert not any(moment(kind, math.inf, reduced).light(k) for k in range(count))


@pytest.mark.parametrize("kind", KINDS)
def test_the_light_passes_on_without_a_leap(kind):
    count = len(PHASES[kind])
    step = 0.002
    for index in range(count):
        lights = [moment(kind, k * step).light(index) for k in range(int(count / step) + 1)]
        leaps = [abs(b - a) for a, b in pairwise(lights)]
        assert max(leaps) < 0.05
        assert max(lights) == 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_reduced_motion_shows_what_has_begun_as_complete(kind):
    for at in range(len(PHASES[kind])):
        now = moment(kind, at + 0.3, reduce_motion=True)
        assert (now.phase, now.under_way, now.moving) == (at + 1.0, at, False)
        assert now.light(at) == 1.0
        assert moment(kind, float(at), reduce_motion=True).phase == at


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("phase", [0.0, 0.9, 1.5, 2.0, 2.51, 4.6, 5.4, 6.0])
def test_it_knows_what_the_other_panels_know(kind, phase):
    now = moment(kind, phase)
    made = {quantity for names in COMPUTES[kind].values() for quantity in names}
    assert {q for q in made if now.knows(q)} == made & known(kind, now.phase)


def test_intermediate_numbers_come_after_what_they_are_made_of():
    assert reached("gru", "r") <= reached("gru", "gated") < reached("gru", "n")
    assert reached("gru", "hn") <= reached("gru", "gated")
    assert reached("gru", "z") <= reached("gru", "one_minus") <= reached("gru", "write")
    assert reached("rnn", "wx") <= reached("rnn", "sum") <= reached("rnn", "h")
    assert reached("rnn", "u") == 0.0
