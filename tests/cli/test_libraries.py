"""The table of system libraries, and what is made of it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from lstm_studio.cli import libraries

EVERY = {**libraries.BASE, **libraries.XCB, **libraries.WAYLAND}


def test_missing_keeps_the_order_and_names_only_what_does_not_load() -> None:
    def load(name: str) -> object:
        if name in ("libb", "libd"):
            raise OSError(f"{name}: cannot open shared object file")
        return object()

    assert libraries.missing(["liba", "libd", "libb", "libc"], load) == ("libd", "libb")
    assert libraries.missing([], load) == ()


def test_a_library_that_nobody_has_is_missing_for_the_real_linker() -> None:
    assert libraries.missing(["lib-that-nobody-has.so.99"]) == ("lib-that-nobody-has.so.99",)


def test_packages_are_sorted_and_named_once() -> None:
    wanted = ["libgthread-2.0.so.0", "libglib-2.0.so.0", "libEGL.so.1", "libunknown.so"]
    found = libraries.packages(wanted, known=lambda name: name == "libglib2.0-0")
    assert found == ("libegl1", "libglib2.0-0")


def test_the_newer_name_is_taken_where_the_system_knows_it() -> None:
    assert libraries.packages(["libglib-2.0.so.0"], lambda _: True) == ("libglib2.0-0t64",)
    assert libraries.packages(["libglib-2.0.so.0"], lambda _: False) == ("libglib2.0-0",)


def test_the_command_is_that_of_the_system() -> None:
    def only(tool: str):
        return lambda name: f"/usr/bin/{name}" if name == tool else None

    wanted = ("libGL.so.1", "libxcb-cursor.so.0")
    assert libraries.install_command(wanted, only("apt-get")) == (
        "sudo apt-get install libgl1 libxcb-cursor0"
    )
    assert libraries.install_command(wanted, only("dnf")) == (
        "sudo dnf install 'libGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"
    )
    assert libraries.install_command(wanted, only("nothing")) == ""


def test_every_library_names_a_package() -> None:
    for library, packages in EVERY.items():
        assert ".so." in library
        assert packages
        assert all(name == name.lower() for name in packages)


def test_the_module_needs_only_the_standard_library() -> None:
    """The set-up loads it by its path before anything is installed."""
    tree = ast.parse(Path(libraries.__file__).read_text(encoding="utf-8"))
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported
    assert imported <= set(sys.stdlib_module_names)
