from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.core.readers import READERS
from lstm_studio.present import reading_texts as texts
from lstm_studio.state.answers import derive_answers
from lstm_studio.state.library import ClueScore
from lstm_studio.state.reading import ReadHeadState
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.readers import ReadingLibrary

LIBRARY = ReadingLibrary()
TEXT = "the bank was steep and covered with wet grass"


def state_of(text=TEXT, word="bank"):
    state = initial_state(LIBRARY)
    state = replace(state, view=replace(state.view, page="both"))
    state = apply(state, LIBRARY, "choose_word", word=word)
    return apply(state, LIBRARY, "read_sentence", text=text)


def answers_of(text=TEXT, word="bank"):
    return derive_answers(state_of(text, word), LIBRARY, None)


SURE, UNSURE = np.array([0.1, 0.9]), np.array([0.45, 0.55])


def test_a_sure_reader_names_the_sense_and_what_it_has_read():
    found = texts.verdict(answers_of(), "forward", SURE, ReadHeadState(7))
    assert found.certain
    assert found.lead == "90\u202f% river"
    assert found.sentence == "Has read “the bank”."


def test_a_reader_that_cannot_tell_says_so():
    found = texts.verdict(answers_of(), "forward", UNSURE, ReadHeadState(7))
    assert not found.certain
    assert found.lead == "cannot tell · 55\u202f%"
    assert "Not enough to tell river from money" in found.sentence


def test_a_rounded_share_does_not_seem_to_reach_the_line():
    nearly = np.array([0.304, 0.696])
    found = texts.verdict(answers_of(), "both", nearly, ReadHeadState(7))
    assert found.lead == "cannot tell · 69.6\u202f%"


def test_the_line_itself_counts_as_sure():
    at = np.array([0.3, 0.7])
    assert texts.verdict(answers_of(), "both", at, ReadHeadState(7)).certain


def test_the_backward_reader_has_read_from_the_end():
    found = texts.verdict(answers_of(), "backward", SURE, ReadHeadState(7))
    assert found.sentence == "Has read “grass wet with covered and steep was bank”."


def test_long_reading_is_quoted_near_the_word():
    answers = answers_of("the bank " + "and water " * 20 + "x" * 60)
    found = texts.verdict(answers, "backward", SURE, ReadHeadState(41))
    assert "“… " in found.sentence
    assert "and bank”" in found.sentence
    assert len(found.sentence) < 120


def test_before_they_meet_the_cards_say_so_far():
    answers, head = answers_of(), ReadHeadState(2)
    shares = texts.verdicts_at(answers, head)
    assert shares["forward"] == pytest.approx(answers.beliefs["forward"][1])
    assert shares["backward"] == pytest.approx(answers.beliefs["backward"][6])
    assert "both" not in shares, "it says nothing before its halves have met"
    assert texts.waiting(answers) == "Its two halves have not met at “bank” yet."
    assert "no “bank”" in texts.waiting(answers_of("no"))
    backward = texts.verdict(answers, "backward", shares["backward"], head)
    assert backward.sentence == "Has read “grass wet with” so far."
    assert set(texts.verdicts_at(answers, ReadHeadState(7))) == set(READERS)
    at_word = texts.verdicts_at(answers, ReadHeadState(7))
    assert all(at_word[kind] is answers.verdicts[kind] for kind in READERS)
    assert texts.verdicts_at(answers_of("no"), ReadHeadState(0)) == {}


def test_both_joins_two_halves():
    found = texts.verdict(answers_of(), "both", SURE, ReadHeadState(7))
    assert found.sentence == "[h→ ; h←] at “bank”: 32 numbers, both halves of the sentence."


def test_four_senses_are_told_apart_by_name():
    answers = answers_of("the mole dug", "mole")
    shares = np.array([0.4, 0.3, 0.2, 0.1])
    found = texts.verdict(answers, "forward", shares, ReadHeadState(1))
    assert found.lead == "cannot tell · 40\u202f%"
    assert found.sentence.endswith("Not enough to tell.")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("the bank", "2 words"),
        ("bank", "1 word"),
        ("the bank xx", "3 words · 1 unknown to the readers: “xx”"),
        ("bank and banks", "3 words · “bank” stands 2 times: click the one you mean"),
        ("xx bank XY xx", "4 words · 3 unknown to the readers: “xx”, “XY”"),
    ],
)
def test_words_and_strangers_are_counted(text, note):
    assert texts.sentence_note(answers_of(text)) == note


def test_many_strangers_are_not_all_named():
    note = texts.sentence_note(answers_of("bank " + " ".join(f"q{n}" for n in range(9))))
    assert note.endswith("“q4” and 4 more")


def test_marked_sentences_are_scored():
    state = state_of()
    for text in ("a bank loan", "mud on the bank", "the bank"):
        state = apply(state, LIBRARY, "read_sentence", text=text)
        state = apply(state, LIBRARY, "keep_sentence")
    answers = derive_answers(state, LIBRARY, None)
    assert texts.kept_score(answers) == {}
    says = {kind: answers.kept[0][1][kind].argmax() for kind in READERS}
    for sense in (0, 1):
        name = ("money", "river")[sense]
        marked = apply(state, LIBRARY, "mark_sentence", index=0, sense=name)
        score = texts.kept_score(derive_answers(marked, LIBRARY, None))
        assert score == {kind: (int(says[kind] == sense), 1) for kind in READERS}
    elsewhere = apply(marked, LIBRARY, "choose_word", word="mole")
    assert texts.kept_score(derive_answers(elsewhere, LIBRARY, None)) == {}


def test_the_ways_to_index_are_named_with_shapes():
    rows = texts.index_rows(answers_of())
    assert [row[:2] for row in rows] == [
        ("output[:, -1]", "(1, 32)"),
        ("h_n", "(2, 1, 16)"),
        ("output[:, 1]", "(1, 32)"),
    ]
    assert "has read 2 words, backward half 8 words" in rows[2][2]
    assert len(texts.index_rows(answers_of("no"))) == 2


def test_scores_are_written_with_their_spread():
    score = ClueScore("after", 40, {"both": (0.975, 0.012)}, {"both": 0.9})
    assert texts.score_cell(score, "both") == "98\u202f% ± 1 (90\u202f%)"
    assert texts.score_cell(score, "forward") == "–"
    none = ClueScore("none", 40, {}, {"both": 0.55})
    assert texts.score_cell(none, "both") == "– (55\u202f%)"


def test_every_name_is_there():
    for group in ("after", "before", "both", "none", "garden", "wordnet"):
        assert texts.group_title(group)
    for clue in ("before", "after", "both", "none", "any"):
        assert texts.clue_name(clue) != clue
    for quantity in ("h", "c", "i", "f", "g", "o"):
        assert texts.quantity_name(quantity)
    for direction in ("forward", "backward"):
        assert all(texts.direction_name(direction))
    assert "16 units, network 1 of 2" in texts.strip_note(answers_of())
