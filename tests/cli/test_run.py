from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lstm_studio.cli import main
from lstm_studio.cli import run as command
from lstm_studio.cli.selection import select
from lstm_studio.content.load import shipped_sequence
from lstm_studio.core.trace import QUANTITIES, run_trace
from lstm_studio.state.studio import hand_cell, hand_overrides
from tests.fixtures.library import SmallLibrary
from tests.fixtures.selection import parse

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr("lstm_studio.cli.selection.ShippedLibrary", SmallLibrary)


def expected(kind="lstm", name="key"):
    sequence = shipped_sequence(name)
    return run_trace(hand_cell(kind), sequence.inputs(1), hand_overrides(kind, sequence))


def test_a_table_on_the_screen(capsysbinary):
    assert main(["run"]) == 0
    lines = capsysbinary.readouterr().out.decode("utf-8").splitlines()
    assert lines[0].split() == ["step", "token", "x", "f", "i", "C~", "o", "C", "h"]
    assert len(lines) == len(shipped_sequence("key")) + 2
    assert lines[4].split()[1] == "key"
    assert float(lines[4].split()[-1]) == pytest.approx(expected()["h"][3, 0], abs=5e-4)
    assert lines[-1] == "* held by hand"


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_csv_holds_the_exact_numbers_and_can_be_read_back(kind, capsysbinary, tmp_path):
    assert main(["run", "--cell", kind, "--sequence", "topic", "--format", "csv"]) == 0
    data = capsysbinary.readouterr().out
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    trace = expected(kind, "topic")
    assert [float(row[-1]) for row in rows[1:]] == trace["h"][:, 0].tolist()
    path = tmp_path / "trace.csv"
    path.write_bytes(data)
    again = select(parse("--csv", str(path), "--column", "x", "--cell", kind), SmallLibrary())
    assert again.sequence.tokens == shipped_sequence("topic").tokens
    np.testing.assert_array_equal(again.sequence.values, shipped_sequence("topic").values)


def test_the_ending_of_the_file_chooses_the_format(tmp_path, capsysbinary):
    for name, start in (("a.csv", b"step,"), ("a.npz", b"PK"), ("a.txt", b"step  token")):
        assert main(["run", "--out", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert main(["run", "--out", str(tmp_path / "b.csv"), "--format", "table"]) == 0
    assert (tmp_path / "b.csv").read_bytes().startswith(b"step  token")
    assert capsysbinary.readouterr().out == b""
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_npz_holds_everything_without_pickle(kind, tmp_path):
    path = tmp_path / "trace.npz"
    words = ["run", "--cell", kind, "--out", str(path)]
    if kind == "lstm":
        words += ["--gate", "g=0.5@2"]
    assert main(words) == 0
    with np.load(path, allow_pickle=False) as found:
        assert str(found["kind"]) == kind
        assert tuple(found["tokens"].tolist()) == shipped_sequence("key").tokens
        held = {"lstm": "ifgo", "gru": "rzn", "rnn": ""}[kind]
        assert {name for name in found if name.startswith("pinned")} == {
            f"pinned_{g}" for g in held
        }
        for name in QUANTITIES[kind]:
            assert found[name].shape == (14, 1)
        if kind == "lstm":
            assert found["pinned_g"][:, 0].tolist() == [t == 1 for t in range(14)]
            np.testing.assert_array_equal(found["kept"] + found["write"], found["c"])
        else:
            np.testing.assert_array_equal(found["h"], expected(kind)["h"])
        assert found["weight_hh"].dtype == np.float64


@pytest.mark.usefixtures("small")
def test_a_trained_cell_answers(capsysbinary, tmp_path):
    words = ["run", "--mode", "learned", "--hidden-size", "8", "--format", "csv"]
    assert main(words) == 0
    rows = list(csv.reader(io.StringIO(capsysbinary.readouterr().out.decode(), newline="")))
    assert rows[0][:4] == ["step", "token", "x", "mark"]
    assert rows[0][-3:] == ["h[8]", "answer", "target"]
    results = select(parse("--mode", "learned", "--hidden-size", "8"), SmallLibrary()).results
    np.testing.assert_array_equal([float(r[-2]) for r in rows[1:]], results.answers)
    assert [r[-1] for r in rows[1:5]] == ["nan", "nan", "nan", "1.0"]
    assert main([*words[:-2], "--out", str(tmp_path / "t.npz")]) == 0
    with np.load(tmp_path / "t.npz") as found:
        np.testing.assert_array_equal(found["answer"], results.answers)


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "npz"],
        ["--gate", "q=1"],
        ["--csv", "no_such.csv"],
        ["--out", "no_such_folder/trace.csv"],
        ["--text", "a\x00b"],
    ],
)
def test_a_mistake_is_two_lines_and_code_2(words, capsysbinary, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["run", *words]) == 2
    captured = capsysbinary.readouterr()
    assert captured.out == b""
    assert len(captured.err.decode("utf-8").splitlines()) == 2
    assert list(tmp_path.iterdir()) == []


def test_neither_qt_nor_torch_is_imported(tmp_path):
    program = (
        "import sys\n"
        "from lstm_studio.cli import main\n"
        f"assert main(['run', '--out', {str(tmp_path / 'a.npz')!r}]) == 0\n"
        f"assert main(['code', '--out', {str(tmp_path / 'a.py')!r}]) == 0\n"
        "bad = ('PySide6', 'shiboken6', 'pyqtgraph', 'torch', 'matplotlib', 'scipy', 'PIL')\n"
        "sys.exit(str([name for name in bad if name in sys.modules] or '') or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_array_of_the_archive_is_described():
    for name in ("tokens", "pre_f", "pinned_f", "answer", "target", "kind"):
        assert f"``{name}``" in (command.npz.__doc__ or "")
