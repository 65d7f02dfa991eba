from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.reader_cards import UNSCORED
from lstm_studio.engine.reader_models import TEACHING_ORDER
from lstm_studio.engine.sense_names import SAME_SENSE, UNSCORED_NAMES, SenseNames

BANK = SenseNames("bank", ("money", "river"))
MOLE = SenseNames("mole", ("animal", "spy", "unit", "sauce"))


@pytest.mark.parametrize(
    ("names", "name", "sense"),
    [
        (BANK, "money", 0),
        (BANK, " River ", 1),
        (BANK, "FINANCE", 0),
        (BANK, "financial_institution", 0),
        (BANK, "bank_(geography)", 1),
        (BANK, "river bank", 1),
        (BANK, "bank/river", 1),
        (BANK, "shore", 1),
        (BANK, "none", None),
        (BANK, "Other", None),
        (MOLE, "mole_sauce", 3),
        (MOLE, "mole (espionage)", 1),
        (SenseNames("bow", ("ship", "arrow", "violin")), "bow and arrow", 1),
        (SenseNames("bow", ("ship", "arrow", "violin")), "music", 2),
        (SenseNames("zebra", ("stripes", "crossing")), "Stripes", 0),
        (SenseNames("bank", ("finance", "edge of water")), "money", 0),
        (SenseNames("bank", ("finance", "edge of water")), "shore", 1),
    ],
)
def test_a_sense_has_many_names(names, name, sense) -> None:
    assert names.find(name) == sense


@pytest.mark.parametrize(
    "name", ["blood", "", "bank", "money river", "not river", "0", "\x1b[2J", "x" * 10_000]
)
def test_a_name_that_means_no_sense_is_refused(name) -> None:
    with pytest.raises(StudioError) as caught:
        BANK.find(name)
    assert "no sense of “bank”" in caught.value.message
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 100
    assert "money, river" in caught.value.hint


def test_names_that_a_model_does_not_tell_apart_are_refused() -> None:
    cut = SenseNames("bank", ("cash", "river", "shore"))
    assert cut.find("shore") == 2  # its own
    with pytest.raises(StudioError):
        cut.find("geography")  # which of the two?


def test_the_table_is_about_the_words_and_has_no_name_twice() -> None:
    assert tuple(SAME_SENSE) == TEACHING_ORDER
    for groups in SAME_SENSE.values():
        names = [name for group in groups for name in group.split()]
        assert len(set(names)) == len(names)
        assert not set(names) & set(UNSCORED_NAMES)
    assert set(UNSCORED) <= set(UNSCORED_NAMES)


@given(st.text(max_size=30))
def test_any_name_is_a_sense_or_refused(name) -> None:
    try:
        assert BANK.find(name) in (0, 1, None)
    except StudioError as error:
        message = error.message
    else:
        return
    assert message.isprintable()
