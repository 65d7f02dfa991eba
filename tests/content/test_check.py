"""What check-content says beyond the structure: scenes are really put on the bench."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstm_studio.assets import resource
from lstm_studio.content.check import MOST_WORDS, check_content, known_controls
from lstm_studio.controller.library import ShippedLibrary

STEP = """\
title = "A lesson"

[[step]]
id = "one"
title = "One"
text = "{text}"
scene = [{scene}]
{more}
"""
EXPECT = "[[step.expect]]\nquantity = "
SANDBOX = '{ do = "show_page", page = "sandbox" }'


@pytest.fixture(scope="module")
def library():
    return ShippedLibrary()


@pytest.fixture
def check(tmp_path: Path, library):
    """Return what is found in a lesson with one step."""

    def run(text="Short.", scene=SANDBOX, more="", name="mine.toml", whole=None):
        path = tmp_path / name
        path.write_text(whole or STEP.format(text=text, scene=scene, more=more), "utf-8")
        _, found = check_content([path], library)
        return [(one.kind, one.line, one.problem) for one in found]

    return run


def test_what_is_shipped_has_neither_error_nor_warning(library):
    files, found = check_content(
        [resource(kind) for kind in ("lessons", "quizzes", "goals")], library
    )
    assert len(files) >= 20
    assert [(one.file, one.line, one.problem) for one in found if one.kind == "error"] == []
    assert [(one.file, one.line, one.problem) for one in found] == []


def test_a_step_in_order_is_let_through(check):
    assert check() == []


@pytest.mark.parametrize(
    ("scene", "line", "says"),
    [
        ('{ do = "show_page", page = "nowhere" }', 7, "is not one of"),
        (f'{SANDBOX},\n{{ do = "choose_size", size = 77 }}', 8, "is not one of"),
        ('{ do = "set_value", step = 99, value = 0.5 }', 7, "no step 100"),
        ('{ do = "pin_gate", gate = "q", value = 0.5 }', 7, "no gate “q”"),
        ('{ do = "unfold", gate = "<script>" }', 7, "is not one of"),
        ('{ do = "set_weight", parameter = "__class__", row = 0, column = 0, value = 1 }', 7, ""),
        ('{ do = "choose_word", word = "../../x" }', 7, ""),
    ],
)
def test_a_scene_that_is_refused_is_an_error_at_its_call(check, scene, line, says):
    kind, where, problem = check(scene=scene)[0]
    assert (kind, where) == ("error", line)
    assert says in problem


@pytest.mark.parametrize(
    "name",
    ["go_to_step", "start_quiz", "start_goal", "use_content", "set_theme", "leave_goal",
     "keep_sentence", "open_in_sandbox", "__import__", "do"],
)  # fmt: skip
def test_a_scene_runs_no_lesson_quiz_or_goal_and_changes_no_look(check, name):
    kind, line, problem = check(scene=f'{{ do = "{name}" }}')[0]
    assert (kind, line) == ("error", 7)
    assert name in problem


def test_a_reveal_and_a_recall_are_tried_too(check):
    more = """\
[step.predict]
question = "q"
choice = [{ text = "a", says = "b", right = true }, { text = "c", says = "d" }]
reveal = [{ do = "choose_unit", unit = 5 }]
[[step.recall]]
says = "Gates."
scene = [{ do = "choose_unit", unit = 6 }]
"""
    found = check(more=more)
    assert [(kind, line) for kind, line, _ in found] == [("error", 11), ("error", 14)]


@pytest.mark.parametrize(
    ("more", "line", "says"),
    [
        ('hide = ["dock.codes"]', 8, "Nothing in the window is called “dock.codes”"),
        ('quiz = "no-such"', 8, "There is no quiz “no-such”"),
        (f'{EXPECT}"cell.c"\nsteps = "40"\nabove = 3\nsays = "s"', 8, "no step 40"),
        (f'{EXPECT}"cell.z"\nabove = 3\nsays = "s"', 8, "does not exist"),
        (f'{EXPECT}"reader.forward.river"\nabove = 0.5\nsays = "s"', 8, "does not"),
        (f'{EXPECT}"cell.c"\nunit = 3\nabove = 3\nsays = "s"', 8, "no unit 3"),
        (f'{EXPECT}"page"\nabove = 3\nsays = "s"', 8, "of another kind"),
        (f'{EXPECT}"cell.c"\nabove = -9\nsays = "s"', 8, "before anything"),
    ],
)  # fmt: skip
def test_what_would_go_unnoticed_is_a_warning(check, more, line, says):
    kind, where, problem = check(more=more)[0]
    assert (kind, where) == ("warning", line)
    assert says in problem


def test_a_long_text_is_a_warning_and_links_do_not_count(check):
    assert check(text="w " * MOST_WORDS) == []
    assert check(text="[w](term:f) " * MOST_WORDS) == []
    assert check(text="w " * (MOST_WORDS + 1)) == [("warning", 6, "The text has 121 words.")]


@pytest.mark.parametrize("name", ["no.png", "../x.png", "/etc/passwd", "a.svg", "file:///x.png"])
def test_a_picture_that_is_not_shown_is_a_warning(check, name):
    assert check(text=f"![p]({name})") == [
        ("warning", 6, f"The picture “{name}” is not shown."),
    ]


def test_a_picture_of_the_folder_is_none(check, tmp_path):
    (tmp_path / "p.png").write_bytes(b"x")
    assert check(text="![p](p.png)") == []


def test_a_quiz_beside_the_lesson_is_known(check, tmp_path):
    assert "There is no quiz" in check(more='quiz = "mine-too"')[0][2]
    quiz = resource("quizzes", "gates.toml").read_text("utf-8")
    (tmp_path / "mine-too.toml").write_text(quiz, "utf-8")
    assert check(more='quiz = "mine-too"') == []


def test_a_scene_of_a_quiz_is_tried(check):
    quiz = resource("quizzes", "gates.toml").read_text("utf-8")
    assert check(whole=quiz) == []
    spoilt = quiz.replace('do = "choose_sequence", id = "', 'do = "choose_sequence", id = "no-', 1)
    assert spoilt != quiz
    found = check(whole=spoilt)
    assert [kind for kind, _, _ in found] == ["error"]
    line = next(n for n, text in enumerate(spoilt.splitlines(), 1) if '"no-' in text)
    assert abs(found[0][1] - line) <= 1


def test_a_goal_that_does_not_do_what_it_says_is_an_error(check):
    goal = resource("goals", "fade.toml").read_text("utf-8")
    assert check(whole=goal) == []
    assert [kind for kind, _, _ in check(whole=goal.replace("three = ", "three = 0 #"))] == [
        "error"
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "neither a lesson, a quiz nor a goal"),
        ("title = 1", "neither a lesson, a quiz nor a goal"),
        ("step = 1\nquestion = 2", "more than one of"),
        ("= 1", "cannot be read as TOML"),
    ],
)
def test_a_file_that_is_nothing_of_this(check, text, says):
    found = check(whole=text or "\n")
    assert found[0][0] == "error"
    assert says in found[0][2]


def test_the_names_of_controls_are_those_of_docks_and_controls():
    assert {"dock.code", "dock.gates", "gates.f", "transport.play"} <= known_controls()
