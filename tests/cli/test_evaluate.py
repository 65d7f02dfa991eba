"""``lstm-studio evaluate``: the figures of all three readers, or a sentence that says why not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lstm_studio.cli import evaluate as command
from lstm_studio.cli import main
from lstm_studio.engine.evaluation import evaluate
from lstm_studio.engine.sentence_files import read_sentences
from tests.fixtures.readers import ReadingLibrary

ROOT = Path(__file__).parents[2]
FIGURES = {"accuracy", "balanced_accuracy", "mean_confidence", "coverage", "accuracy_above_line",
           "calibration_error"}  # fmt: skip
ROWS = """\
sentence\tposition\tsense\tclue
the bank was steep and wet\t1\triver\tafter
money in the bank\t3\tfinance\tbefore
she walked to the bank\t4\tnone\tnone
a loan from the bank near the water\t4\tmoney\tboth
"""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "ShippedLibrary", ReadingLibrary)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def run(*words: object) -> int:
    return main(["evaluate", *map(str, words)])


def test_json_has_three_readers_and_their_figures(file, capsys) -> None:
    assert run("bank", "--sentences", file, "--json") == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    found = json.loads(captured.out, parse_constant=pytest.fail)
    assert list(found) == ["forward", "backward", "both"]
    library = ReadingLibrary()
    model = library.word_model("bank")
    sentences = read_sentences(file, "bank", model.senses).sentences
    expected = evaluate(model, library.word_vectors(), sentences)
    for kind, one in found.items():
        assert set(one) >= FIGURES
        for name in FIGURES:
            assert one[name] == getattr(expected.scores[kind], name)
        assert one["count"] == 3
        assert one["not_scored"]["count"] == 1
        assert one["not_scored"]["mean_confidence"] == one["not_scored"]["highest_confidence"]
        assert one["by_clue"]["none"]["accuracy"] is None
        assert sum(map(sum, one["confusion"]["counts"])) == 3
        assert "errors" not in one


def test_json_lists_the_errors(file, capsys) -> None:
    run("bank", "--sentences", file, "--json", "--errors")
    found = json.loads(capsys.readouterr().out)
    errors = [one for reader in found.values() for one in reader["errors"]]
    for kind, one in found.items():
        assert len(one["errors"]) == round((1 - one["accuracy"]) * 3), kind
    assert errors
    for error in errors:
        assert error["probabilities"][error["sense"]] < 0.5
        assert "*bank*" in error["sentence"]
        assert 2 <= error["line"] <= 5


def test_where_nothing_is_scored_figures_are_null(tmp_path, capsys) -> None:
    path = tmp_path / "none.tsv"
    path.write_text("a bank\tnone\n", encoding="utf-8")
    assert run("bank", "--sentences", path, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {one[name] for one in found.values() for name in FIGURES} == {None}
    assert run("bank", "--sentences", path) == 0
    text = capsys.readouterr().out
    assert "–" in text
    assert "None" not in text


def test_tables_say_the_same(file, capsys) -> None:
    assert run("BANK", "--sentences", file) == 0
    text = capsys.readouterr().out
    run("bank", "--sentences", file, "--json")
    found = json.loads(capsys.readouterr().out)
    lines = text.splitlines()
    assert lines[0] == "bank: money, river"
    assert "Sentences scored: 3." in lines
    assert any(line.startswith("Not scored: 1;") for line in lines)
    row = next(line for line in lines if line.startswith("accuracy  "))
    for one in found.values():
        assert f"{100 * one['accuracy']:.1f}" in row
    row = next(line for line in lines if line.startswith("calibration error, 10 bins"))
    for one in found.values():
        assert f"{one['calibration_error']:.3f}" in row
    for clue in ("before × 1", "after × 1", "both × 1", "none × 1"):
        assert clue in text
    assert text.count("answered →") == 3
    assert "wrong" not in text


def test_tables_list_the_errors(file, capsys) -> None:
    run("bank", "--sentences", file, "--errors")
    text = capsys.readouterr().out
    run("bank", "--sentences", file, "--json", "--errors")
    found = json.loads(capsys.readouterr().out)
    assert text.count("  wrong\n") == sum(len(one["errors"]) for one in found.values())


def test_without_errors_it_says_so(tmp_path, capsys) -> None:
    library = ReadingLibrary()
    model = library.word_model("bank")
    path = tmp_path / "mine.tsv"
    path.write_text("a bank\tnone\n", encoding="utf-8")
    run(model.word, "--sentences", path, "--errors")
    assert "No reader answers a sentence wrongly." in capsys.readouterr().out


def test_four_senses_and_a_file_about_several_words(tmp_path, capsys) -> None:
    path = tmp_path / "words.tsv"
    rows = "word\tsentence\tsense\nmole\ta secret mole\tspy\nbank\ta bank\tmoney\n"
    path.write_text(rows, encoding="utf-8")
    assert run("mole", "--sentences", path) == 0
    text = capsys.readouterr().out
    assert "Rows about other words: 1." in text
    assert "sauce" in text


def test_the_line_moves_the_coverage(file, capsys) -> None:
    coverage = []
    for line in ("0", "1"):
        run("bank", "--sentences", file, "--json", "--line", line)
        found = json.loads(capsys.readouterr().out)
        coverage.append({one["coverage"] for one in found.values()})
    assert coverage == [{1.0}, {0.0}]


@pytest.mark.parametrize("line", ["-0.1", "1.5", "nan", "inf"])
def test_a_line_that_is_no_share_is_refused(file, line, capsys) -> None:
    assert run("bank", "--sentences", file, "--line", line) == 2
    assert "confidence line" in capsys.readouterr().err


def test_a_bad_row_stops_it_before_any_result(file, capsys) -> None:
    with file.open("a", encoding="utf-8") as more:
        more.write("the bank\t7\triver\n")
    assert run("bank", "--sentences", file) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "mine.tsv, line 6, column 2 (position): there is no token 7" in captured.err
    assert "--bad skip" in captured.err


def test_bad_rows_are_named_and_left_out(file, capsys) -> None:
    with file.open("ab") as more:
        more.write(b"the bank\t7\triver\n\xff\nthe \x1b[2Jbank\t1\tmoney\nthe bank\t1\tblood\n")
    assert run("bank", "--sentences", file, "--bad", "skip", "--json") == 0
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert [line.split(", column")[0] for line in lines] == [
        f"mine.tsv, line {n}" for n in (6, 7, 8, 9)
    ]
    assert all(line.isprintable() for line in lines)
    assert json.loads(captured.out)["both"]["count"] == 3
    run("bank", "--sentences", file, "--bad", "skip")
    assert "Bad rows left out: 4." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("zebra", "--sentences", "mine.tsv"), "no readers of “zebra”"),
        (("bank", "--sentences", "missing.tsv"), "missing.tsv cannot be read"),
        (("bank", "--sentences", "."), "cannot be read"),
    ],
)
def test_what_does_not_exist_is_named(words, part, file, monkeypatch, capsys) -> None:
    monkeypatch.chdir(file.parent)
    assert run(*words) == 2
    assert part in capsys.readouterr().err


def test_many_places_of_the_clue_are_cut_short(tmp_path, capsys) -> None:
    path = tmp_path / "clues.tsv"
    rows = "".join(f"a bank\tmoney\tsource {n}\n" for n in range(30))
    path.write_text("sentence\tsense\tclue\n" + rows, encoding="utf-8")
    assert run("bank", "--sentences", path) == 0
    assert "and 10 more" in capsys.readouterr().out


def test_the_command_needs_neither_torch_nor_qt(file) -> None:
    program = (
        "import sys\n"
        "from lstm_studio.cli import evaluate, main\n"
        "from tests.fixtures.readers import ReadingLibrary\n"
        "evaluate.ShippedLibrary = ReadingLibrary\n"
        f"code = main(['evaluate', 'bank', '--sentences', {str(file)!r}])\n"
        "found = [n for n in ('torch', 'PySide6', 'shiboken6', 'pyqtgraph') if n in sys.modules]\n"
        "sys.exit(str(found) if found or code else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
