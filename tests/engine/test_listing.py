"""Code that is shown is what runs: round by round, line by line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lstm_studio
from lstm_studio.engine.listing import Ending, run_listing
from lstm_studio.present.pitfall_code import LISTINGS


def run(code: str, **given) -> tuple[list[int], Ending]:
    steps, seen = run_listing(code, given), []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return seen, end.value


def test_the_variables_are_there_at_the_end():
    seen, ending = run("total = 0\nfor n in numbers:\n    total += n", numbers=[1, 2, 4])
    assert ending.names["total"] == 7
    assert (ending.error, ending.line, ending.rounds) == (None, 0, 3)
    assert seen == [0, 1, 2, 3]


def test_code_without_a_loop_runs():
    seen, ending = run("twice = 2 * x", x=21)
    assert ending.names["twice"] == 42
    assert (seen, ending.rounds) == ([0], 0)


def test_an_exception_names_its_line_and_keeps_what_was_done():
    code = "done = 0\nfor n in numbers:\n    share = 1 / n\n    done += 1"
    _, ending = run(code, numbers=[1, 2, 0, 4])
    assert isinstance(ending.error, ZeroDivisionError)
    assert (ending.line, ending.rounds) == (3, 3)
    assert ending.names["done"] == 2


def test_an_exception_further_down_names_the_line_of_the_code():
    def deep(n):
        return [][n]

    _, ending = run("a = 1\nb = deep(a)", deep=deep)
    assert isinstance(ending.error, IndexError)
    assert ending.line == 2


def test_what_is_no_exception_of_the_code_goes_through():
    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run("stop()", stop=stop)


def test_a_run_can_be_left_in_the_middle():
    done = []
    steps = run_listing(
        "for n in numbers:\n    done.append(n)", {"numbers": range(9), "done": done}
    )
    for _ in range(3):
        next(steps)
    steps.close()
    assert done == [0]


def test_what_is_given_is_not_changed():
    given = {"x": 1}
    steps = run_listing("x = 2\ny = 3", given)
    list(steps)
    assert given == {"x": 1}


def test_nothing_but_our_own_listings_is_ever_run():
    """One caller, and what it hands over comes from the table of listings."""
    root, callers = Path(lstm_studio.__file__).parent, []
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if called and node.func.id == "run_listing":
                callers.append((path.relative_to(root).as_posix(), ast.unparse(node.args[0])))
    assert set(callers) == {("engine/pitfalls.py", "_code(pitfall, version)")}
    tree = ast.parse((root / "engine" / "pitfalls.py").read_text("utf-8"))
    code = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "_code")
    assert ast.unparse(code.body[-1]) == "return LISTINGS[pitfall][version].code"
    source = (root / "present" / "pitfall_code.py").read_text("utf-8")
    assert not {"open(", "read_text", "input("} & set(source.split())
    assert all(isinstance(one.code, str) for group in LISTINGS.values() for one in group.values())
