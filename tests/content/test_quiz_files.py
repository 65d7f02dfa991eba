"""Quiz files: the shipped ones whole, and for every mistake a sentence with the line."""

from __future__ import annotations

import pytest

from lstm_studio.content.quiz_files import SHIPPED_QUIZZES, read_quiz, shipped_quizzes
from lstm_studio.content.source import Source
from lstm_studio.core.errors import StudioError
from tests.fixtures.quizzes import SMALL_QUIZ, small_quiz


def test_the_shipped_ones_are_there():
    quizzes = shipped_quizzes()
    assert tuple(quiz.id for quiz in quizzes) == SHIPPED_QUIZZES
    assert sum(len(quiz.questions) for quiz in quizzes) >= 40
    kinds = {type(one).__name__ for quiz in quizzes for one in quiz.questions}
    assert kinds == {
        "ChoiceQuestion",
        "MatchQuestion",
        "OrderQuestion",
        "NumberQuestion",
        "PlotQuestion",
    }
    texts = [one.text for quiz in quizzes for one in quiz.questions]
    assert any("primary role of the [output gate]" in text for text in texts)
    assert len(set(texts)) == len(texts)


def test_a_small_one_has_all_that_its_file_says():
    quiz = small_quiz()
    assert [one.id for one in quiz.questions] == [
        "one",
        "some",
        "match",
        "order",
        "number",
        "curve",
        "draw",
    ]
    assert quiz.question("one").scene[0].name == "pin_gate"
    assert quiz.question("one").code == "h = o * tanh(C)"
    assert quiz.question("curve").key.run.lanes == {}
    assert quiz.question("curve").curves[1].run.lanes == {"f": (0.5,) * 5}


def error_of(old: str, new: str, name: str = "small") -> StudioError:
    assert old in SMALL_QUIZ
    with pytest.raises(StudioError) as found:
        read_quiz(Source("small.toml", SMALL_QUIZ.replace(old, new, 1)), name)
    return found.value


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "one"', 'id = "One!"', "id"),
        ('id = "some"', 'id = "one"', "Two questions"),
        ('kind = "single"', 'kind = "double"', "double"),
        ('kind = "single"\n', "", "kind"),
        ("right = true\n", 'why = "It is not."\n', "marked as right"),
        ('why = "It only hides."\n', "", "why"),
        ('text = "It erases"', 'text = "It erases"\nright = true', "marked as right"),
        ('text = "It erases"', "text = 7", "text"),
        ('gate = "o", value = 0.0', 'gate = "o", value = "x"', "value"),
        ('{ do = "pin_gate", gate = "o"', '{ do = "format_disk", gate = "o"', "format_disk"),
        ('{ do = "pin_gate", gate = "o"', '{ do = "start_quiz", gate = "o"', "start_quiz"),
        ('target = "f"', 'target = "x"', "not known"),
        ('why.o = { says = "It hides.", misconception = "output discards" }\n', "", "“o”"),
        (
            'why.i = { says = "It lets in.", misconception = "input shows" }',
            'why.z = { says = "?" }',
            "z",
        ),
        ('template = "cell_state"', 'template = "nothing"', "nothing"),
        ("g = {g}", "g = 1", "{g}"),
        ("g = {g}", "g = {g} {x}", "{x}"),
        ("slip.swapped", "slip.wrong", "wrong"),
        ("values = [0, 1, 0, 0, 0]", "values = [0]", "steps"),
        ("values = [0, 1, 0, 0, 0]", "values = [0, nan, 0]", "values"),
        ("forget = 0.5", "forget = 2", "forget"),
        ("forget = 0.5", "forget = 1\nupdate = 1", "“z”"),
        ("forget = 0.5", "forget = { 9 = 1, otherwise = 0 }", "9"),
        ("forget = 0.5", "forget = { 1 = 1 }", "otherwise"),
        ("forget = 0.5", "forget = [1, 1]", "entries"),
        ('forget = 0.5\nwhy = "That fades."', 'why = "That fades."', "once more"),
        ('title = "A small quiz"', 'title = ""', "title"),
        ('title = "A small quiz"', 'title = "A"\nleast = 2', "least"),
        ('title = "A small quiz"', 'title = "A"\nnonsense = 2', "nonsense"),
        ('about = "One of each kind."', "about = [", "TOML"),
    ],
)
def test_every_mistake_is_named_with_its_line(old, new, says):
    error = error_of(old, new)
    assert error.message.startswith("small.toml, line ")
    assert says in error.message + error.hint


def test_the_line_is_that_of_the_mistake():
    for old, new in (
        ('target = "i"', 'target = "x"'),
        ('text = "write"', "text = 1"),
        ("forget = 0.5\nwhy", "forget = 7\nwhy"),
        ('text = "It writes"', 'text = ""'),
    ):
        line = SMALL_QUIZ[: SMALL_QUIZ.index(old)].count("\n") + 1
        assert f"line {line}:" in error_of(old, new).message


def test_a_name_that_is_none_is_refused():
    with pytest.raises(StudioError, match="name of a quiz"):
        read_quiz(Source("Ä b.toml", SMALL_QUIZ), "Ä b")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title = 1",
        "question = 3",
        'title = "x"\nquestion = []',
        'title = "x"\nquestion = [1]',
        "[" * 5000,
        'title = "x"\n[[question]]\nid = "a"\nkind = ["single"]',
        SMALL_QUIZ.replace('text = "It shows"', f'text = "{"x" * 2001}"'),
        SMALL_QUIZ + SMALL_QUIZ[SMALL_QUIZ.index("[[question]]") :],
    ],
)
def test_broken_files_are_a_clear_error(text):
    with pytest.raises(StudioError, match="line"):
        read_quiz(Source("broken.toml", text), "broken")


def test_html_and_format_strings_are_text():
    text = SMALL_QUIZ.replace("It shows", "<script>alert(1)</script> {0.__class__} %s ‮")
    assert "<script>" in read_quiz(Source("s.toml", text), "s").question("one").options[0].text


def test_each_part_of_the_shelf_is_read_once_and_only_when_asked_for(monkeypatch):
    from lstm_studio.content import quiz_files, shelf

    read = []
    load = quiz_files.load_quiz
    monkeypatch.setattr(quiz_files, "load_quiz", lambda path: read.append(path) or load(path))
    content = shelf.shipped_content()
    assert content.lessons
    assert read == []
    assert content.quizzes is content.quizzes
    assert len(read) == len(SHIPPED_QUIZZES)
    assert content.goals
    assert content.name == ""
