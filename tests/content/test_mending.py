"""All errors of a file in one go: each with its own line, none that only the mending has caused."""

from __future__ import annotations

import pytest

from lstm_studio.content.lesson_files import read_lesson
from lstm_studio.content.mending import MOST_ERRORS, MendedSource, find_errors
from lstm_studio.content.quiz_files import read_quiz

LESSON = """\
title = "x"
minutes = "a"
colour = 3

[[step]]
id = "A B"
title = ""
text = "t"
scene = [
    { do = "show_page" },
    { do = "nope" },
    { do = "pin_gate", gate = "f", value = "x" },
    { page = "x" },
]

[[step]]
id = "b"
text = "t"
bogus = 1

[step.predict]
question = "q"
choice = [
    { text = "a", says = "b" },
    { text = "a", says = "b", rigt = true },
]

[[step.expect]]
quantity = "zzz"
says = "u"
above = 1

[[step.expect]]
says = "u"
steps = "9-2"
quantity = "cell.c"
above = 1

[[step.expect]]
says = "u"
quantity = "cell.c"

[[step]]
id = "b"
title = "c"
text = "x"
"""

QUIZ = """\
title = "q"
[[question]]
kind = "single"
id = "a"
text = "t"
[[question.option]]
text = "a"
[[question.option]]
txt = "b"
right = true
[[question]]
kind = "nope"
id = "a"
[[question]]
kind = "number"
id = "Z Z"
template = "none"
text = "t"
[[question]]
kind = "match"
id = "m"
text = "t"
explain = "e"
"""


def lines(text, read, name="a"):
    _, errors = find_errors(MendedSource("a.toml", text), lambda source: read(source, name))
    return {(one.line, one.problem) for one in errors}, errors


def test_every_mistake_of_a_lesson_has_its_own_line():
    found, errors = lines(LESSON, read_lesson)
    assert {line for line, _ in found} == {
        *(2, 3, 6, 7, 10, 11, 12, 13, 16, 19, 23, 25, 29, 35, 39, 44),
    }
    assert (3, "“colour” is not known here.") in found
    assert (16, "“title” is missing.") in found
    assert (25, "“rigt” is not known here.") in found
    assert (44, "Two steps have the id “b”.") in found
    assert [one.line for one in errors] == sorted(one.line for one in errors)


def test_every_mistake_of_a_quiz_has_its_own_line():
    found, _ = lines(QUIZ, read_quiz)
    assert {
        (2, "“explain” is missing."),
        (6, "“why” is missing."),
        (9, "“txt” is not known here."),
        (8, "“text” is missing."),
        (12, "“kind” cannot be “nope”."),
        (17, "“none” is not known here."),
        (19, "“targets” is missing."),
        (19, "“job” is missing."),
    } <= found


def test_nothing_made_up_is_ever_told():
    """Whatever is taken away or put in its place, no error speaks of it."""
    for text, read in ((LESSON, read_lesson), (QUIZ, read_quiz)):
        found, _ = lines(text, read)
        assert not any("made-" in problem for _, problem in found)


def test_a_file_without_mistakes_has_none_and_is_read():
    text = 'title = "a"\n[[step]]\nid = "b"\ntitle = "c"\ntext = "d"\n'
    lesson, errors = find_errors(MendedSource("a.toml", text), lambda s: read_lesson(s, "a"))
    assert errors == []
    assert lesson.steps[0].text == "d"


def test_the_number_of_errors_has_an_end():
    step = '[[step]]\nid = "{n}"\ntitle = ""\ntext = ""\n'
    text = 'title = "a"\n' + "".join(step.format(n=n) for n in range(50))
    _, errors = lines(text, read_lesson)
    assert len(errors) == MOST_ERRORS


@pytest.mark.parametrize("name", ["A", "", "a b", "../x"])
def test_a_name_that_is_no_id_ends_the_reading(name):
    text = 'title = "a"\n[[step]]\nid = "b"\ntitle = "c"\ntext = "d"\n'
    _, errors = lines(text, read_lesson, name)
    assert [one.line for one in errors] == [1]
