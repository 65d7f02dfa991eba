"""Records of what a student has done: checked when made, folded in their order."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.state.attempts import (
    MAX_ANSWER,
    MAX_MISCONCEPTIONS,
    MAX_NAME,
    MAX_TEXT,
    Forgotten,
    GoalKept,
    Named,
    Progress,
    StepKept,
)
from tests.fixtures.progress import CHANGES, WHEN, attempt, some_progress


@pytest.mark.parametrize(
    "wrong",
    [
        {"score": 1.01},
        {"score": math.nan},
        {"seconds": -1.0},
        {"seconds": math.inf},
        {"seconds": math.nan},
        {"seed": 2**63},
        {"when": "yesterday"},
        {"when": "2026-11-20T08:30:00"},
        {"when": "0001-01-01T00:00:00+00:00"},
    ],
)
def test_an_impossible_answer_is_refused(wrong):
    with pytest.raises(ValueError, match=r"score|seconds|seed|time zone|isoformat"):
        attempt(**wrong)


@pytest.mark.parametrize(("stars", "changes"), [(4, 1), (-1, 1), (1, -1), (1, 10**7)])
def test_an_impossible_goal_is_refused(stars, changes):
    with pytest.raises(ValueError, match="stars for"):
        GoalKept("hold", stars, changes, WHEN)


def test_texts_are_cut_and_made_sound():
    long = attempt(
        quiz="q" * 999,
        answer="a" * 9_999,
        misconceptions=(*map(str, range(50)), "\ud800", "a\0b"),
    )
    assert len(long.quiz) == MAX_TEXT
    assert len(long.answer) == MAX_ANSWER
    assert len(long.misconceptions) == MAX_MISCONCEPTIONS
    odd = attempt(misconceptions=("\ud800", "a\0b", "same", "same"))
    assert odd.misconceptions == ("?", "a�b", "same")
    assert Named(f"  Ada \n Örn {'x' * 99}").name == f"Ada Örn {'x' * 99}"[:MAX_NAME]


def test_steps_keep_the_newest_goals_the_best():
    found = Progress().after(
        [
            StepKept("l", "1", "skipped", WHEN),
            StepKept("l", "2", "done", WHEN),
            StepKept("l", "1", "done", WHEN),
            GoalKept("g", 2, 5, WHEN),
            GoalKept("g", 2, 4, WHEN),
            GoalKept("g", 1, 1, WHEN),
        ]
    )
    assert [(one.step, one.state) for one in found.steps] == [("1", "done"), ("2", "done")]
    assert [(one.stars, one.changes) for one in found.goals] == [(2, 4)]


def test_everything_is_forgotten():
    known = Progress().after(some_progress())
    assert not known.empty
    assert known.name == "Ada Örn"
    assert known.after([Forgotten()]) == Progress()
    assert Progress(name="Ada").empty


@given(st.lists(CHANGES, max_size=12))
def test_what_is_known_leads_back_to_itself(changes):
    known = Progress().after(changes)
    assert Progress().after(known.changes()) == known
    half = len(changes) // 2
    assert Progress().after(changes[:half]).after(changes[half:]) == known
