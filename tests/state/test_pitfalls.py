"""The slice of the pitfalls, its intents, and what is derived of the sentences."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.state.derivations import DERIVATIONS
from lstm_studio.state.history import History
from lstm_studio.state.leaks import derive_leaks
from lstm_studio.state.pitfalls import HEALTHY, NEEDS_NO_TORCH, VERSIONS, Measure, PitfallResult
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.readers import ReadingLibrary

LIBRARY = ReadingLibrary()


@pytest.fixture
def state():
    return apply(initial_state(LIBRARY), LIBRARY, "show_page", page="pitfalls")


def result(pitfall="leak", version="reset", value=1.0):
    return PitfallResult(pitfall, version, (Measure("right_fresh", value, "share"),))


def test_the_leak_comes_first_and_every_pitfall_has_a_repair(state):
    assert next(iter(VERSIONS)) == "leak"
    assert state.pitfalls.pitfall == "leak"
    assert all(len(versions) > 1 for versions in VERSIONS.values())
    assert HEALTHY["leak"] == "reset"
    assert set(NEEDS_NO_TORCH) <= set(VERSIONS)


def test_each_pitfall_remembers_its_version(state):
    there = apply(state, LIBRARY, "choose_version", version="retained")
    there = apply(there, LIBRARY, "choose_pitfall", pitfall="growth")
    assert there.pitfalls.version() == "broken"
    assert there.pitfalls.version("leak") == "retained"
    there = apply(there, LIBRARY, "choose_version", version="attached", pitfall="leak")
    assert there.pitfalls.pitfall == "growth"
    assert there.pitfalls.version("leak") == "attached"
    assert apply(there, LIBRARY, "choose_pitfall", pitfall="growth") is there
    assert apply(there, LIBRARY, "choose_version", version="broken") is there


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("choose_pitfall", {"pitfall": "nowhere"}),
        ("choose_version", {"version": "nowhere"}),
        ("choose_version", {"version": "reset", "pitfall": "growth"}),
        ("keep_pitfall_result", {"result": result(version="nowhere")}),
        ("write_leak_sentence", {"which": "nowhere", "text": "the bank"}),
        ("write_leak_sentence", {"which": "asked", "text": "no such word here"}),
        ("write_leak_sentence", {"which": "first", "text": " … "}),
    ],
)
def test_what_is_not_there_is_refused(state, name, arguments):
    with pytest.raises(StudioError):
        apply(state, LIBRARY, name, **arguments)


def test_a_result_takes_the_place_of_the_earlier_one_of_its_version(state):
    kept = state
    for value, version in ((1.0, "reset"), (0.5, "detached"), (0.9, "reset")):
        kept = apply(
            kept, LIBRARY, "keep_pitfall_result", result=result(version=version, value=value)
        )
    found = kept.pitfalls.results_of("leak")
    assert list(found) == ["detached", "reset"], "in the order of the versions"
    assert found["reset"].measures[0].value == 0.9
    assert kept.pitfalls.results_of("growth") == {}


def test_a_result_can_be_taken_back(state):
    history = History()
    assert not INTENTS["keep_pitfall_result"].transient
    kept = apply(state, LIBRARY, "keep_pitfall_result", result=result())
    history.record(state, "keep_pitfall_result")
    assert history.undo(kept).pitfalls.results == {}


def test_nothing_is_read_before_the_page_is_shown():
    library = ReadingLibrary()
    before = library.asked
    start = initial_state(library)
    assert derive_leaks(start, library, None) is None
    assert library.asked == before


def test_the_sentences_are_read_fresh_and_after_others(state):
    found = derive_leaks(state, LIBRARY, None)
    assert found.sentences[0][-1] == "bank"
    asked = LIBRARY.word_vectors().rows(found.sentences[0])
    ensemble = LIBRARY.word_model("bank").ensembles["forward"]
    np.testing.assert_allclose(found.fresh, ensemble.probabilities(asked, 4), atol=1e-12)
    both = LIBRARY.word_vectors().rows((*found.sentences[1], *found.sentences[0]))
    np.testing.assert_allclose(
        found.after_first, ensemble.probabilities(both, len(both) - 1), atol=1e-12
    )
    assert not np.allclose(found.fresh, found.after_second)
    fresh, carried = found.order_changes
    assert fresh == 0
    assert 0 <= carried <= len(found.gallery)


def test_what_has_not_changed_is_not_read_again(state):
    found = derive_leaks(state, LIBRARY, None)
    assert found.order_changes
    ran = apply(state, LIBRARY, "keep_pitfall_result", result=result())
    assert derive_leaks(ran, LIBRARY, found) is found
    written = apply(
        state, LIBRARY, "write_leak_sentence", which="asked", text="The bank was wet, she said."
    )
    other = derive_leaks(written, LIBRARY, found)
    assert other.sentences[0][1] == "bank"
    assert other.gallery is found.gallery
    assert "order_changes" in other.__dict__, "the gallery is the same"
    away = apply(written, LIBRARY, "show_page", page="sandbox")
    assert derive_leaks(away, LIBRARY, found) is found


def test_the_derivation_comes_after_its_slice():
    row = next(one for one in DERIVATIONS if one.name == "leaks")
    assert row.after[-1] == "pitfalls"
