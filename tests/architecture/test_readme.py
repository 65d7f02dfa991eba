"""What the README says is so."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from lstm_studio.cli import VERBS, _window_parser

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def maker():
    spec = importlib.util.spec_from_file_location("make_readme", ROOT / "packaging/make_readme.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_names_cells_and_tree_are_those_of_the_program(maker, qtbot):
    # When this fails: python packaging/make_readme.py
    assert maker.rewritten(TEXT) == TEXT


def test_the_two_commands_stand_on_the_first_screen():
    first = "\n".join(TEXT.splitlines()[:20])
    for command in ("bash packaging/run.sh", "bash packaging/test.sh"):
        assert command in first
        assert (ROOT / command.split()[1]).is_file()
    for command in (r"packaging\run.cmd", r"packaging\test.cmd"):
        assert command in first
        assert (ROOT / command.replace("\\", "/")).is_file()


def test_pictures_exist(maker):
    shown = re.findall(r"!\[[^]]*\]\((packaging/[^)]*)\)", TEXT)  # not the example in `code`
    assert len(shown) >= 3
    assert {Path(p).stem for p in shown} <= set(maker.SHOWN)
    for path in shown:
        assert (ROOT / path).stat().st_size > 10_000


@pytest.mark.parametrize(
    "line", [*re.findall(r"^lstm-studio (.*)$", TEXT, re.MULTILINE), "run --sequence key"]
)
def test_commands_of_the_readme_are_understood(line):
    words = shlex.split(line, comments=True)
    if words[0] in VERBS:
        module = importlib.import_module(f"lstm_studio.cli.{words[0].replace('-', '_')}")
        parser = argparse.ArgumentParser()
        module.add_arguments(parser)
        parser.parse_args(words[1:])
    else:
        _window_parser().parse_args(words)


def test_every_verb_is_in_the_readme():
    assert [verb for verb in VERBS if f"lstm-studio {verb}" not in TEXT] == []


def test_the_example_of_a_sequence_loads(tmp_path):
    from lstm_studio.content.load import load_sequence

    example = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1]
    path = tmp_path / "example.toml"
    path.write_text(example, "utf-8")
    sequence = load_sequence(path)
    assert len(sequence) == 14
    assert sequence.tokens[sequence.key_step] == "key"


def test_nothing_names_a_place_on_somebodys_machine():
    wrong = re.compile(r"/root/|/home/[a-z]|/Users/[a-z]|[A-Z]:\\\\Users")
    for path in [*ROOT.glob("*.*"), *ROOT.glob("lstm_studio/**/*.py"), *ROOT.glob("packaging/*")]:
        if path.is_file() and path.suffix in (".py", ".md", ".toml", ".sh", ".cmd", ".txt"):
            found = wrong.search(path.read_text("utf-8"))
            assert found is None, f"{path.relative_to(ROOT)}: {found[0]}"
