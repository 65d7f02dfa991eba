"""Whatever is wrong in a file is named with its line."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.content.source import MAX_BYTES, Source, read_source
from lstm_studio.core.errors import StudioError


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    size: Annotated[int, msgspec.Meta(ge=1, le=5)] = 1


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    title: Annotated[str, msgspec.Meta(min_length=1)]
    values: list[Annotated[float, msgspec.Meta(gt=0, lt=9)]] = []
    inner: Inner | None = None
    many: list[Inner] = []


def refused(text):
    with pytest.raises(StudioError) as error:
        Source("a.toml", text).decode(Outer)
    return error.value


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "a.toml, line 1: “title” is missing.", "Write title = … there."),
        ("values = [1]\n", "a.toml, line 1: “title” is missing.", "Write title = … there."),
        (
            '\ntitle = ""',
            "a.toml, line 2: “title” is empty.",
            "Write something, or leave the key out where it may be.",
        ),
        ("title = 3", "a.toml, line 1: “title” holds a whole number.", "Expected: a text."),
        (
            'title = "x"\n\ntitel = "y"',
            "a.toml, line 3: “titel” is not known here.",
            "Known are: title, values, inner, many.",
        ),
        (
            'title = "x"\n[inner]\n\nsizes = 3',
            "a.toml, line 4: “sizes” is not known here.",
            "Known are: size.",
        ),
        (
            'title = "x"\nvalues = [\n  1.0,\n  2.0,\n  "3",\n]',
            "a.toml, line 5: “values” holds a text.",
            "Expected: a number.",
        ),
        (
            'title = "x"\nvalues = [1,\n  true]',
            "a.toml, line 3: “values” holds true or false.",
            "Expected: a number.",
        ),
        ('title = "x"\nvalues = [1,\n0]', "a.toml, line 3: “values” must be more than 0.", ""),
        ('title = "x"\nvalues = [1,\n9]', "a.toml, line 3: “values” must be less than 9.", ""),
        (
            'title = "x"\nvalues = [nan]',
            "a.toml, line 2: “values” must be more than 0.",
            "",
        ),
        ('title = "x"\ninner.size = 0', "a.toml, line 2: “size” must be at least 1.", ""),
        ('title = "x"\ninner = { size = 6 }', "a.toml, line 2: “size” must be at most 5.", ""),
        (
            'title = "x"\n[[many]]\nsize = 1\n[[many]]\nsize = 7',
            "a.toml, line 5: “size” must be at most 5.",
            "",
        ),
        (
            'title = "x"\nvalues = 2020-01-01',
            "a.toml, line 2: “values” holds a date.",
            "Expected: a list.",
        ),
        (
            'title = "x"\nvalues = {}',
            "a.toml, line 2: “values” holds a table.",
            "Expected: a list.",
        ),
    ],
)
def test_mismatch_in_plain_words(text, message, hint):
    error = refused(text)
    assert (error.message, error.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title = "x"\nvalues = [1, 2\ntitle = 3', 3),
        ('title = "x\n"', 1),
        ('title = "x"\n\ntitle = "y"', 3),
        ("title", 1),
        ('a = 1\nb = """never\nended\n', 3),
        ("a = 1\n\n\n[", 4),
        ("=", 1),
    ],
)
def test_syntax_error_has_its_line(text, line):
    error = refused(text)
    assert error.message.startswith(f"a.toml, line {line}: This cannot be read as TOML: ")
    assert "at line" not in error.message
    assert "quotes" in error.hint


def test_numbers_and_brackets_beyond_reason_are_named_too():
    assert "line 1" in refused("title = " + "9" * 5000).message
    assert "nested too deeply" in refused("title = " + "[" * 100_000).message


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    message = "a.toml, line 0"
    try:
        assert isinstance(Source("a.toml", text).decode(Outer), Outer)
    except StudioError as error:
        message = error.message
    assert message.startswith("a.toml, line ")


def test_error_falls_back_to_what_holds_the_place():
    source = Source("a.toml", "x = 1\n\n[t]\ny = 2\n")
    assert source.error(("t", "z", 3), "Oh.").message == "a.toml, line 3: Oh."
    assert source.error(("gone",), "Oh.", "Do.").hint == "Do."
    assert source.error(("gone",), "Oh.").message == "a.toml, line 1: Oh."


def test_file_is_read_with_any_line_ends_and_a_signature(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b'\xef\xbb\xbftitle = "x"\r\nvalues = [1,\r\n"2"]\r\n')
    source = read_source(path)
    with pytest.raises(StudioError, match=r"a\.toml, line 3"):
        source.decode(Outer)
    assert source.text.startswith("title")


@pytest.mark.parametrize(
    ("data", "line", "position"),
    [
        (b"\xff\xfet\x00", 1, 1),
        (b'title = "x"\nstory = "caf\xe9"\n', 2, 25),
        (b'\xef\xbb\xbftitle = "x"\nstory = "caf\xe9"\n', 2, 28),
    ],
)
def test_other_encodings_are_named_with_line_and_byte(tmp_path, data, line, position):
    path = tmp_path / "a.toml"
    path.write_bytes(data)
    with pytest.raises(StudioError) as error:
        read_source(path)
    assert error.value.message == (
        f"a.toml, line {line}: The text is not UTF-8: byte {position} is wrong."
    )
    assert "UTF-8" in error.value.hint


def test_too_large_a_file_is_not_read(tmp_path):
    path = tmp_path / "big.toml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert len(read_source(path).text) == MAX_BYTES
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(StudioError, match=r"big\.toml is larger than 0\.4 MB\."):
        read_source(path)
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # takes no room on the disk, and would not fit in memory
    with pytest.raises(StudioError, match=r"larger than 0.4 MB"):
        read_source(path)


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(StudioError, match=r"gone\.toml cannot be opened") as error:
        read_source(tmp_path / "gone.toml")
    assert error.value.hint
    with pytest.raises(StudioError, match="cannot be opened"):
        read_source(tmp_path)
