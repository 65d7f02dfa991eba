"""What is imported when: measured in fresh interpreters, because this one has imported it all."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def modules_after(code: str) -> set[str]:
    """Return the top-level modules a fresh interpreter has after running `code`."""
    script = f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_window_imports_no_torch():
    found = modules_after(
        "from lstm_studio.app import Studio, make_application\n"
        "app = make_application(); studio = Studio(); studio.window.show()\n"
        "app.processEvents(); studio.window.close()"
    )
    assert "PySide6.QtWidgets" in found
    heavy = {"torch", "scipy", "matplotlib", "PIL", "sympy", "logging.handlers"}
    assert heavy & found == set()


def test_a_page_is_imported_when_it_is_first_shown():
    """Start-up imports nothing of a page that nobody has asked for."""
    start = (
        "from lstm_studio.app import Studio, make_application\n"
        "app = make_application(); studio = Studio(); studio.window.show()\n"
        "app.processEvents()"
    )
    shown = f"{start}; studio.controller.do('show_page', page='both'); app.processEvents()"
    before, after = modules_after(start), modules_after(shown)
    assert "lstm_studio.shell.sandbox_page" in before
    for other in ("both", "lessons", "companion", "progress_store", "quiz_dialog", "goal_panel"):
        asked = [one for one in before if other in one and one.startswith("lstm_studio.")]
        # What lessons are made of is part of the state, which is all there.
        assert [one for one in asked if not one.startswith("lstm_studio.state.")] == []
    assert "lstm_studio.shell.both_page" in after
    assert after - before
    assert all("torch" not in name for name in after - before)


@pytest.mark.parametrize(
    "verb", ["run", "code", "doctor", "train", "evaluate", "class_table", "bench", "check_content"]
)
def test_headless_verbs_import_no_qt_and_no_torch(verb):
    found = modules_after(f"import lstm_studio.cli, lstm_studio.cli.{verb}")
    assert {
        m for m in found if m.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "torch")
    } == set()


def test_a_headless_run_imports_no_qt():
    found = modules_after(
        "import contextlib, io\nfrom lstm_studio.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    assert main(['run', '--sequence', 'key']) == 0\n"
        "    assert main(['code', '--sequence', 'key']) == 0"
    )
    assert {m for m in found if m.split(".")[0] in ("PySide6", "pyqtgraph", "torch")} == set()


def test_core_needs_numpy_alone():
    found = modules_after("import lstm_studio.state.derive, lstm_studio.core.trace")
    roots = {m.split(".")[0] for m in found} - set(sys.stdlib_module_names)
    third = {r for r in roots if not r.startswith("_")}
    assert third <= {"lstm_studio", "numpy", "__main__", "sitecustomize", "usercustomize"}
