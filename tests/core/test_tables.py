"""A column of a CSV file: found, named, and pointed at where it is wrong."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.sequence import Sequence
from lstm_studio.core.tables import Column, column_names, columns, parse_csv

TWO = b"time,value,other\n10,0.5,1\n20,0.7,5\n30,-1,3\n"


def refused(source, *arguments, **choices):
    with pytest.raises(StudioError) as error:
        parse_csv(source, *arguments, **choices)
    assert error.value.hint
    return error.value


@pytest.mark.parametrize(
    ("data", "values"),
    [
        (b"1\n2\n3", [1, 2, 3]),
        (b"v\n1\n2\n3\n", [1, 2, 3]),
        (b"v\r\n1\r\n\r\n2\r\n", [1, 2]),
        (b"v\r1\r2", [1, 2]),
        (b"\xef\xbb\xbfv\n-0.5\n", [-0.5]),
        (b"v\nnan\ninf\n-1e308\n", [np.nan, np.inf, -1e308]),
        (b"name,v\na,0.5\nb,1.5\n", [0.5, 1.5]),
        (b"name;v\na;0,5\nb;1,234\n", [0.5, 1.234]),
        (b"name\tv\na\t0,5\nb\t1.5\n", [0.5, 1.5]),
        (b"name, v\n a , 0.5\nb, 1.5 \n", [0.5, 1.5]),
        (b'"a;b","v"\n"x;y","1,5"\n"z","2"\n', [1.5, 2]),
        (b'name,v\n"two\nlines",1\nb,2\n', [1, 2]),
        (b"v\n0,5\n1,5\n", [0.5, 1.5]),
        (b"row,v\n0,5\n1,3\n", [5, 3]),
        (b"row,v\n1,0.5\n2,0.7\n3,0.1\n", [0.5, 0.7, 0.1]),
        (b"v,note\n1,\n,\n2,x\n", [1, 2]),
    ],
)
def test_the_only_column_of_numbers(data, values):
    made = parse_csv(data)
    np.testing.assert_array_equal(made.values, values)
    assert (made.id, made.key_step) == ("own", 0)
    assert made.marks.tolist() == [True] + [False] * (len(values) - 1)


@pytest.mark.parametrize("column", ["value", 2, "2", " 2"])
def test_column_by_name_or_number(column):
    assert parse_csv(TWO, column).values.tolist() == [0.5, 0.7, -1.0]
    assert parse_csv(TWO, column).title == "value"


def test_columns_without_a_heading_have_names_too():
    assert parse_csv(b"a,0.5\nb,2\n", "Column 2").values.tolist() == [0.5, 2.0]


def test_several_columns_are_a_question():
    error = refused(TWO)
    assert error.message == "3 columns hold numbers."
    assert error.hint == "Choose one of them: time, value, other."
    many = ",".join(f"c{n}" for n in range(30)) + "\n" + ",".join(["0.5"] * 30)
    assert refused(many.encode()).hint.endswith("c10, c11, ….")


@pytest.mark.parametrize("column", ["nope", "", 0, 4, -1, "Value"])
def test_wrong_column_lists_those_there_are(column):
    error = refused(TWO, column)
    assert error.message == f"There is no column “{column}”."
    assert error.hint == "The columns are: time, value, other."
    assert refused(TWO, 2, words=column).message == error.message


def test_columns_for_a_dialog():
    assert columns(b"word;n\nder;0,5\ndie;1\n") == (Column(1, "word", False), Column(2, "n", True))
    assert columns(b"a,1\nb,2\n") == (Column(1, "Column 1", False), Column(2, "Column 2", True))
    assert column_names(TWO) == ("time", "value", "other")
    assert column_names(b"a,,c\n1,2,3\n") == ("a", "Column 2", "c")


def test_tokens_are_the_numbers_or_the_words_beside_them():
    data = b"label,v\n hello  there ,0.50\nyou,1e3\n"
    assert parse_csv(data).tokens == ("0.50", "1e3")
    assert parse_csv(data, words="label").tokens == ("hello there", "you")
    assert parse_csv(data, words=1).tokens == ("hello there", "you")
    assert parse_csv(data.replace(b"label", b"Word")).tokens == ("hello there", "you")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "There is nothing to read yet."),
        (b"\n \n", "There is nothing to read yet."),
        (b'""', "The sequence is empty."),
        (b"v,w\n1,\n2,\nx,\n", "Line 4: “x” in “v” is not a number."),
        (b"v,w\n1,a\n,b\n2,c\n", "Line 3: there is nothing in “v”."),
        (b"w,v\na,1\nb\nc,3\n", "Line 3: there is nothing in “v”."),
        (b'w,v\n"two\nlines",1\nb,x\nc,2\nd,3', "Line 4: “x” in “v” is not a number."),
        (b"v\n1\n2\n1e999\n", "Line 4: 1e999 is too large a number."),
        (b'"v"\n"1,234"\n2\n', "Line 2: “1,234” can be read in two ways."),
        (b'w,v\na,"1\nb,2\n', "Line 2 cannot be read: unexpected end of data."),
        (b"a,b\nx,y\n", "No column holds numbers."),
        (b"\xff\xfev\x00", "The text is not UTF-8: byte 1 is wrong."),
        (b"v\n1\xe9\n", "The text is not UTF-8: byte 4 is wrong."),
        (b"v\n1\n\x002", "Line 3, column 1: the character U+0000 is not part of a text."),
        (b"0" * 10_000_000, "The text has 10.00 MB; up to 1 MB can be read."),
        (
            b"v\n" + b"1\n" * 2345,
            "The sequence has 2,345 steps; up to 2,000 can be worked on by hand.",
        ),
        (b"1," * 1000 + b"1\n", "Line 1 has 1,001 columns; up to 1,000 can be chosen from."),
        (
            b"0,5\n1,5\n",
            "Every line can be read as one number with a comma in it, or as two numbers.",
        ),
        (b"word,v\n" + b"x" * 500 + b",1\n", "Line 2: “" + "x" * 31 + "…” has 500 characters; "),
    ],
)
def test_mistakes_are_pointed_at(data, message):
    assert refused(data).message.startswith(message)


def test_two_columns_of_whole_numbers_can_be_chosen_from():
    assert parse_csv(b"0,5\n1,7\n", 2).values.tolist() == [5.0, 7.0]


def test_size_is_judged_before_the_encoding():
    assert "10.00 MB" in refused(b"\xff" * 10_000_000).message


def test_longest():
    assert len(parse_csv(b"v\n" + b"1\n" * 2000)) == 2000


def test_file_gives_its_name(tmp_path):
    path = tmp_path / "rain.csv"
    path.write_bytes(b"mm\n1\n2\n")
    assert parse_csv(path).title == "rain · mm"
    path.write_bytes(b"1\n2\n")
    assert parse_csv(path).title == "rain"
    assert parse_csv(b"1\n2\n").title == "Your own numbers"
    with pytest.raises(StudioError, match=r"gone\.csv cannot be read"):
        parse_csv(tmp_path / "gone.csv")
    with pytest.raises(StudioError, match="cannot be read"):
        parse_csv(tmp_path)
    path.write_bytes(b"1\n" * 500_001)
    with pytest.raises(StudioError, match=r"rain\.csv is too large"):
        parse_csv(path)


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        st.text(alphabet='0123456789.,;\t"-\n ax', max_size=80).map(str.encode),
    ),
    st.sampled_from([None, 1, 2, "a"]),
)
def test_any_bytes_are_a_sequence_or_a_named_mistake(data, column):
    try:
        made = parse_csv(data, column)
    except StudioError as error:
        made = error
    if isinstance(made, Sequence):
        assert len(made) == len(made.values) > 0
        assert made.title
    else:
        assert made.message
        assert made.hint


@given(
    st.lists(
        st.tuples(st.text(alphabet='ab ,;"\n', min_size=1, max_size=5), st.floats()),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from(",;\t"),
)
def test_written_tables_are_read_back(rows, delimiter):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(["label", "v"])
    writer.writerows((text, repr(value)) for text, value in rows)
    made = parse_csv(file.getvalue().encode(), "v", words="label")
    np.testing.assert_array_equal(made.values, [value for _, value in rows])
    assert made.tokens == tuple(" ".join(text.split()) for text, _ in rows)
