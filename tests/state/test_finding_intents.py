"""What can be asked for on the page "Find the cell", and what is refused."""

from __future__ import annotations

import pytest

import lstm_studio.state.intents  # noqa: F401  registers every intent
from lstm_studio.core.errors import StudioError
from lstm_studio.core.example_texts import EXAMPLES, PROPERTIES_OF
from lstm_studio.state.finding import MOST_CHARACTERS
from lstm_studio.state.finding_intents import entry_of
from lstm_studio.state.history import History
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.characters import drawn_entry
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()


@pytest.fixture
def state():
    return initial_state(LIBRARY)


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


def test_it_begins_with_an_example_and_the_first_property(state):
    assert state.finding.text == EXAMPLES["nested"]["mixed"]
    assert state.finding.looked_for == "quotes"
    python = do(state, "choose_character_model", model="python").finding
    assert python.text == EXAMPLES["python"]["function"]
    assert python.looked_for == "indent"


def test_each_model_keeps_its_text_and_its_property(state):
    state = do(state, "read_characters", text="mine")
    state = do(state, "look_for", what="depth")
    state = do(state, "choose_character_model", model="python")
    state = do(state, "read_characters", text="def f")
    state = do(state, "look_for", what="string")
    back = do(state, "choose_character_model", model="nested")
    assert (back.finding.text, back.finding.looked_for) == ("mine", "depth")
    again = do(back, "choose_character_model", model="python")
    assert (again.finding.text, again.finding.looked_for) == ("def f", "string")


def test_the_same_choice_is_the_same_state(state):
    for name, arguments in (
        ("choose_character_model", {"model": "nested"}),
        ("read_characters", {"text": state.finding.text}),
        ("read_example_text", {"example": "mixed"}),
        ("look_for", {"what": "quotes"}),
        ("look_at_unit", {"unit": None}),
        ("look_at_quantity", {"quantity": "c"}),
        ("rank_over", {"over": "probe"}),
        ("look_at_character", {"at": 0}),
    ):
        assert do(state, name, **arguments) is state, name


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("choose_character_model", {"model": "latin"}),
        ("read_example_text", {"example": "function"}),
        ("look_for", {"what": "indent"}),
        ("look_at_quantity", {"quantity": "z"}),
        ("rank_over", {"over": "everything"}),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(state, name, arguments):
    with pytest.raises(StudioError) as refused:
        do(state, name, **arguments)
    assert "Known" in refused.value.hint


def test_a_text_is_made_plain(state):
    read = do(state, "read_characters", text="\ta\r\nb\rc\u200bd").finding.text
    assert read == "    a\nb\ncd"
    assert do(state, "read_characters", text="").finding.text == ""


def test_a_text_too_long_or_not_a_text_is_refused_with_the_place(state):
    longest = do(state, "read_characters", text="x" * MOST_CHARACTERS)
    assert len(longest.finding.text) == MOST_CHARACTERS
    with pytest.raises(StudioError) as refused:
        do(state, "read_characters", text="x" * (MOST_CHARACTERS + 1))
    assert "20,001" in refused.value.message
    with pytest.raises(StudioError) as refused:
        do(state, "read_characters", text="ab\nc\x00")
    assert "Line 2, column 2" in refused.value.message
    assert "U+0000" in refused.value.message


def test_a_unit_exists_or_is_refused(state):
    assert do(state, "look_at_unit", unit=5).finding.unit == 5
    for unit in (6, -1):
        with pytest.raises(StudioError):
            do(state, "look_at_unit", unit=unit)


def test_another_property_or_model_goes_back_to_the_best_unit(state):
    chosen = do(state, "look_at_unit", unit=2)
    assert do(chosen, "look_for", what="depth").finding.unit is None
    assert do(chosen, "look_for", what="quotes").finding.unit is None
    assert do(chosen, "choose_character_model", model="python").finding.unit is None
    assert do(chosen, "look_at_quantity", quantity="h").finding.unit == 2


def test_the_character_read_off_stays_in_the_text(state):
    last = len(state.finding.text) - 1
    assert do(state, "look_at_character", at=10**6).finding.at == last
    assert do(state, "look_at_character", at=-4).finding.at == 0
    far = do(state, "look_at_character", at=50)
    assert do(far, "read_characters", text="abc").finding.at == 2
    assert do(far, "read_characters", text="").finding.at == 0
    assert INTENTS["look_at_character"].transient


def test_a_trained_model_is_shown_and_one_can_go_back(state):
    with pytest.raises(StudioError):
        do(state, "choose_character_model", model="nested", retrained=True)
    own = drawn_entry(seed=4, own=True)
    kept = do(state, "keep_character_model", model=own)
    assert entry_of(kept, LIBRARY) is own
    back = do(kept, "choose_character_model", model="nested")
    assert entry_of(back, LIBRARY) is LIBRARY.character_model("nested")
    assert (
        entry_of(do(back, "choose_character_model", model="nested", retrained=True), LIBRARY) is own
    )


def test_a_model_trained_for_another_kind_of_text_waits_until_it_is_looked_at(state):
    own = drawn_entry("python", own=True)
    kept = do(state, "keep_character_model", model=own)
    assert entry_of(kept, LIBRARY) is LIBRARY.character_model("nested")
    there = do(kept, "choose_character_model", model="python", retrained=True)
    assert entry_of(there, LIBRARY) is own


def test_undo_brings_the_text_back_and_the_cursor_stays_in_it(state):
    history = History()
    short = do(state, "read_characters", text="abc")
    history.record(short, "read_characters")
    long = do(do(short, "read_characters", text="a longer text"), "look_at_character", at=9)
    back = history.undo(long)
    assert (back.finding.text, back.finding.at) == ("abc", 2)
    assert history.redo(back).finding.text == "a longer text"


def test_every_property_of_a_list_can_be_looked_for(state):
    for text, names in PROPERTIES_OF.items():
        there = do(state, "choose_character_model", model=text)
        for name in names:
            assert do(there, "look_for", what=name).finding.looked_for == name
