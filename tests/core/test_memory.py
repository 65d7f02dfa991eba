"""How long one input is remembered: measured, and silent where nothing can be said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.memory import retention
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import KINDS, CellParams


def rnn(recurrent, weight=1.0):
    """A simple RNN of one unit without bias."""
    return CellParams("rnn", [[weight]], [[recurrent]], [0.0], [0.0])


def impulse(T, step, value):
    x = np.zeros((T, 1))
    x[step] = value
    return x


def test_small_input_fades_by_the_recurrent_weight():
    """tanh is the identity for small numbers, so the share is u to the power of the lag."""
    found = retention(rnn(0.5), impulse(8, 2, 1e-6), 2)
    np.testing.assert_allclose(found.share, 0.5 ** np.arange(6.0), rtol=1e-9)
    assert (found.probe, found.threshold) == (2, 0.1)
    assert found.lost_after == 4  # 1, 0.5, 0.25, 0.125, 0.0625


@pytest.mark.parametrize(("threshold", "steps"), [(0.6, 1), (0.3, 2), (0.2, 3), (0.01, None)])
def test_threshold_decides_when_it_counts_as_lost(threshold, steps):
    assert retention(rnn(0.5), impulse(6, 0, 1e-6), 0, threshold).lost_after == steps


def test_remembered_to_the_end_is_never_lost():
    found = retention(rnn(0.999), impulse(50, 0, 1e-6), 0)
    assert found.lost_after is None
    assert found.share[-1] > 0.9


def test_falling_below_for_a_while_is_not_lost():
    """An input that comes back counts from the last time it was above the threshold."""
    # Two units: the first hands its value to the second, which shows nothing in between.
    turn = CellParams("rnn", [[1.0], [0.0]], [[0.0, 1.0], [0.05, 0.0]], [0.0] * 2, [0.0] * 2)
    found = retention(turn, impulse(6, 0, 1e-6), 0)
    np.testing.assert_allclose(found.share, [1, 0.05, 0.05, 0.0025, 0.0025, 0.000125], rtol=1e-6)
    assert found.lost_after == 1
    back = CellParams("rnn", [[0.02], [1.0]], [[0.0, 0.0], [0.0, 0.0]], [0.0] * 2, [0.0] * 2)
    assert retention(back, impulse(3, 0, 0.5), 0).lost_after == 1
    echo = CellParams(
        "rnn",
        [[1.0], [0.0], [0.0]],
        [[0.0, 0.0, 0.0], [0.01, 0.0, 0.0], [0.0, 90.0, 0.0]],
        [0.0] * 3,
        [0.0] * 3,
    )
    found = retention(echo, impulse(6, 0, 1e-6), 0)
    np.testing.assert_allclose(found.share, [1, 0.01, 0.9, 0, 0, 0], atol=1e-6)
    assert found.lost_after == 3


@pytest.mark.parametrize("kind", KINDS)
def test_probe_at_the_last_step_is_not_lost(draw_params, kind):
    found = retention(draw_params(kind, 3, 1, 0, 1.0), np.full((5, 1), 0.4), 4)
    np.testing.assert_array_equal(found.share, [1.0])
    assert found.lost_after is None


@pytest.mark.parametrize("kind", KINDS)
def test_input_of_zero_has_no_effect_that_could_be_lost(draw_params, kind):
    found = retention(draw_params(kind, 2, 1, 0, 1.0), impulse(5, 1, 0.7), 3)
    assert np.isnan(found.share).all()
    assert found.share.shape == (2,)
    assert found.lost_after is None


def test_weight_of_zero_has_no_effect():
    found = retention(rnn(0.5, weight=0.0), impulse(5, 0, 0.7), 0)
    assert np.isnan(found.share).all()
    assert found.lost_after is None


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_awkward_probe_says_nothing_it_does_not_know(value):
    found = retention(rnn(0.5), impulse(5, 0, value), 0)
    assert len(found.share) == 5
    assert (found.lost_after is None) == bool(np.isnan(value))


def test_nan_after_the_loss_leaves_it_unknown():
    x = impulse(8, 0, 1e-6)
    x[6] = np.nan
    found = retention(rnn(0.1), x, 0)
    np.testing.assert_allclose(found.share[:6], 0.1 ** np.arange(6.0), rtol=1e-6)
    assert np.isnan(found.share[6:]).all()
    assert found.lost_after is None


@pytest.mark.parametrize("size", [1e-12, 1e-170, 1e-300])
def test_faint_effects_are_still_effects(size):
    """Their squares underflow; the share does not."""
    found = retention(rnn(0.5), impulse(4, 0, size), 0)
    np.testing.assert_allclose(found.share, [1, 0.5, 0.25, 0.125], rtol=1e-6)


def test_only_the_asked_channel_is_taken_away():
    params = CellParams("rnn", [[1.0, 0.0]], [[0.5]], [0.0], [0.0])
    x = np.full((4, 2), 1e-6)
    assert np.isnan(retention(params, x, 0, channel=1).share).all()
    assert retention(params, x, 0, channel=0).share[0] == 1.0
    np.testing.assert_array_equal(x, np.full((4, 2), 1e-6))


@given(st.sampled_from(KINDS), st.integers(0, 2**32 - 1), st.integers(0, 11))
def test_share_starts_at_1_and_the_verdict_follows_from_it(draw_params, kind, seed, probe):
    x = np.random.default_rng(seed).uniform(0.1, 1, (12, 1))
    found = retention(draw_params(kind, 2, 1, seed, 0.8), x, probe)
    assert found.share.shape == (12 - probe,)
    assert found.share[0] == pytest.approx(1.0, abs=1e-15)
    if found.lost_after is None:
        assert found.share[-1] >= found.threshold
    else:
        assert (found.share[found.lost_after :] < found.threshold).all()
        assert found.share[found.lost_after - 1] >= found.threshold
    with pytest.raises(ValueError, match="read-only"):
        found.share[0] = 0.0


def test_gates_that_are_held_are_held_in_both_runs():
    """With the forget gate at 1 and the output gate open nothing of the input is lost."""
    params = CellParams.random("lstm", 1, 1, seed=0)
    x = np.linspace(0.1, 0.9, 12)[:, None]
    pins = Overrides("lstm", 12, 1)
    for gate, lane in (("f", np.ones(12)), ("i", np.arange(12) == 2), ("o", np.ones(12))):
        pins = pins.with_lane(gate, lane.astype(float))
    held = retention(params, x, 2, overrides=pins)
    np.testing.assert_allclose(held.share, 1.0)
    assert held.lost_after is None
    assert retention(params, x, 2).share[-1] < 0.5
