from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.core.readers import READERS
from lstm_studio.state.answers import derive_answers, index_answers
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.readers import ReadingLibrary


@pytest.fixture
def library():
    return ReadingLibrary()


@pytest.fixture
def state(library):
    start = initial_state(library)
    start = replace(start, view=replace(start.view, page="both"))
    return apply(start, library, "read_sentence", text="they saw the bank near qwrtz, the river")


def test_nothing_is_read_from_disk_while_another_page_is_shown(library):
    state = initial_state(library)
    assert derive_answers(state, library, None) is None
    assert library.asked == 0
    both = replace(state, view=replace(state.view, page="both"))
    assert derive_answers(both, library, None) is None


def test_verdicts_are_those_of_the_ensembles(state, library):
    answers = derive_answers(state, library, None)
    assert answers.unknown == (5,)
    for kind in READERS:
        expected = answers.model.ensembles[kind].probabilities(answers.vectors, 3)
        np.testing.assert_array_equal(answers.verdicts[kind], expected)
    assert answers.beliefs["forward"][3] == pytest.approx(answers.verdicts["forward"], abs=1e-12)
    assert answers.beliefs["backward"][3] == pytest.approx(answers.verdicts["backward"], abs=1e-12)


def test_a_sentence_without_the_word_has_no_verdict(state, library):
    answers = derive_answers(apply(state, library, "read_sentence", text="no"), library, None)
    assert answers.verdicts == {}
    assert answers.without_each == {}
    assert answers.beliefs["forward"].shape == (1, 2)
    assert set(index_answers(answers)) == {"output[:, -1]", "h_n"}


def test_importance_is_the_difference_that_a_deletion_makes(state, library):
    answers = derive_answers(state, library, None)
    shorter = apply(state, library, "delete_word", index=7)
    without = derive_answers(shorter, library, None)
    for kind in READERS:
        change = answers.verdicts[kind][1] - without.verdicts[kind][1]
        assert answers.importance(kind, 1)[7] == pytest.approx(change, abs=1e-12)
        assert answers.importance(kind, 1)[3] == pytest.approx(0, abs=1e-12)
    assert answers.importance("forward", 1)[4:] == pytest.approx(0, abs=1e-12)
    assert answers.importance("backward", 1)[:3] == pytest.approx(0, abs=1e-12)


def test_what_has_not_changed_is_not_computed_again(state, library):
    first = derive_answers(state, library, None)
    assert derive_answers(state, library, first) is first
    kept = first.without_each, first.beliefs, first.traces
    other = derive_answers(apply(state, library, "show_quantity", quantity="c"), library, first)
    assert other is not first
    assert (other.without_each, other.beliefs, other.traces) == kept
    halves = derive_answers(apply(state, library, "show_halves", halves=True), library, first)
    assert halves.without_each is first.without_each
    assert halves.traces is not first.traces
    asked = library.asked
    elsewhere = replace(state, view=replace(state.view, page="sandbox"))
    assert derive_answers(elsewhere, library, first) is first
    assert library.asked == asked


@pytest.mark.parametrize("halves", [False, True])
@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_strips_are_in_the_order_of_the_words(state, library, halves, direction):
    state = apply(state, library, "show_halves", halves=halves)
    answers = derive_answers(apply(state, library, "choose_member", member=1), library, None)
    reader = answers.model.ensembles["both" if halves else direction].members[1]
    assert answers.reader(direction) is reader
    trace = reader.trace(answers.vectors, direction)
    for quantity in ("h", "c", "f"):
        strip = answers.strip(direction, quantity)
        expected = trace[quantity] if direction == "forward" else trace[quantity][::-1]
        np.testing.assert_array_equal(strip, expected)
    assert answers.bench_model(direction).params is reader.cells[direction]


def test_kept_sentences_are_answered_once(state, library):
    state = apply(state, library, "keep_sentence")
    first = derive_answers(state, library, None)
    assert first.kept[0][1]["both"] == pytest.approx(first.verdicts["both"])
    marked = apply(state, library, "mark_sentence", index=0, sense="river")
    second = derive_answers(marked, library, first)
    assert second.kept[0][1] is first.kept[0][1]
    assert second.kept[0][0].sense == "river"


def test_the_word_is_where_the_network_is_to_be_asked(state, library):
    answers = derive_answers(state, library, None)
    found = index_answers(answers)
    assert found["output[:, position]"] == pytest.approx(answers.verdicts["both"], abs=1e-12)
    assert found["output[:, -1]"] != pytest.approx(answers.verdicts["both"], abs=1e-3)
