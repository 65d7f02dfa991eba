"""Hundreds of hostile and broken files: each a clear error with its line, or safe text."""

from __future__ import annotations

import re
from functools import cache

import pytest

from lstm_studio.content.check import check_content
from lstm_studio.content.own_files import read_folder, read_taught
from lstm_studio.content.source import read_source
from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.core.errors import StudioError
from lstm_studio.state.derivations import DERIVATIONS
from lstm_studio.state.goals import Goal
from lstm_studio.state.lessons import Lesson
from lstm_studio.state.quizzes import Quiz
from lstm_studio.state.scenes import apply_scene
from lstm_studio.state.studio import initial_state
from lstm_studio.widgets.rich_text import RichText
from tests.fixtures.hostile import hostile_files

FILES = dict(hostile_files())
STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]"
)
LINE = re.compile(r"^[\w.-]+\.toml, line \d+: .")


@pytest.fixture(scope="module")
def library():
    return ShippedLibrary()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for name, data in FILES.items():
        (folder / f"{name}.toml").write_bytes(data)
    return folder


@cache
def loaded(folder, name):
    """Return what a file holds; the error when it holds nothing.  Each is read once."""
    path = folder / f"{name}.toml"
    try:
        return read_taught(read_source(path), path.stem, folder)
    except StudioError as error:
        return error


def texts(value):
    """Return every text of what was read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))


def scenes(value):
    """Return every scene of what was read."""
    if isinstance(value, tuple) and value and type(value[0]).__name__ == "Call":
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from scenes(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from scenes(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from scenes(getattr(value, name))


def test_there_are_enough_of_them_and_of_both_kinds(folder):
    assert len(FILES) >= 300
    kinds = [type(loaded(folder, name)) for name in FILES]
    assert kinds.count(Lesson) > 20
    assert kinds.count(Quiz) > 20
    assert kinds.count(Goal) > 5
    assert len(kinds) - sum(kinds.count(kind) for kind in (Lesson, Quiz, Goal)) > 150


def test_each_is_an_error_with_file_and_line_or_is_read(folder):
    for name in FILES:
        found = loaded(folder, name)
        if not isinstance(found, StudioError):
            continue
        named = LINE.match(found.message) or "is larger than" in found.message
        assert named, f"{name}: {found.message}"
        assert not STEERS.search(found.message + found.hint), name
        assert len(found.message) < 700, name
        assert len(found.hint) < 2200, name


def test_no_text_that_was_read_steers_a_line(folder):
    for name in FILES:
        found = loaded(folder, name)
        if not isinstance(found, StudioError):
            for text in texts(found):
                assert not STEERS.search(text), (name, text[:80])


def test_a_check_of_all_of_them_finds_them_all(folder, library):
    """Every file that is refused has an error; no error is without line and remedy."""
    files, found = check_content([folder / f"{name}.toml" for name in FILES], library)
    assert len(files) == len(FILES)
    bad = {one.file for one in found if one.kind == "error"}
    for name in FILES:
        if isinstance(loaded(folder, name), StudioError):
            assert str(folder / f"{name}.toml") in bad, name
    for one in found:
        assert one.line >= 1
        assert one.problem
        assert one.remedy
        assert not STEERS.search(one.problem + one.remedy), one.file


def test_every_scene_that_was_read_is_applied_or_refused(folder, library):
    tried = refused = 0
    for name in FILES:
        found = loaded(folder, name)
        if isinstance(found, StudioError):
            continue
        for scene in set(scenes(found)):
            tried += 1
            try:
                state = apply_scene(initial_state(library), library, scene)
                derived = {}
                for one in DERIVATIONS:
                    derived[one.name] = one(state, library, None, derived)
            except StudioError:
                refused += 1
    assert tried > 100
    assert refused > 20


def test_every_text_is_shown_as_text(folder, qtbot):
    shown = RichText()
    qtbot.addWidget(shown)
    shown.resize(360, 100)
    seen = set()
    for name in FILES:
        found = loaded(folder, name)
        if isinstance(found, StudioError):
            found = [found.message, found.hint]
        for text in texts(found):
            if text in seen or len(seen) > 1500:
                continue
            seen.add(text)
            shown.setMarkdownText(text, folder)
            plain = shown.toPlainText()
            assert not STEERS.search(plain), (name, text[:80])
            if "<script>" in text and "`" not in text:
                assert "<script>" in plain
    assert len(seen) > 150


def test_a_folder_of_them_is_read_file_by_file(folder, tmp_path):
    """The good ones load, each bad one is named, and the order is that of the names."""
    names = list(FILES)[:190]
    for name in names:
        (tmp_path / f"{name}.toml").write_bytes(FILES[name])
    found = read_folder(tmp_path)
    assert len(found.loaded) + len(found.problems) == len(names)
    assert "" not in found.problems
    assert list(found.loaded) == sorted(found.loaded)


def test_the_work_of_a_check_has_an_end(folder, library, monkeypatch):
    """Counted in readings of the file, not in seconds."""
    from lstm_studio.content import check, mending

    count = 0
    original = check.read_taught

    def counting(*arguments):
        nonlocal count
        count += 1
        return original(*arguments)

    monkeypatch.setattr(check, "read_taught", counting)
    for name in ("many-errors", "many-quizzes", *list(FILES)[:200:4]):
        count = 0
        check_content([folder / f"{name}.toml"], library)
        assert count <= mending._ROUNDS, name
        assert count <= 3 * mending.MOST_ERRORS + 60, name
