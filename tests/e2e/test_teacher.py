"""A teacher writes the README's lesson in a text editor, checks it, opens it, projects it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lstm_studio.cli import main
from lstm_studio.content.own_files import read_taught
from lstm_studio.content.source import read_source
from lstm_studio.core.errors import StudioError
from lstm_studio.state.content import Content, content_of
from lstm_studio.state.lessons import Lesson
from tests.fixtures.hostile import hostile_files

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
TEACH = README[README.index("## For people who teach\n") :]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def folder(tmp_path):
    """Return the folder that a teacher has after copying both examples."""
    folder = tmp_path / "my-lessons"
    folder.mkdir()
    lesson, quiz = re.findall(r"```toml\n(.*?)```", TEACH, re.DOTALL)[:2]
    names = re.findall(r"`([a-z-]+\.toml)`", TEACH)
    (folder / names[0]).write_text(lesson, "utf-8")
    (folder / names[1]).write_text(quiz, "utf-8")
    return folder


def test_the_example_is_three_steps_and_one_question_and_in_order(folder, capsys):
    assert main(["check-content", "--json", str(folder)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["findings"] == []
    assert [Path(one).name for one in found["files"]] == ["holding-on.toml", "holding.toml"]


def test_the_schemas_of_its_first_lines_are_those_that_are_written(folder, capsys):
    assert main(["check-content", "--schemas", str(folder)]) == 0
    capsys.readouterr()
    for path in folder.glob("*.toml"):
        schema = path.read_text("utf-8").splitlines()[0].removeprefix("#:schema ")
        assert (folder / schema).is_file()


def test_numbers_in_the_example_are_those_of_the_program(studio, folder):
    studio.window.open_folder(folder)
    studio.controller.do("go_to_step", lesson="holding-on", step=0)
    c = studio.controller.results.trace["c"][:, 0]
    assert f"{c[-1]:.2f}" == "0.72"
    assert pytest.approx(0.001, rel=0.05) == 0.5**10


def test_it_is_taught_from_the_projector(studio, person, folder, qtbot):
    """Opened, begun on the page Learn, gone through by mouse to the quiz and its right answer."""
    window, controller = studio.window, studio.controller
    controller.do("set_projector", projector=True)
    assert window.open_folder(folder)
    controller.do("show_page", page="learn")
    person.click("learn.start")
    learning = controller.state.learning
    assert (learning.activity, learning.lesson, learning.step) == ("lesson", "holding-on", 0)
    assert window.docks["dock.code"].isHidden()
    person.click("lesson.next")
    assert controller.state.learning.step == 1
    person.click("lesson.answer.1")
    assert not controller.checks.met
    controller.do("pin_gate", gate="f", value=1.0)
    assert controller.checks.met
    person.click("lesson.next")
    assert controller.state.learning.step == 2
    person.click("lesson.quiz")
    QCoreApplication.processEvents()
    quiz = controller.state.quiz
    assert (quiz.open, quiz.quiz.id) == (True, "holding")
    right = next(one for one in quiz.quiz.questions[0].options if one.right)
    person.click(f"quiz.answer.{right.id}")
    person.click("quiz.check")
    assert controller.state.quiz.solved("erase")
    assert controller.progress.attempts()[-1].right


def test_a_mistake_while_it_is_taught_is_said_and_nothing_is_lost(studio, folder, told, qtbot):
    studio.window.open_folder(folder)
    studio.controller.do("go_to_step", lesson="holding-on", step=1)
    path = folder / "holding-on.toml"
    path.write_text(path.read_text("utf-8").replace("above = 0.7", "abve = 0.7"), "utf-8")
    qtbot.waitUntil(lambda: any("last good version" in one.message for one in told), timeout=5000)
    assert "“abve” is not known here" in told[-1].hint
    assert studio.controller.state.learning.step == 1
    assert (
        content_of(studio.controller.state, studio.controller.library).lessons[0].id == "holding-on"
    )


def test_a_step_recorded_here_is_shown_by_the_file_that_it_goes_to(studio, folder, qtbot):
    window, controller = studio.window, studio.controller
    window.open_folder(folder)
    controller.do("choose_sequence", id="pulse")
    controller.do("pin_gate", gate="f", value=0.96)
    window.actions_by_id["recordStep"].trigger()
    window.findChild(QWidget, "record.copy").click()
    assert 'id = "pulse"' in QGuiApplication.clipboard().text()
    window.findChild(QWidget, "record.append").click()
    lessons = content_of(controller.state, controller.library).lessons
    qtbot.waitUntil(
        lambda: len(content_of(controller.state, controller.library).lessons[0].steps) == 4,
        timeout=5000,
    )
    assert len(lessons[0].steps) in (3, 4)
    controller.do("choose_sequence", id="key")
    controller.do("go_to_step", lesson="holding-on", step=3)
    assert controller.state.sequence.current.id == "pulse"
    assert controller.results.trace["f"][:, 0].tolist() == [0.96] * len(
        controller.results.trace["f"]
    )
    assert main(["check-content", str(folder)]) == 0


def test_hostile_lessons_run_in_the_window_or_are_refused(studio, tmp_path):
    """Whatever could be read is played: no step of it breaks the window."""
    controller, played = studio.controller, 0
    for name, data in hostile_files():
        if not name.startswith(("lesson-call", "lesson-strange", "html", "most-calls")):
            continue
        path = tmp_path / f"{name}.toml"
        path.write_bytes(data)
        try:
            lesson = read_taught(read_source(path), path.stem, tmp_path)
        except StudioError:
            continue
        assert isinstance(lesson, Lesson)
        controller.do("use_content", own=Content((lesson,)))
        if controller.do("go_to_step", lesson=lesson.id, step=0):
            controller.do("predict", choice=1)
            QCoreApplication.processEvents()
            played += 1
        controller.do("leave_lesson")
    assert played > 30
