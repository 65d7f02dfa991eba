"""The labels against what they say, found anew at every place of the text, and Python's tokens."""

from __future__ import annotations

import io
import textwrap
import tokenize
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core import gradients
from lstm_studio.core.text_properties import (
    PROPERTIES,
    TOSS,
    YES_NO,
    property_values,
)

TEXTS = st.text("ab ()[]\"\n#\\'", max_size=60)


def last_line(text: str) -> str:
    return text[text.rfind("\n") + 1 :]


def depth(text: str) -> int:
    found = 0
    for sign in text:
        found += 1 if sign in "([{" else 0
        found -= 1 if sign in ")]}" and found else 0
    return found


def word(text: str) -> int:
    return len(text) - len(text.rstrip("ab"))


NAIVE = {
    "quotes": lambda text: text.count('"') % 2,
    "depth": depth,
    "indent": lambda text: len(last_line(text)) - len(last_line(text).lstrip(" ")),
    "leading": lambda text: bool(last_line(text)) and not last_line(text).strip(" "),
    "line": lambda text: len(last_line(text)),
    "word": word,
    "letter": lambda text: text[-1] in "ab",
}


@pytest.mark.parametrize("name", NAIVE)
@given(text=TEXTS)
def test_a_property_is_what_it_says_of_the_text_so_far(name, text):
    found = property_values(name, text)
    assert found.tolist() == [float(NAIVE[name](text[: k + 1])) for k in range(len(text))]


def spans(text: str):
    """Return for each character whether Python's own tokenizer has it in a string or comment."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    kinds = [""] * len(text)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        kind = {tokenize.STRING: "string", tokenize.COMMENT: "comment"}.get(token.type)
        if kind:
            first = starts[token.start[0] - 1] + token.start[1]
            last = starts[token.end[0] - 1] + token.end[1]
            if kind == "string":  # open from its first quote to the one before its last
                first += next(k for k, s in enumerate(text[first:]) if s in "'\"")
                last -= 1
            kinds[first:last] = [kind] * (last - first)
    return kinds


# From 3.12 on the tokenizer has an f-string in several pieces; these modules have none.
@pytest.mark.parametrize("module", [gradients, textwrap])
def test_strings_and_comments_are_those_of_pythons_tokenizer(module):
    text = Path(module.__file__).read_text("utf-8")
    kinds = spans(text)
    for name in ("string", "comment"):
        found = property_values(name, text, python=True)
        assert [bool(v) for v in found] == [kind == name for kind in kinds], name


def test_strings_of_every_kind():
    text = "a='x\\'y' + \"\"\"l\n'g\"\"\" # c '\nb=''\nd='open\ne"
    pieces = (
        ("a=", "."), ("'x\\'y", "#"), ("' + ", "."),
        ('"""l\n\'g""', "#"), ("\" # c '\nb=", "."),
        ("'", "#"), ("'\nd=", "."), ("'open", "#"), ("\ne", "."),
    )  # fmt: skip
    assert "".join(piece for piece, _ in pieces) == text
    marks = "".join("#" if v else "." for v in property_values("string", text))
    assert marks == "".join(mark * len(piece) for piece, mark in pieces)
    comment = property_values("comment", text)
    assert "".join(s for s, v in zip(text, comment, strict=True) if v) == "# c '"


def test_brackets_in_strings_and_comments_are_none_in_python():
    text = "f('(', [1]) # ((\n("
    assert property_values("depth", text, python=True)[-1] == 1
    assert property_values("depth", text)[-1] == 4


@given(text=TEXTS)
def test_yes_and_no_are_one_and_zero_and_nothing_is_negative(text):
    for name in PROPERTIES:
        values = property_values(name, text)
        assert values.shape == (len(text),)
        assert (values >= 0).all()
        if name in YES_NO:
            assert set(values.tolist()) <= {0.0, 1.0}


def test_the_coin_is_tossed_for_each_stretch_and_has_a_seed():
    coin = property_values("coin", "x" * 40 * TOSS)
    assert all(len(set(coin[k : k + TOSS])) == 1 for k in range(0, len(coin), TOSS))
    assert 0.2 < coin.mean() < 0.8
