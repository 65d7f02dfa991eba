"""The limits of speed and memory, as ratios measured in one run: ``pytest tests/benchmarks``.

Not collected by an ordinary run, which depends on no clock; ``lstm-studio bench`` measures the
same.  The start and the ticks want an idle machine.
"""

from __future__ import annotations

import pytest

from lstm_studio.cli import (
    bench,
    cells_bench,
    gradients_bench,
    learn_bench,
    reading_bench,
    training_bench,
)


def check(figures):
    for figure in figures:
        assert figure.good, f"{figure.name}: {figure.value:.2f} {figure.unit}"


def test_start():
    check(bench.measure_start(5))


def test_ticks():
    check(bench.measure_ticks(100))


@pytest.mark.timeout(900)
def test_memory_stays_level():
    check(bench.measure_memory(10_000))


def test_reading():
    check(reading_bench.measure_reading(30))


def test_gradients():
    check(gradients_bench.measure_gradients(20))


def test_training():
    check(training_bench.measure_training())


def test_cells():
    check(cells_bench.measure_cells(30))


def test_learning():
    check(learn_bench.measure_learning(5))
