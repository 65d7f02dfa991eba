"""A recorded step as text: read again it is the same scene, and no file loses a byte."""

from __future__ import annotations

import os
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.content.lesson_files import read_lesson
from lstm_studio.content.source import Source
from lstm_studio.content.step_text import MOST_CALLS, append_step, new_lesson_text, step_text
from lstm_studio.core.errors import StudioError
from lstm_studio.state.recorder import recorded
from lstm_studio.state.scenes import Call, apply_scene
from lstm_studio.state.studio import initial_state
from tests.fixtures.meaning import CALLS, meaning
from tests.state.test_recorder import LIBRARY, after

SCENE = (Call("show_page", {"page": "sandbox"}), Call("pin_gate", {"gate": "f", "value": 0.5}))
LESSON = 'title = "A"  # mine\n\n[[step]]\nid = "a"\ntitle = "b"\ntext = "c"\n'


@settings(max_examples=150)
@given(st.lists(CALLS, max_size=10))
def test_read_again_it_gives_the_same_state(calls):
    state = after(calls)
    text = new_lesson_text(step_text(recorded(state, LIBRARY)))
    lesson = read_lesson(Source("mine.toml", text), "mine")
    found = apply_scene(initial_state(LIBRARY), LIBRARY, lesson.steps[0].scene)
    assert meaning(found, LIBRARY) == meaning(state, LIBRARY)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=30)
)
def test_any_text_comes_back(text):
    call = Call("write_leak_sentence", {"which": "first", "text": text})
    lesson = read_lesson(Source("a.toml", new_lesson_text(step_text((call,)))), "a")
    assert lesson.steps[0].scene[0].arguments["text"] == text


def test_what_is_left_out_stands_above_the_scene():
    text = step_text(SCENE, "x", ("Not\nthis.",))
    assert "# Not this.\nscene = [" in text


def test_too_long_a_scene_is_refused():
    with pytest.raises(StudioError, match="takes 401 actions"):
        step_text(SCENE[:1] * (MOST_CALLS + 1))


def test_a_new_file_is_a_lesson(tmp_path):
    path = tmp_path / "mine.toml"
    assert append_step(path, tmp_path, SCENE) == "recorded-1"
    assert read_lesson(Source("mine.toml", path.read_text("utf-8")), "mine").steps[0].scene == SCENE


@pytest.mark.parametrize(
    "old",
    [
        LESSON.encode(),
        LESSON.rstrip("\n").encode(),
        b"\xef\xbb\xbf" + LESSON.encode(),
        LESSON.replace("\n", "\r\n").encode(),
    ],
)
def test_what_was_there_stays_byte_for_byte(tmp_path, old):
    path = tmp_path / "mine.toml"
    path.write_bytes(old)
    assert append_step(path, tmp_path, SCENE) == "recorded-1"
    assert append_step(path, tmp_path, SCENE) == "recorded-2"
    new = path.read_bytes()
    assert new.startswith(old)
    assert (b"\r\n" in new) == (b"\r\n" in old)
    assert new.count(b"\n") == new.count(b"\r\n") or b"\r\n" not in new
    lesson = read_lesson(Source("mine.toml", new.decode("utf-8-sig")), "mine")
    assert [step.id for step in lesson.steps] == ["a", "recorded-1", "recorded-2"]


@pytest.mark.parametrize(
    "old",
    [
        "title = ",
        LESSON + "colour = 1\n",
        'title = "a"\nstep = [{ id = "a", title = "b", text = "c" }]\n',
        'title = "q"\n[[question]]\n',
        "nothing = 1\n",
    ],
)
def test_a_file_that_is_no_good_lesson_is_left_as_it_is(tmp_path, old):
    path = tmp_path / "mine.toml"
    path.write_text(old, "utf-8")
    with pytest.raises(StudioError):
        append_step(path, tmp_path, SCENE)
    assert path.read_text("utf-8") == old
    assert [one.name for one in tmp_path.iterdir()] == ["mine.toml"]


def test_a_link_out_of_the_folder_is_not_written_through(tmp_path):
    folder, other = tmp_path / "folder", tmp_path / "other.toml"
    folder.mkdir()
    other.write_text(LESSON, "utf-8")
    try:
        (folder / "mine.toml").symlink_to(other)
    except OSError:
        return  # a system that has no links has no such danger
    with pytest.raises(StudioError, match="no file of this folder"):
        append_step(folder / "mine.toml", folder, SCENE)
    assert other.read_text("utf-8") == LESSON


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_who_may_read_a_file_stays(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(LESSON, "utf-8")
    path.chmod(0o644)
    append_step(path, tmp_path, SCENE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
