"""``lstm-studio check-content``: sentences or JSON, and an exit code that says whether to worry."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lstm_studio.assets import resource
from lstm_studio.cli import main

GOOD = 'title = "A"\n[[step]]\nid = "a"\ntitle = "b"\ntext = "c"\n'
BAD = GOOD + "colour = 1\nhide = 3\n"


def run(*words: object) -> int:
    return main(["check-content", *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.toml").write_text(GOOD, "utf-8")
    return tmp_path


def test_a_good_file_ends_with_0(folder, capsys):
    assert run(folder / "good.toml") == 0
    assert capsys.readouterr().out == "1 files, 0 errors, 0 warnings\n"


def test_warnings_alone_end_with_0(folder, capsys):
    (folder / "good.toml").write_text(GOOD + 'hide = ["nothing.of.this"]\n', "utf-8")
    assert run(folder) == 0
    out = capsys.readouterr().out
    assert "line 6: warning: Nothing in the window is called “nothing.of.this”." in out
    assert out.endswith("1 files, 0 errors, 1 warnings\n")


def test_every_error_has_file_line_and_remedy(folder, capsys):
    bad = folder / "bad.toml"
    bad.write_text(BAD, "utf-8")
    assert run(folder) == 2
    lines = capsys.readouterr().out.splitlines()
    assert f"{bad}, line 6: “colour” is not known here." in lines
    assert lines[lines.index(f"{bad}, line 6: “colour” is not known here.") + 1].startswith(
        "    Known are: id, title, text, scene"
    )
    assert f"{bad}, line 7: “hide” holds a whole number." in lines
    assert lines[-1] == "2 files, 2 errors, 0 warnings"


def test_json_has_the_same(folder, capsys):
    (folder / "bad.toml").write_text(BAD, "utf-8")
    assert run("--json", folder) == 2
    found = json.loads(capsys.readouterr().out)
    assert [Path(one).name for one in found["files"]] == ["bad.toml", "good.toml"]
    assert (found["errors"], found["warnings"]) == (2, 0)
    assert [one["line"] for one in found["findings"]] == [6, 7]
    assert set(found["findings"][0]) == {"file", "line", "kind", "problem", "remedy"}
    assert all(one["remedy"] for one in found["findings"])


def test_a_file_that_is_not_there(folder, capsys):
    assert run(folder / "none.toml") == 2
    assert "There is no file none.toml." in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(folder, capsys):
    os.mkfifo(folder / "pipe.toml")
    assert run(folder) == 2
    assert "There is no file pipe.toml." in capsys.readouterr().out


def test_a_terminal_is_not_steered_by_a_file(folder, capsys):
    (folder / "bad.toml").write_text(GOOD + '"a\u202eb" = 1\n', "utf-8")
    assert run(folder / "bad.toml") == 2
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert "\\u202e" in out


def test_schemas_are_written_for_an_editor(folder, capsys):
    assert run("--schemas", folder) == 0
    for kind in ("lesson", "quiz", "goal"):
        assert (folder / f"{kind}.schema.json").read_text("utf-8") == resource(
            "schemas", f"{kind}.schema.json"
        ).read_text("utf-8")


def test_nothing_to_check_is_a_mistake(capsys):
    assert run() == 2
    assert "Name a file" in capsys.readouterr().err


def test_it_needs_no_qt_and_no_torch(folder):
    code = (
        "import sys\nfrom lstm_studio.cli import main\n"
        f"assert main(['check-content', {str(folder)!r}, {str(resource('lessons'))!r}]) == 0\n"
        "found = {m.split('.')[0] for m in sys.modules}\n"
        "assert not found & {'PySide6', 'shiboken6', 'pyqtgraph', 'torch'}, found\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, capture_output=True)
