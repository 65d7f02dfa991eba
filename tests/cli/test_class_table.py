"""The verb that puts a class together."""

from __future__ import annotations

import csv
import io
import json

import pytest

from lstm_studio.cli import main
from tests.fixtures.classes import ERASES, answers_of, export, folder_of_a_class


@pytest.fixture
def folder(tmp_path):
    return folder_of_a_class(tmp_path / "class")


def test_a_table_on_the_terminal(folder, capsys):
    assert main(["class-table", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Students: 3. Questions: 3. Answers: 12."
    assert "“c”: 0 of 3" in lines[1]
    assert ERASES in lines[2]
    rows = [line for line in lines if line.startswith("made-up: ")]
    assert [row.split()[1] for row in rows] == ["c", "a", "b"]
    assert "2 of 3 (67" in rows[1]
    assert rows[1].endswith(f"{ERASES} (1)")


def test_files_for_a_spreadsheet_and_for_the_printer(folder, tmp_path, capsys):
    table, report = tmp_path / "table.csv", tmp_path / "report.html"
    assert main(["class-table", str(folder), "--out", str(table), "--html", str(report)]) == 0
    rows = list(csv.reader(io.StringIO(table.read_bytes().decode("utf-8-sig"), newline="")))
    assert rows[2][:7] == ["made-up", "a", "a", "3", "2", "2", "6"]
    text = report.read_text("utf-8")
    assert "results of a class" in text
    assert ERASES in text
    assert "<script" not in text


def test_json(folder, capsys):
    assert main(["class-table", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["first_right"] for one in found["questions"]] == [0, 2, 3]
    assert [one["name"] for one in found["students"]] == ["Ada", "Ben", "Cem"]
    assert found["problems"] == []


def test_one_bad_file_does_not_lose_the_others(folder, capsys):
    (folder / "bad.csv").write_text("a,b\n1,2\n")
    assert main(["class-table", str(folder)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("bad.csv, line 1: no column")
    assert main(["class-table", str(folder), "--bad", "skip"]) == 0
    captured = capsys.readouterr()
    assert "Students: 3." in captured.out
    assert captured.err.startswith("bad.csv, line 1: no column")


def test_the_same_student_twice_and_namesakes_are_said(folder, capsys):
    export(folder / "late.csv", "Ada", answers_of("Ada")[:1])
    export(folder / "other.csv", "Ben", answers_of("Cem")[2:])
    assert main(["class-table", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "ada.csv, late.csv hold answers of the same student." in out
    assert "cem.csv, other.csv hold answers of the same student." in out
    assert "in more than one place and are counted once: 3." in out
    assert "Students: 3." in out


def test_names_can_be_joined(tmp_path, capsys):
    one = export(tmp_path / "home.csv", "Kim", answers_of("Ada"))
    two = export(tmp_path / "school.csv", "Kim", answers_of("Ben"))
    assert main(["class-table", str(one), str(two)]) == 0
    assert "Several students are called “Kim”" in capsys.readouterr().out
    assert main(["class-table", str(one), str(two), "--join-names"]) == 0
    assert "Students: 1." in capsys.readouterr().out


def test_a_file_that_is_read_is_not_overwritten(folder, capsys):
    before = (folder / "ada.csv").read_bytes()
    assert main(["class-table", str(folder), "--out", str(folder / "ada.csv")]) == 2
    assert "one of the files that are read" in capsys.readouterr().err
    assert (folder / "ada.csv").read_bytes() == before


def test_nobody_has_answered(tmp_path, capsys):
    path = export(tmp_path / "a.csv", "Ada", ())
    assert main(["class-table", str(path)]) == 0
    assert capsys.readouterr().out == "Nobody has answered anything yet.\n"


def test_what_cannot_be_written_is_said(folder, tmp_path, capsys):
    assert main(["class-table", str(folder), "--out", str(tmp_path / "no" / "x.csv")]) == 2
    assert "could not be saved" in capsys.readouterr().err
