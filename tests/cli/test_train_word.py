from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from lstm_studio.cli import train as command
from lstm_studio.core.errors import StudioError
from lstm_studio.core.readers import READERS
from lstm_studio.engine.reader_models import TENSORS, load_word
from lstm_studio.engine.safetensor_files import read_tensors
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.sense_training import SenseProgress
from lstm_studio.i18n import percent

ROOT = Path(__file__).parents[2]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.main(parser.parse_args(words))


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train on little text; the steps are given with each command."""
    from lstm_studio.cli import train_word

    monkeypatch.setattr(train_word, "SenseRecipe", lambda: SenseRecipe(sentences=400))


@pytest.mark.usefixtures("short")
def test_json_has_the_three_readers_and_the_file_their_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mine.safetensors"
    assert run("bank", "--seed", "6", "--steps", "10", "--json", "--out", str(out)) == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out, parse_constant=pytest.fail)
    assert captured.err == ""  # no terminal, no bar
    assert (report["word"], report["seed"], report["steps"]) == ("bank", 6, 10)
    assert report["senses"] == ["money", "river"]
    assert report["out"] == str(out)
    shipped = load_word("bank")
    for kind in READERS:
        one = report[kind]
        assert one["parameters"] == (5201 if kind == "both" else 3009)
        assert one["seconds"] > 0
        assert one["temperature"] == shipped.ensembles[kind].temperature
        assert set(one["by_clue"]) >= {"before", "after", "both", "none"}
        assert one["by_clue"]["none"]["accuracy"] is None
        assert 0 <= one["by_clue"]["after"]["accuracy"] <= 1
        assert one["sets"]["Written by hand"]["count"] >= 120
    names = [f"{kind}.0.{name}" for kind in READERS for name in TENSORS[kind]]
    tensors = read_tensors(out, names)
    assert tensors["both.0.lstm.weight_hh_l0_reverse"].shape == (64, 16)
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.usefixtures("short")
def test_people_get_a_table_by_place_of_the_clue(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("crane", "--steps", "5") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "crane, seed 0: 5 steps of 64 sentences each"
    assert [line.split(":")[0].strip() for line in lines[1:4]] == list(READERS)
    header = next(line for line in lines if "by clue" in line)
    assert header.split()[-3:] == list(READERS)
    assert any(line.strip().startswith("any × ") for line in lines)
    assert any(line.strip().startswith("Written by hand × ") for line in lines)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("short")
def test_a_terminal_sees_a_bar_with_the_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert run("bank", "--steps", "20", "--json") == 0
    json.loads(capsys.readouterr().out)
    pictures = screen.getvalue().split("\r\x1b[2K")[1:]
    assert pictures[-1] == ""
    counts = [text.count("█") for text in pictures[:-1]]
    assert counts == sorted(counts)
    assert counts[-1] == 24
    assert all(text.count("█") + text.count("░") == 24 for text in pictures[:-1])
    assert "s left" in pictures[-2]
    assert "both ways" in pictures[-2]
    assert {"Writing sentences", "Training the forward reader"} <= {
        text.split("%", 1)[1].strip().partition(",")[0] for text in pictures[:-1]
    }


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["bank", "--cell", "gru"], "--cell"),
        (["bank", "--hidden-size", "4"], "--hidden-size"),
        (["bank", "--seeds", "2"], "--seeds"),
        (["bank", "--steps", "0"], "Steps"),
        (["bank", "--seed", "-1"], "Seed"),
        (["bank", "--out", "weights.pt"], "weights.pt"),
        (["bank", "--out", "no/such/folder/weights.safetensors"], "weights.safetensors"),
        (["Bank"], "Bank"),
    ],
)
def test_wrong_arguments_are_named_before_training(
    words: list[str], part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StudioError) as caught:
        run(*words)
    assert part in caught.value.message
    assert caught.value.hint
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("at", ["text", "steps", "writing"])
def test_ctrl_c_leaves_no_file_and_says_130(tmp_path: Path, at: str) -> None:
    """A real SIGINT while text is written, in the training or at the file, in a process."""
    out = tmp_path / "never.safetensors"
    program = textwrap.dedent(
        f"""
        import argparse, os, signal, sys
        from lstm_studio.cli import train as command
        from lstm_studio.cli import train_word
        from lstm_studio.engine.sense_recipe import SenseRecipe
        from lstm_studio.engine.sense_text import SentenceMaker
        from lstm_studio.engine.torch_adam import Adam

        # A shell gives its background jobs an ignored SIGINT, and Python leaves it so.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        train_word.SenseRecipe = lambda: SenseRecipe(sentences=400)

        def interrupting(owner, name, after):
            plain = getattr(owner, name)
            calls = [0]
            def spied(*args, **more):
                calls[0] += 1
                if calls[0] == after:
                    signal.raise_signal(signal.SIGINT)
                return plain(*args, **more)
            setattr(owner, name, spied)

        match {at!r}:
            case "text":
                interrupting(SentenceMaker, "_one", 250)
            case "steps":
                interrupting(Adam, "step", 12)
            case "writing":
                interrupting(os, "replace", 1)
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        words = ["bank", "--steps", "10", "--json", "--out", {str(out)!r}]
        sys.exit(command.main(parser.parse_args(words)))
        """
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == "Stopped. Nothing was written.\n"
    assert done.returncode == command.INTERRUPTED == 130
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_the_bar_says_what_is_done_and_how_long_it_takes() -> None:
    from lstm_studio.cli import train_word
    from lstm_studio.cli.bars import BarLine

    screen = Terminal()
    bar = BarLine(screen)
    train_word._show(bar, SenseProgress(0.5, "Doing it", 3.2))
    train_word._show(bar, SenseProgress(0.50001, "Doing it", 3.1))  # nothing to see
    bar.clear()
    half = "█" * 12 + "░" * 12
    assert screen.getvalue() == f"\r\x1b[2K{half} {percent(0.5)} Doing it, 4 s left\r\x1b[2K"
