from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from lstm_studio.cli import train as command
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import parameter_count
from lstm_studio.core.tasks import TASKS
from lstm_studio.engine.models import TENSORS, cell_from_tensors
from lstm_studio.engine.safetensor_files import read_tensors

ROOT = Path(__file__).parents[2]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.main(parser.parse_args(words))


def test_json_has_a_run_for_every_seed(capsys: pytest.CaptureFixture[str]) -> None:
    code = run("hold", "--cell", "gru", "--hidden-size", "2", "--seeds", "2", "--seed", "7",
               "--steps", "25", "--json")  # fmt: skip
    assert code == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert captured.err == ""  # no terminal, no bar
    assert (report["task"], report["cell"], report["hidden_size"]) == ("hold", "gru", 2)
    assert report["parameters"] == 3 * 2 * (2 + 2 + 2) + 3
    assert [one["seed"] for one in report["runs"]] == [7, 8]
    for one in report["runs"]:
        assert one["solved"] is False
        assert one["steps"] == 25
        assert one["seconds"] > 0
        assert 0.0 < one["score"] <= one["best_score"] <= 1.0
    assert report["runs"][0]["score"] != report["runs"][1]["score"]


def test_the_results_of_a_seed_are_the_same_again(capsys: pytest.CaptureFixture[str]) -> None:
    scores = []
    for words in (("--seeds", "2", "--seed", "3"), ("--seeds", "1", "--seed", "4")):
        run("hold", "--steps", "40", "--json", *words)
        scores.append([one["score"] for one in json.loads(capsys.readouterr().out)["runs"]])
    assert scores[0][1:] == scores[1]


def test_a_line_a_seed_says_how_it_went(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("hold", "--seeds", "2", "--steps", "20") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["seed 0", "seed 1"]
    assert all("not solved in 20 steps" in line for line in lines)


def test_the_best_seeds_weights_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mine.safetensors"
    run("hold", "--cell", "rnn", "--hidden-size", "3", "--seeds", "3", "--steps", "30",
        "--json", "--out", str(out))  # fmt: skip
    report = json.loads(capsys.readouterr().out)
    params, readout = cell_from_tensors(out.name, read_tensors(out, TENSORS))
    assert (params.kind, params.hidden_size, readout.weight.shape) == ("rnn", 3, (3,))
    assert list(tmp_path.iterdir()) == [out]
    best = max(report["runs"], key=lambda one: one["score"])
    assert report["out_seed"] == best["seed"]

    again = tmp_path / "again.safetensors"
    run("hold", "--cell", "rnn", "--hidden-size", "3", "--seeds", "1", "--seed",
        str(best["seed"]), "--steps", "30", "--out", str(again))  # fmt: skip
    assert again.read_bytes() == out.read_bytes()
    assert "again.safetensors" in capsys.readouterr().out


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_every_task_is_trained_with_the_size_it_is_told_with(
    task: str, cell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(task, "--cell", cell, "--seeds", "1", "--steps", "2", "--length", "6",
               "--forget-bias", "chrono", "--json")  # fmt: skip
    assert code == 0
    report = json.loads(capsys.readouterr().out)
    found = TASKS[task]
    assert (report["task"], report["hidden_size"]) == (task, found.hidden_size)
    assert report["length"] == 6
    assert report["parameters"] == parameter_count(
        cell, found.hidden_size, found.input_size, found.output_size
    )
    assert report["learning_rate"] == found.rate(cell, found.hidden_size)
    assert report["runs"][0]["steps"] == 2


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["flying"], "flying"),
        (["hold", "--hidden-size", "0"], "Hidden size"),
        (["hold", "--hidden-size", "-4"], "Hidden size"),
        (["hold", "--steps", "0"], "Steps"),
        (["hold", "--seeds", "0"], "number of seeds"),
        (["hold", "--seeds", "1001"], "number of seeds"),
        (["hold", "--seed", "-1"], "Seed"),
        (["hold", "--forget-bias", "much"], "much"),
        (["hold", "--forget-bias", "1e9"], "Forget bias"),
        (["order", "--length", "1"], "Length"),
        (["hold", "--learning-rate", "0"], "Learning rate"),
        (["hold", "--learning-rate", "nan"], "Learning rate"),
        (["hold", "--learning-rate", "1e99"], "Learning rate"),
        (["bank", "--learning-rate", "0.1"], "--learning-rate"),
        (["hold", "--out", "weights.pt"], "weights.pt"),
        (["hold", "--out", "no/such/folder/weights.safetensors"], "weights.safetensors"),
    ],
)
def test_wrong_arguments_are_named_before_training(
    words: list[str],
    part: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StudioError) as caught:
        run(*words)
    assert part in caught.value.message
    assert caught.value.hint
    assert capsys.readouterr().out == ""
    assert not list(tmp_path.iterdir())


def test_a_cell_that_does_not_exist_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run("hold", "--cell", "tree")
    assert caught.value.code == 2
    assert "tree" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_that_is_wiped_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert run("hold", "--seeds", "1", "--steps", "40", "--json") == 0
    json.loads(capsys.readouterr().out)  # stdout stays clean
    pictures = screen.getvalue().split("\r\x1b[2K")[1:]
    assert pictures[-1] == ""
    assert [text.count("█") for text in pictures[:-1]] == [3, 6, 9, 12, 15, 18, 21, 24]
    assert all(text.count("█") + text.count("░") == 24 for text in pictures[:-1])
    assert "step 40 of 40" in pictures[-2]
    assert "NaN" not in screen.getvalue()


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_absurd_settings_end_with_finite_weights(
    cell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "wild.safetensors"
    words = ["hold", "--cell", cell, "--hidden-size", "400", "--length", "1", "--steps", "3"]
    words += ["--learning-rate", "1e9", "--seeds", "1", "--json", "--out", str(out)]
    assert run(*words) == 0
    (only,) = json.loads(capsys.readouterr().out)["runs"]
    assert only["solved"] is False
    assert only["steps"] == 3
    weights = read_tensors(out, tuple(TENSORS))
    assert all(np.isfinite(array).all() for array in weights.values())


def test_the_learning_rate_is_the_one_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    scores = []
    for rate in ("0.01", "0.000001"):
        words = ["flagged", "--steps", "400", "--seeds", "1", "--learning-rate", rate, "--json"]
        assert run(*words) == 0
        scores.append(json.loads(capsys.readouterr().out)["runs"][0]["score"])
    assert scores[0] > 0.9
    assert scores[1] < 0.5


def test_a_seed_that_diverged_gives_valid_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import torch

    from lstm_studio.engine.torch_training import Adam

    def overflowing(self: Adam) -> None:
        with torch.no_grad():
            self.parameters[0][0] = float("nan")

    monkeypatch.setattr(Adam, "step", overflowing)
    assert run("hold", "--seeds", "1", "--json") == 0
    (only,) = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)["runs"]
    assert only["diverged"] is True
    assert only["solved"] is False
    assert only["score"] is None
    assert run("hold", "--seeds", "1") == 0
    assert "overflowed at step 2" in capsys.readouterr().out


def test_ctrl_c_leaves_no_file_and_says_130(tmp_path: Path) -> None:
    """A real SIGINT in the middle of a long training, in a process of its own."""
    out = tmp_path / "never.safetensors"
    program = textwrap.dedent(
        f"""
        import argparse, signal, sys
        from lstm_studio.cli import train as command
        from lstm_studio.engine.torch_training import Adam

        # A shell gives its background jobs an ignored SIGINT, and Python leaves it so.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        plain = Adam.step
        def spied(self):
            plain(self)
            if self.steps == 10:
                signal.raise_signal(signal.SIGINT)
        Adam.step = spied
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        words = ["hold", "--steps", "1000000", "--cell", "rnn", "--seeds", "1",
                 "--json", "--out", {str(out)!r}]
        sys.exit(command.main(parser.parse_args(words)))
        """
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == "Stopped. Nothing was written.\n"
    assert done.returncode == command.INTERRUPTED == 130
    assert done.stdout == ""
    assert os.listdir(tmp_path) == []


def test_ctrl_c_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mine.safetensors"
    out.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    assert run("hold", "--seeds", "1", "--steps", "5", "--out", str(out)) == 130
    assert "Nothing was written" in capsys.readouterr().err
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_the_command_is_declared_without_torch() -> None:
    """Help and argument errors must not wait seconds for torch."""
    program = (
        "import argparse, sys\n"
        "from lstm_studio.cli import train\n"
        "train.add_arguments(argparse.ArgumentParser())\n"
        "found = [name for name in ('torch', 'PySide6') if name in sys.modules]\n"
        "sys.exit(str(found) if found else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
