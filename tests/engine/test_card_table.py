from __future__ import annotations

import tomllib

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.card_table import CardTable, parse_toml


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
        ("share", (), "1.01", "0 to 1"),
        ("share", (), "-0.1", "0 to 1"),
        ("share", (), "true", "0 to 1"),
        ("share", (), "nan", "0 to 1"),
        ("shares", (2,), "[0.5]", "2 numbers from 0 to 1"),
        ("shares", (2,), "[0.5, 2]", "2 numbers from 0 to 1"),
        ("shares", (2,), "0.5", "a list"),
        ("integers", (0,), "[1, -1]", "at least 0"),
        ("integers", (0,), "[1, 2.0]", "whole numbers"),
        ("integers", (0,), "[true]", "whole numbers"),
        ("integers", (0,), "1", "a list"),
        ("texts", (), '["a", ""]', "list of texts"),
        ("texts", (), "[1]", "list of texts"),
        ("texts", (), '"a"', "a list"),
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


def test_lists_and_shares_are_taken_once_each() -> None:
    card = table('a = 1\nb = [0, 0.5]\nc = [3, 4]\nd = ["x", "y"]\n')
    assert "a" in card
    assert card.share("a") == 1.0
    assert "a" not in card
    assert card.shares("b", 2) == (0.0, 0.5)
    assert card.integers("c", 3) == (3, 4)
    assert card.texts("d") == ("x", "y")
    card.refuse_rest()


def test_a_text_that_is_no_toml_is_named() -> None:
    assert parse_toml("one.toml", "a = 1").integer("a", 0) == 1
    for text in ("a = ", "a = 1\na = 2", "a = " + "[" * 5000):
        with pytest.raises(StudioError, match=r"one\.toml"):
            parse_toml("one.toml", text)


def test_keys_that_nobody_took_are_refused() -> None:
    with pytest.raises(StudioError, match=r"part\.left") as caught:
        table("[part]\nleft = 1\n").table("part").refuse_rest()
    assert "one.toml" in caught.value.message
