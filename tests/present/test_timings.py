"""Measured times in words: figures as they were measured, and no more said than that."""

from __future__ import annotations

import math

import pytest

from lstm_studio.present.timings import (
    CellTimes,
    TimingProgress,
    Timings,
    TimingSetup,
    fused_sentence,
    microseconds,
    progress_text,
    setup_sentence,
    time_rows,
)
from lstm_studio.state.comparing import COMPARED

SETUP = TimingSetup(8, 2)


def timings(**lstm):
    times = {kind: CellTimes(1e-6, 2e-6, 3e-6) for kind in COMPARED}
    times["lstm"] = CellTimes(**{"numpy": 4e-6, "forward": 5e-6, "both": 6e-6} | lstm)
    return Timings(SETUP, times, "2.13.0")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (4.4e-6, "4.4"),
        (44e-6, "44"),
        (444.4e-6, "444"),
        (0.44e-6, "0.44"),
        (0.0044e-6, "0.004"),
        (0.0, "0.00"),
        (math.nan, "NaN"),
        (None, "–"),
    ],
)
def test_two_figures_are_written(seconds, text):
    assert microseconds(seconds) == text


def test_the_table_has_a_row_for_each_thing_measured():
    rows = dict(time_rows(timings(plain_forward=70e-6, plain_both=80e-6)))
    assert list(rows) == ["numpy", "forward", "both", "plain_forward", "plain_both"]
    assert rows["numpy"][1:] == ("1.0", "4.0", "1.0")
    assert rows["both"][1:] == ("3.0", "6.0", "3.0")
    assert rows["plain_both"][1:] == ("–", "80", "–")


def test_what_was_not_measured_has_no_row_or_a_dash():
    assert [key for key, _ in time_rows(timings())] == ["numpy", "forward", "both"]
    assert all(cells[1:] == ("–",) * 3 for _, cells in time_rows(None))
    bare = Timings(SETUP, {kind: CellTimes(1e-6) for kind in COMPARED}, missing="no torch")
    assert dict(time_rows(bare))["forward"][1:] == ("–",) * 3


def test_it_is_said_on_what_it_was_measured():
    said = setup_sentence(timings())
    assert all(part in said for part in ("9 runs", "100 steps", "H = 8", "D = 2", "2.13.0", "32"))
    bare = Timings(SETUP, {}, missing="libtorch.so is broken")
    assert "libtorch.so is broken" in setup_sentence(bare)
    assert "pip install torch" in setup_sentence(bare)


def test_the_reason_is_told_with_its_measure():
    said = fused_sentence(timings(plain_forward=70e-6, plain_both=80e-6))
    assert "80 µs" in said
    assert "not 6.0" in said
    assert "off" not in fused_sentence(timings())
    assert "fuses" in fused_sentence(timings())
    assert fused_sentence(Timings(SETUP, {}, missing="x")) == ""


@pytest.mark.parametrize("where", ["numpy", "torch", "unfused"])
def test_progress_names_cell_and_place(where):
    said = {
        progress_text(TimingProgress("lstm", one, 0.1)) for one in ("numpy", "torch", "unfused")
    }
    assert len(said) == 3
    assert "LSTM" in progress_text(TimingProgress("lstm", where, 0.5))
