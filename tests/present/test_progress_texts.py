"""A student's progress in words."""

from __future__ import annotations

import time

import pytest

from lstm_studio.present.progress_texts import (
    Entry,
    Titles,
    answer_rows,
    duration,
    goal_rows,
    lesson_rows,
    local_time,
    local_zone,
    misconception_rows,
    quiz_rows,
    stars,
    summary,
    to_practise,
    totals,
)
from lstm_studio.state.attempts import Progress
from tests.fixtures.progress import WHEN, attempt, some_progress

KNOWN = Progress().after(some_progress())
TITLES = Titles(
    {"gates": Entry("Match the gate", 4)},
    {"gates": Entry("LSTMs and their gates", 13)},
    {"hold": Entry("Hold 1 for ten steps")},
    {("gates", "new-c"): "What is the new C?"},
)


@pytest.fixture(params=["UTC", "Asia/Kathmandu", "America/St_Johns"])
def zone(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_moments_are_those_of_this_place(zone):
    wanted = {
        "UTC": ("2026-11-20 08:30", "UTC+00:00"),
        "Asia/Kathmandu": ("2026-11-20 14:15", "UTC+05:45"),
        "America/St_Johns": ("2026-11-20 05:00", "UTC-03:30"),
    }
    assert (local_time(WHEN), local_zone(WHEN)) == wanted[zone]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (200, "3 min 20 s"),
        (3599.7, "1 h 00 min"),
        (7500, "2 h 05 min"),
    ],
)
def test_durations(seconds, text):
    assert duration(seconds) == text


def test_tables(zone):
    ((quiz, cells),) = quiz_rows(KNOWN, TITLES)
    assert quiz == "gates"
    assert cells == (
        "Match the gate",
        "1 of 4",
        "1 of 1",
        "2",
        "38 s",
        local_time(WHEN),
    )
    assert quiz_rows(KNOWN, Titles())[0][1][:3] == ("gates", "1 of 1", "1 of 1")
    assert [cells for _, cells in misconception_rows(KNOWN)] == [
        ("only-f", "1×", "answered rightly"),
        ("no-input", "1×", "answered rightly"),
    ]
    assert lesson_rows(KNOWN, TITLES)[0][1] == (
        "LSTMs and their gates",
        "1 of 13",
        local_time(WHEN),
    )
    assert goal_rows(KNOWN, TITLES)[0][1] == ("Hold 1 for ten steps", "★★☆", "3", local_time(WHEN))
    assert answer_rows(KNOWN, TITLES)[1] == (
        local_time(WHEN),
        "Match the gate",
        "What is the new C?",
        "0.70",
        "wrong",
        "12 s",
    )


def test_what_to_practise_is_what_content_still_asks():
    wrong = Progress(
        tuple(
            attempt(question, right=False, quiz=quiz)
            for quiz, question in (("a", "1"), ("b", "1"), ("b", "2"), ("gone", "1"), ("gone", "2"))
        )
    )
    titles = Titles(questions={("a", "1"): "?", ("b", "1"): "?", ("b", "2"): "?"})
    assert to_practise(wrong, titles) == ("b", ("1", "2"))
    assert to_practise(wrong, Titles()) is None
    mended = wrong.after([attempt("1", quiz="b")])
    # Both questions of b showed the same misconception, and one of them still stands.
    assert to_practise(mended, titles) == ("b", ("1", "2"))
    assert to_practise(Progress(), titles) is None


def test_stars():
    assert [stars(n) for n in range(4)] == ["☆☆☆", "★☆☆", "★★☆", "★★★"]


def test_the_summary_says_everything():
    assert summary(Progress(), TITLES) == "Nothing has been done yet."
    assert summary(KNOWN, TITLES).splitlines() == [
        "Match the gate: best 1 of 4, last 1 of 1, attempts: 2, time 38 s.",
        "Misconception “only-f”: seen 1×, answered rightly.",
        "Misconception “no-input”: seen 1×, answered rightly.",
        "Lesson “LSTMs and their gates”: steps done: 1 of 13.",
        "Goal “Hold 1 for ten steps”: 2 of 3 stars, gate changes: 3.",
    ]


def test_totals():
    assert dict(totals(KNOWN)) == {
        "answers": "3",
        "of them right": "2",
        "time": "38 s",
        "steps done": "1",
        "stars": "2",
    }
