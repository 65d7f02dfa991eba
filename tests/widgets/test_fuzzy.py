"""What a few letters find first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.widgets.fuzzy import match

TITLES = [
    "Play or pause",
    "Projector mode",
    "Previous step",
    "Next step",
    "Reset the layout",
    "Save the PyTorch code…",
    "Simple RNN",
    "Show the gates",
    "Open a sequence…",
]


def best(query: str) -> list[str]:
    found = [(fit.rank, title) for title in TITLES if (fit := match(query, title)) is not None]
    return [title for _, title in sorted(found)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("pro", "Projector mode"),
        ("step", "Next step"),
        ("py", "Save the PyTorch code…"),
        ("sr", "Simple RNN"),
        ("rtl", "Reset the layout"),
        ("PLAY", "Play or pause"),
        ("next st", "Next step"),
        ("prevs", "Previous step"),
        ("sq", "Open a sequence…"),
    ],
)
def test_the_best_comes_first(query: str, first: str) -> None:
    assert best(query)[0] == first


def test_missing_letters_find_nothing() -> None:
    assert best("xyz") == []
    assert match("stepp", "Next step") is None


def test_nothing_typed_finds_everything() -> None:
    assert len(best("")) == len(best("  ")) == len(TITLES)


def test_positions() -> None:
    fit = match("ns", "Next step")
    assert fit is not None
    assert fit.positions == (0, 5)
    fit = match("t st", "Next step")
    assert fit is not None
    assert [("Next step")[i] for i in fit.positions] == list("tst")


@given(st.text(max_size=12), st.text(max_size=40))
def test_positions_spell_the_query(query: str, text: str) -> None:
    fit = match(query, text)
    if fit is None:
        return
    assert list(fit.positions) == sorted(fit.positions)
    letters = "".join(text[i].casefold() for i in dict.fromkeys(fit.positions))
    wanted = "".join(query.split()).casefold()
    # A letter that folds into two, like ß, may have been meant by half.
    rest = iter(letters)
    assert all(letter in rest for letter in wanted)


@given(st.text(min_size=1, max_size=40))
def test_a_title_finds_itself(text: str) -> None:
    fit = match(text, text)
    assert fit is not None
    assert fit.rank[0] == 0
