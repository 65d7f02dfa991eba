"""What is refused before TOML is read, and the marks that nobody sees."""

from __future__ import annotations

import pytest

from lstm_studio.content.lesson_schema import LessonFile
from lstm_studio.content.shape import MAX_DEPTH, MAX_PARTS, find_excess
from lstm_studio.content.source import FileError, Source

GOOD = '[[step]]\nid = "b"\ntitle = "c"\ntext = "{}"\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = " + "[" * 100_000, 2),
        ("b = " + "{a=" * 5_000, 1),
        ("\n\n" + "a." * 100_000 + "b = 1", 3),
        ("[" + '"a" . ' * 5_000 + "b]", 1),
        ("x = " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1),
    ],
)
def test_too_deep_or_too_many_parts(text, line):
    with pytest.raises(FileError) as caught:
        Source("a.toml", text).decode(LessonFile)
    assert caught.value.line == line
    assert "nested too deeply" in caught.value.problem or "parts" in caught.value.problem


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
        'x = "' + "[" * 1000 + '"',
        "x = '''\n" + "[{" * 1000 + "\n'''",
        "# " + "[" * 1000,
        "a." * (MAX_PARTS - 1) + "b = 1",
        'x = "' + "a.b " * 1000 + '"',
        "x = '" + '"' * 1000 + "'",
    ],
)
def test_brackets_and_dots_in_texts_are_no_excess(text):
    assert find_excess(text) is None


def test_the_scan_takes_time_that_grows_with_the_length_alone(monkeypatch):
    """Counted in steps of the pattern, not in seconds: the matches are at most one a character."""
    from lstm_studio.content import shape

    class Counting:
        def __init__(self, pattern):
            self.pattern, self.count = pattern, 0

        def finditer(self, text):
            for found in self.pattern.finditer(text):
                self.count += 1
                yield found

    counting = Counting(shape._TOKEN)
    monkeypatch.setattr(shape, "_TOKEN", counting)
    assert find_excess("[]" * 50_000) is None
    assert counting.count == 100_000


def test_marks_that_nobody_sees_are_taken_out():
    text = 'title = "a\u202eb\u200bc"\n' + GOOD.format("\u2066x\u2069\ufeff")
    file = Source("a.toml", text).decode(LessonFile)
    assert file.title == "abc"
    assert file.step[0].text == "x"


def test_text_from_right_to_left_stays():
    text = 'title = "שער השכחה"\n' + GOOD.format("بوابة النسيان")
    file = Source("a.toml", text).decode(LessonFile)
    assert file.title == "שער השכחה"
    assert file.step[0].text == "بوابة النسيان"


@pytest.mark.parametrize("escape", ["\\u0000", "\\u0007", "\\u001b", "\\u009b"])
def test_control_characters_are_refused_with_their_line(escape):
    text = 'title = "a"\n' + GOOD.format("x" + escape)
    with pytest.raises(FileError, match=r"line 5: The character U\+00.. is not part of a text"):
        Source("a.toml", text).decode(LessonFile)


def test_an_error_never_carries_what_steers_a_line():
    text = 'title = "a"\n"k\u202eey\u2028" = 1\n' + GOOD.format("x")
    with pytest.raises(FileError) as caught:
        Source("a.toml", text).decode(LessonFile)
    assert "\u202e" not in caught.value.message
    assert "\\u202e" in caught.value.message
    assert "\n" not in caught.value.message


def test_an_error_is_never_longer_than_a_person_reads():
    text = 'title = "a"\n"' + "k" * 100_000 + '" = 1\n' + GOOD.format("x")
    with pytest.raises(FileError) as caught:
        Source("a.toml", text).decode(LessonFile)
    assert len(caught.value.message) < 600
