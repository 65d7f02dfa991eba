"""A class's results in words and files."""

from __future__ import annotations

import csv
import io

import pytest

from lstm_studio.content.shelf import shipped_content
from lstm_studio.present.class_texts import (
    class_csv,
    class_html,
    class_json,
    class_notes,
    class_summary,
    misconception_rows,
    question_header,
    question_rows,
    student_header,
    student_rows,
)
from lstm_studio.present.content_titles import plain_text, titles_of
from lstm_studio.present.progress_texts import Entry, Titles
from lstm_studio.state.attempts import Attempt
from lstm_studio.state.class_results import StudentFile, class_table
from lstm_studio.state.content import Content
from lstm_studio.state.lessons import Lesson, LessonStep
from tests.fixtures.classes import ERASES, ONLY, answers_of
from tests.fixtures.progress import WHEN, attempt

TITLES = Titles({"made-up": Entry("Match the gate", 3)}, questions={("made-up", "c"): "What is C?"})


@pytest.fixture
def results():
    return class_table(
        [StudentFile(f"{one.lower()}.csv", one, answers_of(one)) for one in ("Ada", "Ben", "Cem")]
    )


def test_tables(results):
    rows = question_rows(results, TITLES)
    assert rows[0][0] == ("made-up", "c")
    assert rows[0][1][0] == "Match the gate: What is C?"
    assert rows[0][1][1].startswith("0 of 3 (0")
    assert rows[1][1][-1] == f"{ERASES} (1)"
    assert all(len(cells) == len(question_header()) for _, cells in rows)
    assert student_rows(results)[1] == ("Ben", "1", "3", "4", "46 s", "ben.csv")
    assert len(student_header()) == 6
    assert misconception_rows(results.questions[0]) == [(ONLY, "3", "3"), (ERASES, "3", "3")]


def test_the_summary_names_what_to_teach_again(results):
    assert class_summary(results, TITLES).splitlines() == [
        "Students: 3. Questions: 3. Answers: 12.",
        "Fewest were right at the first try at “What is C?”: 0 of 3.",
        f"The misconception seen most often: “{ERASES}”, in 5 answers.",
    ]
    assert class_summary(class_table([]), TITLES) == "Nobody has answered anything yet."
    right = class_table([StudentFile("a.csv", "", (attempt(),))])
    assert len(class_summary(right, TITLES).splitlines()) == 2


def test_notes_say_how_files_were_put_together(results):
    assert class_notes(results) == []


def test_the_table_for_a_spreadsheet(results):
    rows = list(csv.reader(io.StringIO(class_csv(results, TITLES).decode("utf-8-sig"), newline="")))
    assert rows[1][:7] == ["made-up", "c", "What is C?", "3", "0", "0", "3"]
    assert rows[1][8] == f"{ONLY} (3); {ERASES} (3)"


def evil() -> Attempt:
    text = "=CMD()</td><script>alert(1)</script>"
    return attempt(text, right=False, quiz=text, misconceptions=(text,))


def test_strangers_texts_do_nothing():
    name = '"><img src=x>'
    found = class_table([StudentFile(name, "@" + name, (evil(),))])
    page = class_html(found, Titles(), [name], WHEN).decode()
    for tag in ("<script", "<img"):
        assert tag not in page
    assert "default-src 'none'" in page
    cells = [
        cell
        for row in csv.reader(io.StringIO(class_csv(found, Titles()).decode("utf-8-sig")))
        for cell in row
    ]
    assert [cell for cell in cells if cell[:1] in "=@+-" and cell] == []
    assert class_json(found, [name])["problems"] == [name]


def test_titles_of_content():
    content = Content((Lesson("gates", "LSTMs", "", 5, (LessonStep("a", "A", ""),)),))
    assert titles_of(content).lessons == {"gates": Entry("LSTMs", 1)}


def test_titles_of_what_is_shipped():
    content = shipped_content()
    titles = titles_of(content)
    assert titles.quizzes["gates"] == Entry("Match the gate to its job", 6)
    assert len(titles.goals) == len(content.goals)
    assert titles.question("final", "new-c-on-screen").startswith("f = …, C₋₁ = …")
    for text in titles.questions.values():
        assert text
        assert not any(mark in text for mark in ("](", "**", "{", "\n"))


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("[forget gate](term:f) **decides**", "forget gate decides"),
        ("what does `nn.LSTM` do?", "what does nn.LSTM do?"),
        ("2 * 3 and a_b", "2 * 3 and a_b"),
        ("![picture](x.png)\n\ntwo", "picture two"),
    ],
)
def test_marks_are_taken_off(marked, plain):
    assert plain_text(marked) == plain
