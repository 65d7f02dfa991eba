"""The rules of the house that import contracts cannot say, checked on the source itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import lstm_studio

ROOT = Path(lstm_studio.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
QWIDGET_NAMES = {"render", "update", "size", "width", "height", "event", "font", "style", "layout"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def layer(path: Path) -> str:
    return name(path).split("/")[0].removesuffix(".py")


def calls(path: Path):
    return [node for node in ast.walk(TREES[path]) if isinstance(node, ast.Call)]


def called(node: ast.Call) -> str:
    """Return the last name of what is called: ``connect`` for ``a.b.connect(...)``."""
    f = node.func
    return f.attr if isinstance(f, ast.Attribute) else f.id if isinstance(f, ast.Name) else ""


def modules_imported(path: Path):
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def offences(check) -> list[str]:
    return [f"{name(path)}:{line} {what}" for path in FILES for line, what in check(path)]


def test_the_rules_read_the_whole_program():
    assert len(FILES) > 40
    assert {layer(path) for path in FILES} >= {"core", "state", "controller", "views", "shell"}


def test_controller_uses_only_qtcore():
    def check(path):
        if layer(path) == "controller":
            for module, line in modules_imported(path):
                if module.startswith(("PySide6", "pyqtgraph")) and module != "PySide6.QtCore":
                    yield line, module

    assert offences(check) == []


def test_no_lambda_or_partial_is_connected():
    # PySide6 keeps the receiver of a bound method weakly, that of a closure for ever.
    def check(path):
        for call in calls(path):
            if called(call) == "connect":
                for argument in call.args:
                    if isinstance(argument, ast.Lambda) or (
                        isinstance(argument, ast.Call) and called(argument) == "partial"
                    ):
                        yield call.lineno, "connects a lambda or partial"

    assert offences(check) == []


def test_signals_carry_nothing_or_one_object():
    # dict and list payloads are converted and lose data, int wraps at 2**31.
    def check(path):
        for call in calls(path):
            if called(call) == "Signal":
                kinds = [a.id if isinstance(a, ast.Name) else "?" for a in call.args]
                if kinds not in ([], ["object"]):
                    yield call.lineno, f"Signal({', '.join(kinds)})"

    assert offences(check) == []


# The code of the pitfalls is shown and run as it stands; tests/engine/test_listing.py holds the
# module to the program's own texts.
RUNS_OUR_OWN = "engine/listing.py"


def test_nothing_blocks_or_nests_the_event_loop():
    def check(path):
        for call in calls(path):
            if called(call) == "processEvents" and layer(path) != "cli":
                yield call.lineno, "processEvents"
            if called(call) == "sleep":
                yield call.lineno, "sleep"
            if called(call) == "exec" and name(path) not in ("app.py", RUNS_OUR_OWN):
                yield call.lineno, "exec"

    assert offences(check) == []


def test_only_the_command_line_prints():
    def check(path):
        if layer(path) != "cli":
            for call in calls(path):
                if isinstance(call.func, ast.Name) and call.func.id == "print":
                    yield call.lineno, "print"

    assert offences(check) == []


def test_colours_are_written_down_in_style_only():
    colour = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3}){0,1}(?:[0-9A-Fa-f]{2})?\b")

    def check(path):
        if layer(path) == "style":
            return
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                style = re.search(r"(?:color|background)\s*[:=]\s*['\"]?#", node.value)
                if style or colour.fullmatch(node.value.strip()):
                    yield node.lineno, node.value[:40]
            elif (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Attribute)
                and node.value.attr == "GlobalColor"
                and node.attr != "transparent"
            ):
                yield node.lineno, f"Qt.GlobalColor.{node.attr}"

    assert offences(check) == []


def test_views_do_not_override_what_qwidget_owns():
    def check(path):
        if layer(path) == "views":
            for node in ast.walk(TREES[path]):
                if isinstance(node, ast.FunctionDef) and node.name in QWIDGET_NAMES - {"event"}:
                    yield node.lineno, f"def {node.name}"

    assert offences(check) == []


def test_texts_are_translated_from_literals():
    """``tr`` gets a literal, or no tool could find the text; values are filled in by name."""

    def check(path):
        if name(path) == "i18n.py":
            return
        for call in calls(path):
            if isinstance(call.func, ast.Name) and call.func.id == "tr":
                first = call.args[0] if call.args else None
                literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
                if not literal and name(path) not in TRANSLATES_DATA:
                    yield call.lineno, "tr() of something that is no literal"

    assert offences(check) == []


# Titles and stories of shipped sequences are data; content.load.translatable_texts lists them.
TRANSLATES_DATA = {"content/load.py", "content/schema.py"}

_SETTERS = {
    "setText": 0,
    "setToolTip": 0,
    "setAccessibleName": 0,
    "setAccessibleDescription": 0,
    "setWindowTitle": 0,
    "setPlaceholderText": 0,
    "setStatusTip": 0,
    "addTab": 1,
    "addMenu": 0,
    "setTitle": 0,
}
_NAMES = {"LSTM Studio"}


def test_no_untranslated_literal_reaches_a_person():
    def check(path):
        if layer(path) not in ("views", "shell", "widgets", "app"):
            return
        for call in calls(path):
            at = _SETTERS.get(called(call))
            if at is None or len(call.args) <= at:
                continue
            argument = call.args[at]
            if isinstance(argument, ast.JoinedStr):
                texts = [v.value for v in argument.values if isinstance(v, ast.Constant)]
            elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                texts = [argument.value]
            else:
                continue
            for text in texts:
                if re.search(r"[A-Za-z]{3,}", re.sub(r"<[^>]*>", "", text)) and text not in _NAMES:
                    yield call.lineno, repr(text)

    assert offences(check) == []


def test_user_files_are_never_executed():
    def check(path):
        for call in calls(path):
            if (
                isinstance(call.func, ast.Name)
                and call.func.id in ("eval", "exec", "compile")
                and name(path) != RUNS_OUR_OWN
            ):
                yield call.lineno, call.func.id
            if called(call) == "load" and isinstance(call.func, ast.Attribute):
                owner = call.func.value
                if isinstance(owner, ast.Name) and owner.id in ("torch", "pickle", "np", "numpy"):
                    words = {k.arg: getattr(k.value, "value", None) for k in call.keywords}
                    safe = words.get("weights_only") is True or words.get("allow_pickle") is False
                    if not safe:
                        yield call.lineno, f"{owner.id}.load"
        for module, line in modules_imported(path):
            if module.split(".")[0] in ("pickle", "marshal", "shelve", "dill"):
                yield line, module

    assert offences(check) == []


@pytest.mark.parametrize("module", ["urllib", "http", "socket", "requests", "ssl"])
def test_no_network_at_run_time(module):
    def check(path):
        for found, line in modules_imported(path):
            if found.split(".")[0] == module:
                yield line, found

    assert offences(check) == []


def test_files_and_functions_stay_readable():
    long = [f"{name(p)}: {n}" for p in FILES if (n := len(p.read_text("utf-8").splitlines())) > 470]
    assert long == []

    def check(path):
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > 80:
                    yield node.lineno, f"{node.name} has {lines} lines"

    assert offences(check) == []


def test_every_public_module_says_what_it_is():
    assert [name(p) for p in FILES if not ast.get_docstring(TREES[p])] == []
