"""A folder of own content: the good files load, a save is followed, the last good version stays."""

from __future__ import annotations

import os

import pytest

from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.own_content import OwnContent
from lstm_studio.state.content import content_of

LESSON = """\
title = "{title}"
[[step]]
id = "one"
title = "One"
text = "First."
[[step]]
id = "two"
title = "Two"
text = "Second."
scene = [{{ do = "show_page", page = "sandbox" }}, {{ do = "choose_sequence", id = "{sequence}" }}]
"""


@pytest.fixture(scope="module")
def library():
    return ShippedLibrary()


@pytest.fixture
def controller(library, qapp):
    return ModelController(library)


@pytest.fixture
def told(controller):
    notices = []
    controller.notices.raised.connect(notices.append)
    return notices


@pytest.fixture
def own(controller):
    own = OwnContent(controller)
    yield own
    own.stop()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    write(folder / "a.toml")
    return folder


def write(path, title="Mine", sequence="key"):
    path.write_text(LESSON.format(title=title, sequence=sequence), "utf-8")


def lessons(controller):
    return [one.title for one in content_of(controller.state, controller.library).lessons]


def test_own_lessons_come_first(controller, own, folder, told):
    shipped = lessons(controller)
    assert own.open(folder)
    assert lessons(controller) == ["Mine", *shipped]
    assert [(one.kind, one.message) for one in told] == [("info", "mine is open.")]
    own.close()
    assert lessons(controller) == shipped
    assert own.folder is None


def test_an_own_lesson_stands_in_place_of_a_shipped_one_with_its_id(controller, own, folder):
    write(folder / "gates.toml", "My gates")
    own.open(folder)
    assert lessons(controller) == ["Mine", "My gates"]


def test_a_bad_file_does_not_keep_the_others_away(controller, own, folder, told):
    (folder / "b.toml").write_text("title = ", "utf-8")
    (folder / "c.toml").write_text("nothing = 1", "utf-8")
    write(folder / "d.toml", "Good")
    own.open(folder)
    assert lessons(controller)[:2] == ["Mine", "Good"]
    assert len(told) == 1
    assert told[0].kind == "error"
    assert "b.toml, c.toml" in told[0].message
    assert "line 1" in told[0].hint


def test_a_folder_that_cannot_be_read_leaves_the_open_one(controller, own, folder, told, tmp_path):
    own.open(folder)
    assert not own.open(tmp_path / "none")
    assert own.folder == folder
    assert told[-1].kind == "error"
    assert lessons(controller)[0] == "Mine"


def test_what_is_saved_is_followed_and_the_step_goes_on(controller, own, folder, qtbot):
    own.open(folder)
    controller.do("go_to_step", lesson="a", step=1)
    controller.do("pin_gate", gate="f", value=0.25)
    bench = controller.state.gates
    write(folder / "a.toml", "Mine, better")
    qtbot.waitUntil(lambda: lessons(controller)[0] == "Mine, better", timeout=5000)
    assert (controller.state.learning.activity, controller.state.learning.step) == ("lesson", 1)
    assert controller.state.gates is bench


def test_an_editor_that_puts_another_file_in_its_place_is_followed_twice(
    controller, own, folder, qtbot
):
    own.open(folder)
    for title in ("Second", "Third"):
        write(folder / "a.tmp", title)
        os.replace(folder / "a.tmp", folder / "a.toml")
        qtbot.waitUntil(lambda title=title: lessons(controller)[0] == title, timeout=5000)


def test_a_file_that_comes_or_goes_is_followed(controller, own, folder, qtbot):
    own.open(folder)
    write(folder / "b.toml", "New")
    qtbot.waitUntil(lambda: "New" in lessons(controller), timeout=5000)
    (folder / "b.toml").unlink()
    qtbot.waitUntil(lambda: "New" not in lessons(controller), timeout=5000)


def test_the_last_good_version_stays_and_says_so(controller, own, folder, told):
    own.open(folder)
    good = content_of(controller.state, controller.library).lessons[0]
    (folder / "a.toml").write_text("title = ", "utf-8")
    own.read()
    assert content_of(controller.state, controller.library).lessons[0] is good
    assert told[-1].message == "a.toml has a mistake; its last good version stays in use."
    assert "a.toml, line 1" in told[-1].hint
    count = len(told)
    own.read()
    assert len(told) == count  # the same mistake is said once
    write(folder / "a.toml", "Mended")
    own.read()
    assert lessons(controller)[0] == "Mended"
    assert told[-1].message == "a.toml is in order again."


def test_what_has_not_changed_stays_the_same_object(controller, own, folder):
    write(folder / "b.toml", "Other")
    own.open(folder)
    first, second = content_of(controller.state, controller.library).lessons[:2]
    write(folder / "b.toml", "Changed")
    own.read()
    again = content_of(controller.state, controller.library).lessons
    assert again[0] is first
    assert again[1] is not second
    state = controller.state
    own.read()
    assert controller.state is state


def test_a_step_that_moves_within_its_lesson_goes_on(controller, own, folder):
    own.open(folder)
    controller.do("go_to_step", lesson="a", step=1)
    text = (folder / "a.toml").read_text("utf-8")
    new = '[[step]]\nid = "zero"\ntitle = "Z"\ntext = "Z"\n[[step]]\nid = "one"'
    (folder / "a.toml").write_text(text.replace('[[step]]\nid = "one"', new), "utf-8")
    own.read()
    assert controller.state.learning.step == 2


def test_a_lesson_that_goes_ends_and_the_bench_comes_back(controller, own, folder):
    own.open(folder)
    before = controller.state.sequence.current
    controller.do("go_to_step", lesson="a", step=1)
    controller.do("choose_sequence", id="topic")
    own.close()
    assert controller.state.learning.activity == ""
    assert controller.state.sequence.current is before


def test_undo_does_not_close_the_folder(controller, own, folder):
    controller.do("pin_gate", gate="f", value=0.5)
    own.open(folder)
    controller.undo()
    assert lessons(controller)[0] == "Mine"


def test_a_folder_that_goes_leaves_what_was_read(controller, own, folder, told):
    own.open(folder)
    (folder / "a.toml").unlink()
    folder.rmdir()
    own.read()
    assert lessons(controller)[0] == "Mine"
    assert told[-1].kind == "error"


def test_a_link_out_of_the_folder_is_not_followed(controller, own, folder, told, tmp_path):
    write(tmp_path / "outside.toml", "Outside")
    try:
        (folder / "link.toml").symlink_to(tmp_path / "outside.toml")
    except OSError:
        return  # a system that has no links has no such danger
    own.open(folder)
    assert "Outside" not in lessons(controller)
    assert "link.toml" in told[0].message


def test_too_many_files_are_refused(controller, own, folder, told):
    for n in range(201):
        (folder / f"x{n}.toml").write_text("", "utf-8")
    assert not own.open(folder)
    assert "up to 200" in told[0].message


def test_too_much_in_all_is_not_read(controller, own, folder, told):
    for n in range(11):
        write(folder / f"b{n:02}.toml", f"Lesson {n}")
        with (folder / f"b{n:02}.toml").open("a") as file:
            file.write("#" * 390_000)
    own.open(folder)
    assert lessons(controller)[:11] == ["Mine", *(f"Lesson {n}" for n in range(10))]
    assert "b10.toml" in told[0].message
    assert "up to 4 MB" in told[0].hint or "up to 4 MB" in told[0].message


def test_nothing_waits_after_it_was_stopped(own, folder, qtbot):
    own.open(folder)
    write(folder / "a.toml", "Changed")
    qtbot.waitUntil(own._timer.isActive, timeout=5000)
    own.stop()
    assert not own._timer.isActive()
    assert own._watcher is None
