"""A sequence file is taken exactly as it was meant, or refused with its line."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio import i18n
from lstm_studio.content import load, schema
from lstm_studio.content.load import (
    SHIPPED,
    load_sequence,
    shipped_sequence,
    shipped_sequences,
    translatable_texts,
)
from lstm_studio.content.source import Source
from lstm_studio.core.errors import StudioError

HEAD = 'title = "T"\nstory = "S."\nkey_step = 1\n'  # three lines


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return load_sequence(path)

    return read


@pytest.fixture
def foreign():
    """A translator for the length of one test."""
    yield lambda translate: i18n.install(translate=translate)
    i18n.install()


def test_documented_examples_are_read(read):
    examples = [
        "\n".join(line[4:] for line in block.splitlines())
        for block in re.findall(r"::\n\n((?:(?:    .*)?\n)+)", schema.__doc__ + "\n")
    ]
    assert len(examples) == 2
    first = read(examples[0])
    assert first.tokens == ("I", "put", "the", "key")
    np.testing.assert_array_equal(first.programme["i"], [0, 0, 0, 1])
    assert first.key_step == 3
    second = read(HEAD + examples[1])
    assert len(second) == 60
    assert second.values[11] == 0.9


def test_three_ways_to_write_a_lane_are_one(read):
    body = HEAD + 'tokens = "a b c d"\nvalues = 0\n[programme]\nreset = 1\nupdate = '
    lanes = ["[0.5, 1, 1, 0.5]", "{ otherwise = 1, 1 = 0.5, 4 = 0.5 }", "{ 2-3 = 1, 1=0.5, 4=0.5 }"]
    for lane in lanes:
        np.testing.assert_array_equal(read(body + lane).programme["z"], [0.5, 1, 1, 0.5])
    np.testing.assert_array_equal(read(body + "0.25").programme["z"], [0.25] * 4)


def test_tokens_in_every_way(read):
    rest = "values = 0.5\nmarks = [2, 3]\n"
    assert read(HEAD + 'tokens = "a\tb  c"\n' + rest).tokens == ("a", "b", "c")
    assert read(HEAD + 'tokens = """\na b\nc"""\n' + rest).tokens == ("a", "b", "c")
    assert read(HEAD + 'tokens = ["a b", "c", "d"]\n' + rest).tokens == ("a b", "c", "d")
    assert read(HEAD + "steps = 3\n" + rest).tokens == ("1", "2", "3")
    labelled = read(HEAD + 'steps = 4\ntokens = { otherwise = "·", 2 = "x" }\n' + rest)
    assert labelled.tokens == ("·", "x", "·", "·")
    assert read(HEAD + 'steps = 3\ntokens = { 2 = "x" }\n' + rest).tokens == ("1", "x", "3")
    np.testing.assert_array_equal(labelled.marks, [False, True, True, False])
    np.testing.assert_array_equal(labelled.values, [0.5] * 4)
    assert labelled.programme == {}
    assert (labelled.id, labelled.title, labelled.story) == ("mine", "T", "S.")


def test_sine_is_a_sine(read):
    made = read(
        HEAD + "steps = 30\nvalues = { 4 = -1 }\n"
        '[generate]\nkind = "sine"\nperiod = 12\namplitude = 0.5\nphase = 0.25'
    )
    expected = 0.5 * np.cos(2 * np.pi * np.arange(30) / 12)
    expected[3] = -1
    np.testing.assert_allclose(made.values, expected, rtol=0, atol=1e-15)


def test_noise_comes_from_its_seed(read):
    recipe = 'steps = 200\n[generate]\nkind = "noise"\namplitude = 0.3\nseed = '
    first, again, other = (read(HEAD + recipe + seed).values for seed in ("7", "7", "8"))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()
    np.testing.assert_array_equal(first, np.round(first, 2))
    assert 0.28 < np.abs(first).max() <= 0.3
    assert abs(first.mean()) < 0.05
    np.testing.assert_array_equal(first[:4], [-0.11, -0.21, 0.09, -0.26])


WORDS = HEAD + 'tokens = "a b c"\n'  # four lines


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('story = "S."', "line 1: “title” is missing.", ""),
        (HEAD, "line 1: It does not say how many steps there are.", "tokens, or steps"),
        (HEAD + "steps = 3", "line 1: “values” is missing.", "a table named generate"),
        (WORDS, "line 1: “values” is missing.", "generate"),
        (
            WORDS + "values = [0.1, 0.2]",
            "line 5: “values” has 2 entries; there are 3 steps.",
            "Every step needs one.",
        ),
        (WORDS + "values = [\n0.1,\n1.2,\n0]", "line 7: “values” must be at most 1.", ""),
        (WORDS + "values = [\n0.1,\n-1.2,\n0]", "line 7: “values” must be at least −1.", ""),
        (WORDS + "values = [0, nan, 0]", "line 5: “values” must be at least −1.", ""),
        (WORDS + "values = true", "line 5: “values” holds true or false.", "a number"),
        (WORDS + "values = 0\nmarks = [1,\n4]", "line 7: There is no step 4.", "from 1 to 3"),
        (WORDS + "values = 0\nmarks = [0]", "line 6: “marks” must be at least 1.", ""),
        (WORDS + "values = 0\nmarks = 1", "line 6: “marks” holds a whole number.", "a list"),
        (
            WORDS.replace("step = 1", "step = 9") + "values = 0",
            "line 3: There is no step 9.",
            "Steps are counted from 1 to 3.",
        ),
        (
            WORDS + "steps = 4\nvalues = 0",
            "line 5: “steps” says 4, but there are 3 tokens.",
            "Leave steps out",
        ),
        (HEAD + 'tokens = " "\nvalues = 0', "line 4: “tokens” is empty.", ""),
        (HEAD + "tokens = []\nvalues = 0", "line 4: “tokens” is empty.", ""),
        (HEAD + 'tokens = ["a",\n""]\nvalues = 0', "line 5: “tokens” is empty.", ""),
        (
            HEAD + "steps = 2001\nvalues = 0",
            "line 4: There are 2,001 steps; up to 2,000 can be worked on by hand.",
            "shorter",
        ),
        (
            HEAD + "steps = 3\nvalues = { 1 = 0, 2 = 0 }",
            "line 5: “values” says nothing about step 3.",
            "Add “otherwise”",
        ),
        (
            HEAD + "steps = 3\n[values]\notherwise = 0\n2 = 0.5\n1-2 = 0.3",
            "line 8: Step 2 is given twice.",
            "",
        ),
        (
            HEAD + "steps = 3\n[values]\notherwise = 0\nthree = 0.5",
            "line 7: “three” is not a step.",
            "written 4 or 7-9",
        ),
        (
            HEAD + "steps = 3\n[values]\notherwise = 0\n3-2 = 0.5",
            "line 7: “3-2” ends before it begins.",
            "earlier step first",
        ),
        (
            HEAD + "steps = 3\n[values]\notherwise = 0\n3-4 = 0.5",
            "line 7: There is no step 4.",
            "from 1 to 3",
        ),
        (
            HEAD + 'steps = 3\nvalues = 0\n[generate]\nkind = "sine"\nperiod = 3\namplitude = 1',
            "line 5: The values are generated and written down at once.",
            "{ 12 = 0.9 }",
        ),
        (
            HEAD + 'steps = 3\n[generate]\nkind = "square"',
            "line 6: “kind” cannot be “square”.",
            "",
        ),
        (HEAD + "steps = 3\n[generate]\nseed = 1", "line 5: “kind” is missing.", ""),
        (
            HEAD + 'steps = 3\n[generate]\nkind = "noise"\nseed = 1\namplitude = 1.5',
            "line 8: “amplitude” must be at most 1.",
            "",
        ),
        (
            HEAD + 'steps = 3\n[generate]\nkind = "noise"\nseed = 1\nperiod = 1\namplitude = 1',
            "line 8: “period” is not known here.",
            "seed, amplitude",
        ),
        (
            WORDS + "values = 0\n[programme]\nforget = 1\ninput = 1",
            "line 6: “output” is missing.",
            "These belong together: forget, input, output.",
        ),
        (
            WORDS + "values = 0\n[programme]\nupdate = 1",
            "line 6: “reset” is missing.",
            "reset, update",
        ),
        (
            WORDS + "values = 0\n[programme]\nforget = 1\ninput = [0, 1.5, 0]\noutput = 1",
            "line 8: “input” must be at most 1.",
            "",
        ),
        (
            WORDS + "values = 0\n[programme]\nforget = 1\ninput = [0, 1]\noutput = 1",
            "line 8: “input” has 2 entries; there are 3 steps.",
            "",
        ),
        (
            WORDS + "values = 0\n[programme]\nforgot = 1",
            "line 7: “forgot” is not known here.",
            "forget, input, output, reset, update",
        ),
    ],
)
def test_mistakes_have_file_and_line(read, text, message, hint):
    with pytest.raises(StudioError) as error:
        read(text)
    assert error.value.message == f"mine.toml, {message}"
    assert hint in error.value.hint


@given(st.text(alphabet='titlesoryvaluk_p=[]{}"1234567890.-, \n#', max_size=80))
def test_any_file_is_read_or_refused_with_its_line(text):
    for head in ("", HEAD, WORDS):
        source = Source("mine.toml", head + text)
        message = "mine.toml, line 0: "
        try:
            made = load._sequence(source, "mine")
            assert len(made.values) == len(made.tokens) > 0
        except StudioError as error:
            message = error.message
        assert re.match(r"mine\.toml, line \d+: ", message)


def test_shipped_files_are_the_list_and_nothing_else():
    shipped = sorted(path.stem for path in load._shipped_path("key").parent.glob("*.toml"))
    assert shipped == sorted(SHIPPED)
    assert tuple(s.id for s in shipped_sequences()) == SHIPPED
    assert shipped_sequence("sine").id == "sine"


@pytest.mark.parametrize("name", ["", "own", "../models/x", "KEY"])
def test_unknown_name_lists_those_that_exist(name):
    with pytest.raises(StudioError, match="no sequence named") as error:
        shipped_sequence(name)
    assert "key, topic, noisy, pulse, count, negation, sine" in error.value.hint


def test_texts_for_translators():
    texts = translatable_texts()
    assert len(texts) == len(set(texts))
    assert all(text.strip() == text and text for text in texts)
    for made in shipped_sequences():
        assert made.title in texts
        assert made.story in texts
    assert "I put the key under the mat and then we talked about the rain" in texts
    assert "pulse" in texts
    assert "·" not in texts
    assert "1" not in texts


def test_every_text_is_translated_and_counted(foreign):
    asked = set()

    def upside(context, text):
        asked.add(text)
        return text.upper()

    foreign(upside)
    made = shipped_sequences()
    assert asked == set(translatable_texts())
    assert made[0].title == "REMEMBER THE KEY"
    assert made[0].tokens[3] == "KEY"
    assert made[3].tokens[3:5] == ("·", "PULSE")
    assert made[4].tokens[:3] == ("0", "1", "1")


def test_translation_with_another_number_of_words_keeps_the_original(foreign, read):
    foreign(lambda context, text: "nur zwei" if text == "a b c" else text)
    assert read(WORDS + "values = 0").tokens == ("a", "b", "c")


def test_braces_in_texts_are_only_braces(read):
    text = WORDS.replace('"S."', '"Set {C} and {0} and {"').replace('"a b c"', '"{a} {} }"')
    made = read(text + "values = 0")
    assert made.story == "Set {C} and {0} and {"
    assert made.tokens == ("{a}", "{}", "}")
