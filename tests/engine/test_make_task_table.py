from __future__ import annotations

from pathlib import Path

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.tasks import find_task
from lstm_studio.engine.make_task_table import COLUMNS, main, make_table, written
from lstm_studio.engine.training import Recipe, TrainedCell


def test_a_small_table_has_a_row_a_task_and_a_column_a_cell() -> None:
    table = make_table([find_task("recall")], 2, 20, COLUMNS[:2])
    head, rule, row, _, note = table.splitlines()
    assert head == "| task | steps, units | RNN | LSTM, forget bias 0 |"
    assert rule.count("|") == head.count("|")
    assert row.startswith("| recall | 50, 16 | 0/2, best ")
    assert "begun, and the steps" in note
    assert "20 steps" in note


def test_where_the_start_decides_there_are_more_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    cell = TrainedCell(Recipe("lstm", 16), {}, 40, 40, 0.1, 1.0, 1.0, False)
    monkeypatch.setattr("lstm_studio.engine.make_task_table._finish", lambda recipe: cell)
    table = make_table([find_task("order"), find_task("recall")], None, 40, COLUMNS[:1])
    assert "| 12/12: 40 steps" in table.splitlines()[2]
    assert "| 3/3: 40 steps" in table.splitlines()[3]


def test_a_solved_task_tells_its_steps() -> None:
    table = make_table([find_task("recall")], 1, 600, COLUMNS[3:4])
    row = table.splitlines()[2]
    assert "| 1/1: " in row
    assert row.rstrip(" |").endswith(" s")
    steps = int(row.split("1/1: ")[1].split(" steps")[0])
    assert 20 <= steps <= 600


def test_the_table_stands_between_its_marks_and_nothing_else_changes(tmp_path: Path) -> None:
    text = "before\n<!-- tasks -->\nold\n<!-- /tasks -->\nafter\n"
    assert written(text, "new") == "before\n<!-- tasks -->\nnew\n<!-- /tasks -->\nafter\n"
    with pytest.raises(StudioError) as caught:
        written("no marks", "new")
    assert "<!-- tasks -->" in caught.value.hint
    file = tmp_path / "README.md"
    file.write_text(text, encoding="utf-8")
    assert main(["--readme", str(file), "--tasks", "hold", "--seeds", "1", "--steps", "2"]) == 0
    found = file.read_text(encoding="utf-8")
    assert found.startswith("before\n<!-- tasks -->\n| task |")
    assert "| hold | 60, 8 | 0/1, best 1" in found
    assert found.endswith("<!-- /tasks -->\nafter\n")
