from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from lstm_studio.cli import main
from lstm_studio.cli.selection import select
from tests.fixtures.library import SmallLibrary
from tests.fixtures.selection import parse


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr("lstm_studio.cli.selection.ShippedLibrary", SmallLibrary)


def run(text):
    space = {"__name__": "generated"}
    exec(compile(text, "generated.py", "exec"), space)
    return space


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("mode", [[], ["--mode", "learned", "--hidden-size", "8"]])
def test_the_printed_file_gives_the_numbers_of_run(kind, mode, capsysbinary):
    gates = {"lstm": ["--gate", "f=0.5@2-6"], "gru": ["--gate", "z=0.25"], "rnn": []}[kind]
    words = ["--cell", kind, *mode, *gates]
    assert main(["code", *words]) == 0
    space = run(capsysbinary.readouterr().out.decode("utf-8"))
    trace = select(parse(*words), SmallLibrary()).results.trace
    np.testing.assert_allclose(space["h"].numpy(), trace["h"], rtol=0, atol=1e-12)
    if kind == "lstm":
        np.testing.assert_allclose(space["C"].numpy(), trace["c"], rtol=0, atol=1e-12)


@pytest.mark.usefixtures("small")
def test_the_unit_that_the_file_prints(capsysbinary):
    assert main(["code", "--mode", "learned", "--hidden-size", "8", "--unit", "3"]) == 0
    assert b"unit = 2  #" in capsysbinary.readouterr().out
    assert main(["code", "--mode", "learned", "--hidden-size", "8", "--unit", "9"]) == 2
    assert capsysbinary.readouterr().err.decode().splitlines() == [
        "There is no unit 9 in this cell.",
        "Its units are 1 to 8.",
    ]


def test_a_saved_file_runs(tmp_path):
    path = tmp_path / "cell.py"
    assert main(["code", "--text", "naïve 東京 words", "--out", str(path)]) == 0
    done = subprocess.run([sys.executable, str(path)], capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == 4
