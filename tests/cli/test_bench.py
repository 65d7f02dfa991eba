"""The benchmark runs and tells the truth about its limits; no test here depends on a clock."""

from __future__ import annotations

import json

import pytest

from lstm_studio.cli import bench, main
from lstm_studio.cli.bench import Figure


def test_memory_as_json(qapp, capsys):
    code = main(["bench", "--only", "memory", "--memory-steps", "20", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert [f["unit"] for f in figures] == ["MB", "MB"]
    assert code == (0 if all(f["good"] for f in figures) else 1)


def test_ticks_as_a_table(qapp, capsys):
    main(["bench", "--only", "ticks", "--ticks", "3"])
    text = capsys.readouterr().out
    assert "14 steps × 1" in text
    assert "200 steps × 32" in text
    assert text.count("at least 8") == 2


@pytest.mark.parametrize(
    ("value", "limit", "at_most", "good"),
    [
        (0.5, 0.6, True, True),
        (0.7, 0.6, True, False),
        (9, 8, False, True),
        (7, 8, False, False),
        (1, None, True, True),
    ],
)
def test_limits(value, limit, at_most, good):
    assert Figure("a", value, limit, "×", at_most, {}).good is good


def test_a_failing_start_is_an_error(monkeypatch, capsys):
    monkeypatch.setattr(bench.sys, "executable", "false")
    assert main(["bench", "--only", "start", "--runs", "1"]) == 2
    assert "failed" in capsys.readouterr().err


def test_counts_start_at_one(capsys):
    assert main(["bench", "--runs", "0"]) == 2
