from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.core.lab import (
    CHECKPOINT_BYTES,
    MOST_CHECKPOINTS,
    MOST_POINTS,
    Competitor,
    LabRecord,
    LabSetup,
    RunStatus,
    Snapshot,
)


def setup(steps: int = 100, seeds: tuple[int, ...] = (0, 1)) -> LabSetup:
    two = (Competitor("lstm", 1, 0.02), Competitor("rnn", 8, 0.003))
    return LabSetup("hold", 60, two, seeds, steps)


def test_runs_are_every_competitor_from_every_seed() -> None:
    assert setup(seeds=(3, 7)).runs == ((0, 3), (1, 3), (0, 7), (1, 7))


@pytest.mark.parametrize("steps", [1, 20, 999, 3000, 100_000, 1_000_000])
@pytest.mark.parametrize("weights", [30, 5_000, 2_000_000])
def test_points_and_checkpoints_are_bounded(steps: int, weights: int) -> None:
    one = setup(steps)
    assert one.point_every % one.score_every == 0
    assert steps / one.point_every <= 2 * MOST_POINTS
    record = LabRecord(one, weights)
    kept = steps // record.checkpoint_every
    assert record.checkpoint_every % one.point_every == 0
    assert kept <= MOST_CHECKPOINTS
    assert kept * 4 * weights * len(one.seeds) <= max(CHECKPOINT_BYTES, 2 * 8 * weights)


def test_what_is_noted_comes_back_as_copies() -> None:
    record = LabRecord(setup(), 30)
    assert len(record.curve(0).steps) == 0
    record.add_point(1, 20, 0.5, 0.25, 0.75)
    record.add_point(1, 40, 1.0, 0.125, 1.0)
    curve = record.curve(1)
    assert curve.steps.tolist() == [20, 40]
    assert curve.seconds.tolist() == [0.5, 1.0]
    assert curve.loss.tolist() == [0.25, 0.125]
    assert curve.score.tolist() == [0.75, 1.0]
    assert len(record.curve(0).steps) == 0
    record.add_point(1, 60, 1.5, 0.1, 1.0)
    assert len(curve.steps) == 2

    for run, step in ((3, 20), (3, 0), (1, 40)):
        record.add_checkpoint(run, step, {"weight": np.full(1, run + step, np.float32)})
    assert record.checkpoints() == (0, 20, 40)
    assert record.weights(20, 3)["weight"] == 23.0
    # A run that has not come so far is shown as it was last.
    assert record.kept(40, 3) == record.kept(39, 3) == 20
    assert record.weights(40, 3)["weight"] == 23.0
    assert record.kept(19, 3) == 0
    for run in (0, 1):
        with pytest.raises(KeyError):
            record.weights(10, run)
    record.add_rate(2, 7, 0.5)
    assert record.rates(2) == ((7, 0.5),)
    assert record.rates(0) == ()


def snapshot(*runs: tuple[str, int, float]) -> Snapshot:
    found = tuple(RunStatus(state, n, 0.1, 0.5, 0.5, None, s) for state, n, s in runs)
    return Snapshot(0, 100, 0.0, found, (), ())


def test_a_snapshot_knows_what_is_done_and_what_is_left() -> None:
    now = snapshot(("running", 50, 1.0), ("solved", 20, 4.0), ("diverged", 3, 9.0))
    assert now.furthest == 50
    assert now.share == pytest.approx((50 + 20 + 100) / 300)
    assert now.work_left == pytest.approx(50 * 1.0 / 50 + 80 * 4.0 / 20)
    assert np.isnan(snapshot(("running", 0, 0.0), ("running", 5, 1.0)).work_left)
