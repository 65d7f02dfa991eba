from __future__ import annotations

import tomllib

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.card_table import CardTable


def table(text: str) -> CardTable:
    return CardTable("one.toml", tomllib.loads(text))


def test_values_are_taken_once_each() -> None:
    card = table('a = "x"\nb = 3\nc = 2.5\nd = [1, 2.5]\ne = "lstm"\n[f]\ng = 0\n[[h]]\ni = 1\n')
    assert card.text("a") == "x"
    assert card.integer("b", 1) == 3
    assert card.number("c") == 2.5
    assert card.numbers("d") == (1.0, 2.5)
    assert card.one_of("e", ("gru", "lstm")) == "lstm"
    inner = card.table("f")
    assert inner.integer("g", 0) == 0
    inner.refuse_rest()
    (only,) = card.tables("h")
    assert only.number("i") == 1.0
    card.refuse_rest()
    with pytest.raises(StudioError, match="has no a"):
        card.text("a")


@pytest.mark.parametrize(
    ("method", "arguments", "value", "words"),
    [
        ("text", (), "3", "a text"),
        ("text", (), '" "', "a text"),
        ("one_of", (("lstm", "gru"),), '"tree"', "one of lstm, gru"),
        ("one_of", (("lstm", "gru"),), "[1]", "one of lstm, gru"),
        ("integer", (1,), "0", "at least 1"),
        ("integer", (1,), "2.0", "whole number"),
        ("integer", (1,), "true", "whole number"),
        ("number", (), "nan", "finite"),
        ("number", (), "inf", "finite"),
        ("number", (), "-1", "negative"),
        ("number", (), "true", "finite"),
        ("number", (), '"1"', "finite"),
        ("number", (), "1" + "0" * 400, "finite"),
        ("numbers", (), "[1, nan]", "list of finite"),
        ("numbers", (), "1", "list of finite"),
        ("table", (), "1", "a table"),
        ("tables", (), "[]", "list of tables"),
        ("tables", (), "[1]", "list of tables"),
        ("tables", (), '"x"', "list of tables"),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_file(
    method: str, arguments: tuple[object, ...], value: str, words: str
) -> None:
    with pytest.raises(StudioError) as caught:
        getattr(table(f"[part]\nkey = {value}\n").table("part"), method)("key", *arguments)
    assert "one.toml" in caught.value.message
    assert "part.key" in caught.value.message
    assert words in caught.value.message


def test_keys_that_nobody_took_are_refused() -> None:
    with pytest.raises(StudioError, match=r"part\.left") as caught:
        table("[part]\nleft = 1\n").table("part").refuse_rest()
    assert "one.toml" in caught.value.message
