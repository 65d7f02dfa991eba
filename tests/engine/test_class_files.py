"""Exports of students: as they were saved, as spreadsheets change them, as strangers break them."""

from __future__ import annotations

import csv
import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.spreadsheets import one_line
from lstm_studio.engine import class_files
from lstm_studio.engine.class_files import files_in, read_exports
from lstm_studio.present.progress_export import progress_csv
from lstm_studio.state.attempt_sums import moment
from lstm_studio.state.attempts import MAX_TEXT, Attempt, Progress
from tests.fixtures.classes import HEADING, LINE, answers_of, export, folder_of_a_class
from tests.fixtures.progress import ATTEMPTS, attempt


def read(path, bad="stop"):
    (found,) = read_exports([path], bad)
    return found


def one_file(tmp_path, data, name="ada.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def test_an_export_comes_back(tmp_path):
    found = read(export(tmp_path / "ada.csv", "Ada Örn", answers_of("Ada")))
    (file,) = found.files
    assert (file.file, file.student, file.attempts) == ("ada.csv", "Ada Örn", answers_of("Ada"))
    assert found.problems == ()


def test_a_student_who_has_answered_nothing(tmp_path):
    (file,) = read(one_file(tmp_path, progress_csv(Progress(name="Ada")))).files
    assert file.attempts == ()


def readable(one: Attempt) -> bool:
    ids = (one.quiz, one.question, one.run)
    return all(one_line(text) for text in ids)


@given(st.lists(ATTEMPTS.filter(readable), min_size=1, max_size=5), st.text(max_size=9))
def test_every_export_can_be_read(tmp_path_factory, attempts, name):
    path = tmp_path_factory.mktemp("class") / "x.csv"
    known = Progress(tuple(attempts), name=one_line(name))
    path.write_bytes(progress_csv(known))
    (file,) = read(path).files
    assert file.student == known.name
    for found, wanted in zip(file.attempts, attempts, strict=True):
        assert (found.quiz, found.question, found.run) == (
            one_line(wanted.quiz),
            one_line(wanted.question),
            one_line(wanted.run),
        )
        assert found.right == wanted.right
        assert found.answer == one_line(wanted.answer)
        assert abs(moment(found.when) - moment(wanted.when)) <= 1
        assert abs(found.score - wanted.score) < 1e-3
        assert abs(found.seconds - wanted.seconds) <= 0.051


def resaved(separator=",", comma=False, encoding="utf-8", drop=(), extra=False) -> bytes:
    """Return an export as a spreadsheet saves it again."""
    text = progress_csv(Progress(answers_of("Ada"), name="Ada Örn")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    out = io.StringIO(newline="")
    names = [name for name in rows[0] if name not in drop] + (["remark"] if extra else [])
    writer = csv.DictWriter(out, names, delimiter=separator, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        if comma:
            row["seconds"] = row["seconds"].replace(".", ",")
        writer.writerow({**row, "remark": "seen"})
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(
    "how",
    [
        {"separator": ";", "comma": True},
        {"separator": ";", "comma": True, "encoding": "cp1252"},
        {"separator": "\t", "encoding": "utf-16"},
        {"encoding": "utf-8-sig"},
        {"extra": True},
        {"separator": ";", "extra": True, "encoding": "utf-8-sig"},
    ],
)
def test_what_a_spreadsheet_saved_is_read(tmp_path, how):
    (file,) = read(one_file(tmp_path, resaved(**how))).files
    assert file.student == "Ada Örn"
    assert file.attempts == answers_of("Ada")


def test_columns_may_be_missing_that_nobody_needs(tmp_path):
    data = resaved(drop=("student", "score", "seconds", "seed"))
    (file,) = read(one_file(tmp_path, data)).files
    assert [one.right for one in file.attempts] == [one.right for one in answers_of("Ada")]
    assert file.student == ""


def test_headings_in_another_order_and_case(tmp_path):
    heading = "run;When;RIGHT;question;quiz;answer;misconceptions"
    data = f"{heading}\r\nr1;2026-11-20T08:30:00Z;FALSCH;a;gates;;x | y\r\n\r\n"
    ((one,),) = [file.attempts for file in read(one_file(tmp_path, data)).files]
    assert (one.right, one.score, one.misconceptions) == (False, 0.0, ("x", "y"))
    assert one.when == "2026-11-20T08:30:00+00:00"


def test_several_students_in_one_file(tmp_path):
    data = f"{HEADING}\n{LINE}\n{LINE.replace('Ada', 'Ben')}\n"
    assert [one.student for one in read(one_file(tmp_path, data)).files] == ["Ada", "Ben"]


def test_disarmed_formulas_come_back_as_texts(tmp_path):
    mine = (attempt("a", answer="=1+1", right=False, misconceptions=("@x", "-y")),)
    (file,) = read(export(tmp_path / "a.csv", "=Ada", mine)).files
    assert file.student == "=Ada"
    assert file.attempts == mine


def with_cell(column: str, cell: str) -> str:
    names = HEADING.split(",")
    cells = LINE.split(",")
    cells[names.index(column)] = cell
    return f"{HEADING}\n{LINE}\n{','.join(cells)}\n"


BAD_CELLS = [
    ("right", "perhaps", "neither yes nor no"),
    ("right", "", "it is empty"),
    ("score", "1.5", "no number that can be"),
    ("score", "nan", "no number that can be"),
    ("score", "1e999", "no number that can be"),
    ("seconds", "-1", "no number that can be"),
    ("seconds", "soon", "no number that can be"),
    ("when", "20.11.2026 08:30", "no time"),
    ("when", "0001-01-01T00:00:00+00:00", "no time"),
    ("when", "", "it is empty"),
    ("quiz", "", "it is empty"),
    ("run", " ", "it is empty"),
    ("question", "q" * (MAX_TEXT + 1), "characters"),
    ("answer", "a" * 50_000, "characters"),
    ("student", "n" * 9_000, "characters"),
]


@pytest.mark.parametrize(("column", "cell", "reason"), BAD_CELLS)
def test_a_bad_cell_is_named_or_left_out(tmp_path, column, cell, reason):
    path = one_file(tmp_path, with_cell(column, cell))
    with pytest.raises(StudioError, match=reason) as error:
        read(path)
    assert f"ada.csv, line 3, column {HEADING.split(',').index(column) + 1} ({column})" in str(
        error.value
    )
    assert "--bad skip" in error.value.hint
    found = read(path, "skip")
    assert len(found.files[0].attempts) == 1
    assert len(found.problems) == 1
    assert "line 3" in found.problems[0]


def test_seeds_that_a_spreadsheet_rounded_do_no_harm(tmp_path):
    for cell in ("1.8E+18", "99999999999999999999", "", "٣"):
        (file,) = read(one_file(tmp_path, with_cell("seed", cell))).files
        assert file.attempts[1].seed == 0


BAD_FILES = {
    "empty": (b"", "no column"),
    "bytes": (bytes(range(256)) * 40, "is no text"),
    "zeros": (b"\0" * 5000, "is no text"),
    "half UTF-16": (b"\xff\xfea", "is no text"),
    "zip": (b"PK\x03\x04" + b"\0" * 99, "is no text"),
    "another table": (b"a,b\n1,2\n", "no column “quiz”"),
    "html": (b"<html><script>alert(1)</script></html>", "no column"),
    "quotation mark": (f'{HEADING}\n{LINE}\n"Ada,{"x" * 50}\n'.encode(), "line 3"),
    "long cell": (f"{HEADING}\n{'x' * 200_000}\n".encode(), "line 2"),
    "only one column missing": (HEADING.replace("run", "ran").encode(), "no column “run”"),
    "deep heading": ((",".join("x" * 1 for _ in range(5000))).encode(), "no column"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_or_left_out(tmp_path, name):
    data, reason = BAD_FILES[name]
    path = one_file(tmp_path, data)
    good = export(tmp_path / "ben.csv", "Ben", answers_of("Ben"))
    with pytest.raises(StudioError, match=reason) as error:
        read(path)
    assert "ada.csv" in error.value.message
    first, second = read_exports([path, good], "skip")
    assert (first.files, len(first.problems)) == ((), 1)
    assert second.files[0].student == "Ben"


def test_too_large_and_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(class_files, "MAX_BYTES", 400)
    with pytest.raises(StudioError, match="too large"):
        read(one_file(tmp_path, f"{HEADING}\n" + f"{LINE}\n" * 9))
    monkeypatch.undo()
    monkeypatch.setattr(class_files, "MAX_ROWS", 3)
    with pytest.raises(StudioError, match="more than 3 rows"):
        read(one_file(tmp_path, f"{HEADING}\n" + f"{LINE}\n" * 9))


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(StudioError, match=r"none\.csv cannot be read"):
        read(tmp_path / "none.csv")
    (found,) = read_exports([tmp_path / "none.csv"], "skip")
    assert "none.csv" in found.problems[0]


def test_folders_stand_for_their_files(tmp_path, monkeypatch):
    folder = folder_of_a_class(tmp_path / "class")
    (folder / "notes.txt").write_text("not an export")
    (folder / "EXTRA.CSV").write_text("x")
    names = [one.name for one in files_in([folder, folder / "ada.csv"])]
    assert names == ["EXTRA.CSV", "ada.csv", "ben.csv", "cem.csv"]
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(StudioError, match="no CSV file in empty"):
        files_in([empty])
    monkeypatch.setattr(class_files, "MAX_FILES", 2)
    with pytest.raises(StudioError, match="4 files"):
        files_in([folder])


def test_names_of_files_cannot_steer_a_terminal(tmp_path):
    name = "a\x1b[31m\u202e.csv"
    path = tmp_path / name
    try:
        path.write_text("a,b\n")
    except OSError:
        assert os.name == "nt"  # such names cannot exist there
        return
    with pytest.raises(StudioError) as error:
        read(path)
    assert error.value.message.isprintable()


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_strangers_texts_never_crash(tmp_path_factory, text, encoding):
    path = tmp_path_factory.mktemp("class") / "x.csv"
    path.write_bytes(f"{HEADING}\n{LINE}\n".encode() + text.encode(encoding, "replace"))
    (found,) = read_exports([path], "skip")
    assert found.files or found.problems
