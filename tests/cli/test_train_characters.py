"""``lstm-studio train characters``: what it says, what it writes, and what it refuses."""

from __future__ import annotations

import argparse
import io
import json

import pytest

from lstm_studio.cli import train as command
from lstm_studio.cli.train_characters import _TEXTS
from lstm_studio.core.errors import StudioError
from lstm_studio.core.example_texts import PROPERTIES_OF
from lstm_studio.engine.character_models import TENSORS
from lstm_studio.engine.character_recipe import RECIPES
from lstm_studio.engine.safetensor_files import read_tensors
from tests.engine.test_character_training import SHORT


def run(*words):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.main(parser.parse_args(words))


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setitem(RECIPES, "nested", SHORT)


@pytest.mark.usefixtures("short")
def test_json_has_the_figures_and_the_file_the_weights(tmp_path, capsys):
    out = tmp_path / "mine.safetensors"
    words = ("characters", "--seed", "6", "--steps", "10", "--json", "--out", str(out))
    assert run(*words) == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out, parse_constant=pytest.fail)
    assert captured.err == ""  # no terminal, no bar
    assert (report["task"], report["text"]) == ("characters", "nested")
    assert (report["seed"], report["steps"], report["hidden_size"]) == (6, 10, 8)
    assert report["repeatable"]
    assert 1 < report["bits"] < 8
    assert [one["property"] for one in report["found"]] == list(PROPERTIES_OF["nested"])
    for one in report["found"]:
        assert 0 <= one["unit"] < 8
        assert -1 <= one["r"] <= 1
        assert 0 < one["luck"] < 1
    assert report["out"] == str(out)
    assert sum(array.size for array in read_tensors(out, TENSORS).values()) == report["parameters"]
    assert run(*words) == 0
    again = json.loads(capsys.readouterr().out)
    assert {**again, "seconds": 0} == {**report, "seconds": 0}


@pytest.mark.usefixtures("short")
def test_people_get_a_line_a_property(capsys):
    assert run("characters", "--steps", "5") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("seed 0: 5 steps, ")
    assert lines[3].startswith("Inside quotation marks: unit ")
    assert "balanced accuracy" in lines[3]
    assert len(lines) == 3 + len(PROPERTIES_OF["nested"])


@pytest.mark.usefixtures("short")
def test_seconds_end_it_and_it_says_that_it_is_not_repeatable(capsys):
    assert run("characters", "--seconds", "1", "--steps", "100000", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert not report["repeatable"]
    assert 0.5 < report["seconds"] < 5
    assert report["steps"] < 100_000


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.usefixtures("short")
def test_a_terminal_shows_a_bar_and_ctrl_c_writes_nothing(monkeypatch, capsys, tmp_path):
    from lstm_studio.cli import train_characters

    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    assert run("characters", "--steps", "6") == 0
    assert "Training" in screen.getvalue()

    def interrupted(recipe):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(train_characters, "train_characters", interrupted)
    out = tmp_path / "mine.safetensors"
    assert run("characters", "--out", str(out)) == 130
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("characters", "--cell", "gru"), "--cell"),
        (("python", "--hidden-size", "3"), "--hidden-size"),
        (("characters", "--seeds", "2"), "--seeds"),
        (("characters", "--steps", "0"), "Steps"),
        (("characters", "--seed", "-1"), "Seed"),
        (("characters", "--seconds", "0"), "Seconds"),
        (("characters", "--out", "weights.bin"), ".safetensors"),
        (("hold", "--seconds", "3"), "--seconds"),
        (("bank", "--seconds", "3"), "--seconds"),
    ],
)
def test_what_makes_no_sense_is_refused(words, says):
    with pytest.raises(StudioError) as refused:
        run(*words)
    assert says in refused.value.message


def test_every_model_has_a_name_here():
    assert tuple(_TEXTS) == command.CHARACTER_TASKS
    assert set(_TEXTS.values()) == set(RECIPES)
