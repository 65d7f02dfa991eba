"""Strangers' files: every way of writing a row, and every way of getting one wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lstm_studio.assets import resource
from lstm_studio.core.errors import StudioError
from lstm_studio.engine import sentence_files
from lstm_studio.engine.sentence_files import (
    MAX_BYTES,
    BadRow,
    LabelledSentence,
    SentenceFile,
    read_sentences,
)

SENSES = ("money", "river")
STEEP = ("the", "bank", "was", "steep")


@pytest.fixture
def read(tmp_path: Path):
    def reading(content: str | bytes, bad="stop", word="bank", senses=SENSES) -> SentenceFile:
        path = tmp_path / "mine.tsv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_sentences(path, word, senses, bad)

    return reading


def test_a_plain_file(read) -> None:
    found = read("the bank was steep\t1\triver\nmy Bank closed\t1\tmoney\n")
    assert found == SentenceFile(
        (
            LabelledSentence(1, STEEP, 1, 1),
            LabelledSentence(2, ("my", "Bank", "closed"), 1, 0),
        )
    )


@pytest.mark.parametrize(
    "row",
    [
        "the bank was steep\t1\triver",
        "the bank was steep\t\triver",
        "the *bank* was steep\triver",
        "the [bank] was steep\triver",
        "the *bank* was steep\t\triver",
        "the *bank* was steep\t1\triver",
        "the bank was steep\triver",
        "the bank was steep\t1\tRIVER",
        'the bank was steep\t"1"\t"river"',
        "the bank was steep\t1\tshore\t\tanything else",
        "the bank was steep\t 1 \t river ",
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r", "\n\n"])
def test_every_way_of_writing_a_row(read, row, end) -> None:
    assert read(row + end).sentences == (LabelledSentence(1, STEEP, 1, 1),)


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("sentence\tposition\tsense", "the bank was steep\t1\triver"),
        ("Sense\tSentence\tPosition", "river\tthe bank was steep\t1"),
        ("label\tid\ttext", "river\t77\tthe bank was steep"),
        ('"sentence"\t"position"\t"sense"', 'the bank was steep\t1\t"river"'),
        ("\tindex\tsentence\tposition\tsense", "8\t9\tthe bank was steep\t1\triver"),
        ("word\tsentence\tposition\tsense", "Bank\tthe bank was steep\t1\triver"),
    ],
)
def test_a_heading_puts_the_columns_in_any_order(read, heading, row) -> None:
    found = read(f"\ufeff# made by hand\n\n{heading}\n{row}\n")
    assert found.sentences == (LabelledSentence(4, STEEP, 1, 1),)


def test_the_place_of_the_clue_is_kept(read) -> None:
    rows = "sentence\tsense\tclue\na bank\tnone\tNeither\na bank\tmoney\tbefore\na bank\tmoney\t\n"
    assert [one.clue for one in read(rows).sentences] == ["none", "before", ""]
    # Without a heading a fourth column may be anything.
    rows = "a bank\t1\tmoney\tafter\na bank\t1\tmoney\tfrom a book\n"
    assert [one.clue for one in read(rows).sentences] == ["after", ""]
    # With one it is the file's own word for it, cut short and safe.
    rows = f"sentence\tsense\tclue\na bank\tmoney\t\x1b[2J{'x' * 500}\n"
    clue = read(rows).sentences[0].clue
    assert clue.startswith("\\x1b[2jxxx")
    assert len(clue) < 30


def test_sentences_that_are_not_scored_have_no_sense(read) -> None:
    rows = "a bank\tnone\nthe plane began to bank\tother\na bank\tmoney\n"
    assert [one.sense for one in read(rows).sentences] == [None, None, 0]


def test_rows_about_other_words_are_counted(read) -> None:
    found = read("word\tsentence\tsense\ncrane\ta crane flew\tbird\nbank\ta bank\tmoney\n")
    assert (len(found.sentences), found.others, found.bad) == (1, 1, ())
    with pytest.raises(StudioError, match="no sentence with “bank”"):
        read("word\tsentence\tsense\ncrane\ta crane flew\tbird\n")


def test_quotation_marks_of_a_spreadsheet_are_taken_off(read) -> None:
    found = read('"He said ""my bank"" and left"\t3\tmoney\n')
    assert found.sentences[0].words == ("He", "said", '"my', 'bank"', "and", "left")
    assert found.sentences[0].position == 3
    found = read('"my bank," he said "loudly"\t1\tmoney\n')
    assert found.sentences[0].words[:2] == ('"my', 'bank,"')


HOSTILE = {
    "no tab": ("the bank was steep", 2, "sense", "has 1 columns only"),
    "commas": ("the bank was steep,1,river", 2, "sense", "has 1 columns only"),
    "empty sense": ("the bank was steep\t1\t", 3, "sense", "it is empty"),
    "no such sense": ("the bank was steep\t1\tblood", 3, "sense", "“blood” is no sense"),
    "swapped columns": ("the bank was steep\triver\t1", 2, "position", "“river” is no position"),
    "position too large": ("the bank was steep\t4\triver", 2, "position", "no token 4"),
    "position huge": ("a bank\t" + "9" * 100_000 + "\triver", 2, "position", "no position"),
    "position negative": ("a bank\t-1\triver", 2, "position", "“-1” is no position"),
    "counted from 1": ("the bank was steep\t2\triver", 2, "position", "token 2 is “was”"),
    "digits of another script": ("a bank\t١\triver", 2, "position", "no position"),
    "empty sentence": ("\t1\triver", 1, "sentence", "no word in it"),
    "punctuation alone": ("… !\t1\triver", 1, "sentence", "no word in it"),
    "NUL": ("the bank\0 was\t1\triver", 1, "sentence", "U+0000"),
    "NUL in the sense": ("a bank\t1\t\0", 3, "sense", "“\\x00” is no sense"),
    "escape sequence": ("\x1b]0;owned\x07bank\t0\triver", 1, "sentence", "U+001B"),
    "right-to-left override in the sense": ("a bank\t1\t\u202eriver!x", 3, "sense", "\\u202e"),
    "another word": ("the shore was steep\t\triver", 1, "sentence", "is not in the sentence"),
    "too many tokens": ("bank " * 1001 + "\t0\triver", 1, "sentence", "1,001 tokens"),
    "a token of a megabyte": ("b" * 1_000_000 + "\t0\triver", 2, "position", "and not “bank”"),
    "many marks": ("*bank* " * 3 + "\t\triver", 1, "sentence", "3 words are marked"),
    "lone brackets": ("[*" * 100_000 + "\t0\triver", 1, "sentence", "no word in it"),
    "half a character": (b"the bank\xed\xa0\x80\t1\triver", 1, "bytes", "byte 9 of the line"),
    "Latin-1": (b"the bank\t1\triver\xe8", 3, "bytes", "byte 17 of the line"),
    "HTML": ("<b onclick=x>a</b>\t0\triver", 2, "position", "is “<b” and not"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_bad_row_is_named_by_line_and_column(read, case) -> None:
    row, column, name, words = HOSTILE[case]
    data = row if isinstance(row, bytes) else row.encode()
    data = b"# comment\nthe bank was steep\t1\triver\n\n" + data + b"\nmy bank\t1\tmoney"
    with pytest.raises(StudioError) as caught:
        read(data)
    message = caught.value.message
    assert message.startswith(f"mine.tsv, line 4, column {column} ({name}): ")
    assert words in message
    assert message.isprintable()
    assert len(message) < 200
    assert "--bad skip" in caught.value.hint

    found = read(data, "skip")
    assert [one.line for one in found.sentences] == [2, 5]
    (bad,) = found.bad
    assert (bad.line, bad.column, bad.name) == (4, column, name)
    assert str(bad) in message


def test_right_to_left_text_and_marks_are_read(read) -> None:
    found = read("\u200fהבנק \u202bbank\u202c שלי\t1\tmoney\n")
    assert found.sentences[0].position == 1
    assert found.sentences[0].words[1] == "bank"


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing\n", "sentence\tsense\n", "\ufeff"])
def test_a_file_without_a_sentence_says_so(read, content) -> None:
    for bad in ("stop", "skip"):
        with pytest.raises(StudioError, match="no sentence") as caught:
            read(content, bad)
        assert "tab" in caught.value.hint


def test_files_that_cannot_be_read_are_named(read, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.tsv", tmp_path):
        with pytest.raises(StudioError, match="cannot be read"):
            read_sentences(path, "bank", SENSES)
    with pytest.raises(StudioError, match="UTF-16") as caught:
        read("the bank\t1\triver".encode("utf-16"), "skip")
    assert "UTF-8" in caught.value.hint


def test_limits_of_size(read, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StudioError, match="too large"):
        read(b"#" * (MAX_BYTES + 1))
    monkeypatch.setattr(sentence_files, "MAX_ROWS", 3)
    row = "a bank\t1\tmoney\n"
    assert len(read("sentence\tposition\tsense\n" + row * 3).sentences) == 3
    for content in (row * 4, row * 2 + "x\n" * 2):
        with pytest.raises(StudioError, match="more than 3 sentences"):
            read(content, "skip")


def test_ten_megabytes_of_noise_are_refused_row_by_row(read) -> None:
    found = read(
        b"\xff\xfe\xfd\t\n".replace(b"\xff\xfe", b"\xfe\xfd") * 20_000 + b"a bank\tmoney", "skip"
    )
    assert len(found.bad) == 20_000
    assert len(found.sentences) == 1
    assert read(b"a bank " + b"x" * (MAX_BYTES - 20) + b"\tmoney").sentences


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text('bank the*[]\t\n\r"#0123\0é', max_size=60).map(str.encode))
def test_any_bytes_are_rows_or_refused(read, data: bytes) -> None:
    try:
        found = read(data, "skip")
    except StudioError:
        return
    for one in found.sentences:
        assert 0 <= one.position < len(one.words)
        assert one.sense in (0, 1, None)
    for row in found.bad:
        assert isinstance(row, BadRow)
        assert str(row).isprintable()
    if found.bad:
        with pytest.raises(StudioError, match=f"line {found.bad[0].line},"):
            read(data)


@pytest.mark.parametrize("name", ["bank_hand", "bank_wild", "bank_wordnet"])
def test_the_shipped_test_sets_have_no_bad_row(name) -> None:
    found = read_sentences(resource("corpora", f"{name}.tsv"), "bank", SENSES)
    assert len(found.sentences) > 60
    assert {one.words[one.position].strip("\"'.,s").casefold() for one in found.sentences} == {
        "bank"
    }
