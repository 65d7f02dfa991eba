"""Runs a shown piece of code round by round, so that what is on the page is what has happened.

The texts are the program's own (``present.pitfall_code``), never a person's or a file's: nothing
else may be handed to this module, and a test holds its callers to that.  A text becomes the body
of a generator that yields at the start of every round of its loops, which is where a run tells its
progress and can be stopped; its lines keep their numbers, so that an exception names the line
that is on screen.
"""

from __future__ import annotations

import ast
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import cast

__all__ = ["Ending", "run_listing"]

_FILE = "<listing>"


@dataclass(frozen=True)
class Ending:
    """How a run has ended.

    Attributes
    ----------
    names : dict of str to object
        The variables of the code at its end, or where it raised.
    rounds : int
        How often a loop's body was entered.
    error : Exception or None
        What it raised.
    line : int
        The line at which it did, from 1; 0 when it has not.
    """

    names: dict[str, object] = field(default_factory=dict[str, object])
    rounds: int = 0
    error: Exception | None = None
    line: int = 0


def run_listing(code: str, given: Mapping[str, object]) -> Generator[int, None, Ending]:
    """Run a text of our own.

    Parameters
    ----------
    code : str
        A listing of :data:`lstm_studio.present.pitfall_code.LISTINGS`.
    given : mapping of str to object
        The names that it finds ready.

    Yields
    ------
    int
        The rounds entered, before the work of each.

    Returns
    -------
    Ending
        An exception of the code is part of it; only what is no ``Exception`` goes through.
    """
    steps = _generator(code, given)
    rounds = -1  # the first yield comes before the code
    try:
        while True:
            next(steps)
            rounds += 1
            yield max(rounds, 0)
    except StopIteration as end:
        return Ending(cast(dict[str, object], end.value), max(rounds, 0))
    except Exception as error:
        names, line = _place(error.__traceback__)
        return Ending(names, max(rounds, 0), error, line)
    finally:
        steps.close()


def _generator(
    code: str, given: Mapping[str, object]
) -> Generator[None, None, Mapping[str, object]]:
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.While):
            node.body.insert(0, ast.Expr(ast.Yield()))
    shell = ast.parse("def listing():\n    yield\n    return locals()")
    function = shell.body[0]
    assert isinstance(function, ast.FunctionDef)
    function.body[1:1] = tree.body
    namespace = dict(given)
    exec(compile(ast.fix_missing_locations(shell), _FILE, "exec"), namespace)
    return cast("Generator[None, None, Mapping[str, object]]", cast("type", namespace["listing"])())


def _place(trace: TracebackType | None) -> tuple[dict[str, object], int]:
    """Return the variables of the code and its line where an exception came through."""
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _FILE:
            return dict(trace.tb_frame.f_locals), trace.tb_lineno
        trace = trace.tb_next
    return {}, 0
