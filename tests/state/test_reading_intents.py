from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import find_forms
from lstm_studio.state import reading_intents
from lstm_studio.state.reading import ReadHeadState, ticks
from lstm_studio.state.reading_intents import MAX_KEPT
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.readers import ReadingLibrary, word_model

LIBRARY = ReadingLibrary()


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


@pytest.fixture
def state():
    return do(initial_state(LIBRARY), "read_sentence", text="they saw the bank near the river")


def sentence(state):
    return " ".join(state.reading.words)


def refused(state, part, name, **arguments):
    with pytest.raises(StudioError, match=part):
        do(state, name, **arguments)


def test_a_sentence_is_read_to_the_word(state):
    assert state.reading.position == 3
    assert ticks(state.reading) == 4
    assert state.readhead.step == 3


@pytest.mark.parametrize(
    ("position", "count", "steps", "stands"),
    [
        (1, 5, 4, [(0, 4), (1, 3), (1, 2), (1, 1)]),
        (0, 1, 1, [(0, 0)]),
        (4, 5, 5, [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]),
    ],
)
def test_the_readers_start_at_the_ends_and_meet_at_the_word(state, position, count, steps, stands):
    reading = replace(state.reading, words=("x",) * count, position=position)
    assert ticks(reading) == steps
    heads = [ReadHeadState(step) for step in range(steps)]
    assert [(h.forward(position), h.backward(position, count)) for h in heads] == stands


def test_without_the_word_there_is_nothing_to_play(state):
    other = do(state, "read_sentence", text="no such thing")
    assert other.reading.position is None
    assert ticks(other.reading) == 0
    assert do(other, "read_sentence", text="Banks!").reading.position == 0


def test_of_several_the_one_nearest_to_where_the_word_stood_is_taken(state):
    several = do(state, "read_sentence", text="bank and bank or the bank")
    assert several.reading.position == 2
    assert do(several, "point_at", position=5).reading.position == 5
    refused(several, "no form", "point_at", position=1)
    refused(several, "no form", "read_sentence", text="a bank", position=0)
    assert do(state, "read_sentence", text="bank and bank", position=0).reading.position == 0


def test_words_are_deleted_replaced_and_moved(state):
    assert sentence(do(state, "delete_word", index=0)) == "saw the bank near the river"
    assert do(state, "delete_word", index=0).reading.position == 2
    assert do(state, "delete_word", index=6).reading.position == 3
    assert sentence(do(state, "replace_word", index=1, text="stood on")).startswith(
        "they stood on the bank"
    )
    assert do(state, "replace_word", index=1, text="stood on").reading.position == 4
    assert do(state, "replace_word", index=3, text="Banks").reading.words[3] == "Banks"
    moved = do(state, "move_word", index=3, to=0)
    assert sentence(moved) == "bank they saw the near the river"
    assert moved.reading.position == 0
    assert do(state, "move_word", index=6, to=0).reading.position == 4
    assert do(state, "move_word", index=2, to=2) is state


def test_the_word_in_question_stays(state):
    refused(state, "stays", "delete_word", index=3)
    refused(state, "stays", "replace_word", index=3, text="hill")
    for index in (-1, 7):
        refused(state, "has no word", "delete_word", index=index)
        refused(state, "has no word", "replace_word", index=index, text="x")
        refused(state, "has no word", "move_word", index=index, to=0)
        refused(state, "has no word", "move_word", index=0, to=index)
    refused(state, "up to 200", "replace_word", index=0, text="x " * 195)
    refused(state, "no word in it", "replace_word", index=0, text="…")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["delete", "replace", "move"]), st.integers(0, 9), st.integers(0, 9)
        ),
        max_size=12,
    )
)
def test_however_it_is_edited_the_word_is_where_it_is_said_to_be(acts):
    state = do(
        initial_state(LIBRARY), "read_sentence", text="a bank by the Bank and the banks of it"
    )
    for act, index, to in acts:
        try:
            if act == "delete":
                state = do(state, "delete_word", index=index)
            elif act == "replace":
                state = do(
                    state, "replace_word", index=index, text="some bank" if to % 2 else "water"
                )
            else:
                state = do(state, "move_word", index=index, to=to)
        except StudioError:
            continue
        reading = state.reading
        assert reading.position in find_forms(reading.words, "bank")
        assert 0 <= state.readhead.step < ticks(reading)


def test_another_word_brings_its_first_example(state):
    mole = do(state, "choose_word", word="mole")
    assert sentence(mole) == "the mole dug tunnels in the garden"
    assert mole.reading.position == 1
    assert mole.reading.sense == 1
    both = do(state, "read_sentence", text="the mole saw the bank")
    stays = do(both, "choose_word", word="mole")
    assert (sentence(stays), stays.reading.position) == ("the mole saw the bank", 1)
    refused(state, "no readers", "choose_word", word="qwrtz")


def test_a_sense_that_the_other_word_has_not_is_given_up(state):
    mole = do(do(state, "choose_word", word="mole"), "show_sense", sense=3)
    assert do(mole, "choose_word", word="bank").reading.sense == 1
    refused(mole, "no sense 5", "show_sense", sense=4)


def test_sentences_are_kept_marked_recalled_and_dropped(state):
    kept = do(state, "keep_sentence")
    assert do(kept, "keep_sentence") is kept
    kept = do(do(kept, "read_sentence", text="a bank loan"), "keep_sentence")
    kept = do(kept, "mark_sentence", index=1, sense="money")
    assert [one.sense for one in kept.reading.kept] == ["", "money"]
    back = do(do(kept, "choose_word", word="mole"), "recall_sentence", index=0)
    assert (back.reading.word, sentence(back)) == ("bank", sentence(state))
    assert len(do(back, "drop_sentence", index=0).reading.kept) == 1
    assert do(kept, "mark_sentence", index=1, sense="").reading.kept[1].sense == ""
    refused(kept, "no sense", "mark_sentence", index=0, sense="spy")
    for name in ("recall_sentence", "drop_sentence"):
        refused(kept, "no sentence 3", name, index=2)
    refused(do(state, "read_sentence", text="a hill"), "not in this", "keep_sentence")


def test_the_list_of_kept_sentences_has_an_end(state):
    for number in range(MAX_KEPT):
        state = do(do(state, "read_sentence", text=f"{number} bank"), "keep_sentence")
    refused(do(state, "read_sentence", text="one more bank"), "100 sentences", "keep_sentence")


def test_a_word_of_ones_own_is_kept_and_let_go(state):
    own = do(state, "add_word", model=word_model("plant", ("factory", "green"), own=True))
    assert (own.reading.word, sentence(own)) == ("plant", "the plant")
    own = do(do(own, "read_sentence", text="a green plant"), "keep_sentence")
    gone = do(own, "forget_word", word="plant")
    assert (gone.reading.word, gone.reading.own, gone.reading.kept) == ("bank", {}, ())
    refused(state, "not a word of your own", "forget_word", word="bank")
    elsewhere = do(do(own, "choose_word", word="mole"), "forget_word", word="plant")
    assert elsewhere.reading.word == "mole"


def test_what_is_shown_is_chosen(state):
    assert do(state, "show_quantity", quantity="f").reading.quantity == "f"
    assert do(state, "show_halves", halves=True).reading.halves
    assert do(state, "choose_member", member=1).reading.member == 1
    unit = do(state, "choose_reader_unit", direction="backward", unit=15)
    assert unit.reading.unit == ("backward", 15)
    assert do(unit, "choose_reader_unit").reading.unit is None
    assert do(unit, "choose_word", word="mole").reading.unit is None
    refused(state, "cannot show", "show_quantity", quantity="x")
    refused(state, "no network 3", "choose_member", member=2)
    refused(state, "no unit 17", "choose_reader_unit", direction="forward", unit=16)
    refused(state, "no direction", "choose_reader_unit", direction="up", unit=0)


def test_every_intent_of_the_page_is_registered():
    names = [
        name for name, one in INTENTS.items() if one.change.__module__ == reading_intents.__name__
    ]
    assert len(names) == 17
