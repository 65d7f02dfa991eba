"""What is found out about a model: against the core, reused where nothing has changed."""

from __future__ import annotations

import numpy as np
import pytest

import lstm_studio.state.intents  # noqa: F401  registers every intent
from lstm_studio.core.cell_search import correlations
from lstm_studio.core.characters import PIECE
from lstm_studio.core.example_texts import PROPERTIES_OF
from lstm_studio.core.text_properties import property_values
from lstm_studio.engine.character_training import read_whole
from lstm_studio.state.findings import AT_ONCE, RANKED_AT_ONCE, derive_findings
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


@pytest.fixture
def state():
    return do(initial_state(LIBRARY), "show_page", page="cells")


def found(state, previous=None):
    return derive_findings(state, LIBRARY, previous)


def work_off(findings, most=50):
    """Do everything that is left; return what it was."""
    done = []
    while (job := findings.job) is not None:
        assert len(done) < most
        steps, told = job.run(), []
        while True:
            try:
                told.append(next(steps))
            except StopIteration as end:
                job.take(end.value)
                break
        assert told == sorted(told)
        assert all(0 <= share <= 1 for share in told)
        done.append((job.what, job.passage is findings.text, job.properties))
    return done


def test_nothing_is_found_before_the_page_is_shown(state):
    assert found(initial_state(LIBRARY)) is None
    findings = found(state)
    away = do(state, "show_page", page="sandbox")
    assert found(away, findings) is findings


def test_a_short_text_is_read_and_ranked_at_once_the_rest_beside(state):
    findings = found(state)
    assert findings.text.whole
    assert findings.text.ranking("c", "quotes") is not None
    assert findings.ranking is None  # that is over the held-out text
    assert not findings.probe.whole
    names = PROPERTIES_OF["nested"]
    done = work_off(findings)
    left = tuple(name for name in names if name != "quotes")
    assert done == [
        ("read", False, ()),
        ("rank", False, ("quotes",)),
        ("rank", False, left),
        ("rank", True, left),
    ]
    assert findings.ranking is findings.probe.ranking("c", "quotes")


def test_the_numbers_are_those_of_the_core(state):
    findings = found(state)
    work_off(findings)
    entry = LIBRARY.character_model("nested")
    for passage in (findings.text, findings.probe):
        values = read_whole(entry.model, passage.text).values("c")
        assert np.array_equal(passage.reading.c, values)
        for name in PROPERTIES_OF["nested"]:
            label = property_values(name, passage.text)
            expected = correlations(values, label[:, None])[:, 0]
            ranking = passage.ranking("c", name)
            np.testing.assert_allclose(ranking.r, expected, atol=1e-12)
            assert ranking.characters == len(passage.text)


def test_the_best_unit_is_looked_at_unless_one_is_chosen(state):
    findings = found(state)
    assert findings.unit == 0
    work_off(findings)
    assert findings.unit == 3  # made to follow quotations
    over = found(do(state, "rank_over", over="text"), findings)
    assert over.unit == 3
    chosen = found(do(state, "look_at_unit", unit=1), findings)
    assert chosen.unit == 1


def test_what_did_not_change_is_kept(state):
    findings = found(state)
    work_off(findings)
    for name, arguments in (
        ("look_at_unit", {"unit": 2}),
        ("look_for", {"what": "depth"}),
        ("rank_over", {"over": "text"}),
        ("look_at_quantity", {"quantity": "h"}),
    ):
        after = found(do(state, name, **arguments), findings)
        assert after.text is findings.text, name
        assert after.probe is findings.probe, name
    looked = do(state, "look_at_character", at=5)
    assert found(looked, findings) is findings


def test_a_changed_text_keeps_what_stands_before_the_change(state):
    findings = found(state)
    work_off(findings)
    text = state.finding.text
    after = found(do(state, "read_characters", text=text[:40] + "x" + text[40:]), findings)
    assert after.probe is findings.probe
    assert after.text is not findings.text
    assert np.array_equal(after.text.reading.c[:40], findings.text.reading.c[:40])
    assert after.text.whole
    assert np.array_equal(
        after.text.reading.c, read_whole(after.entry.model, after.text.text).values("c")
    )


def test_a_long_text_is_read_in_pieces_and_ranked_beside(state):
    long = do(state, "read_characters", text='a "b" ' * 300)
    assert len(long.finding.text) > max(AT_ONCE * PIECE, RANKED_AT_ONCE)
    findings = found(long)
    assert findings.text.read == AT_ONCE * PIECE
    assert findings.job.what == "read"
    assert findings.job.passage is findings.text
    work_off(findings)
    assert findings.text.whole
    # A character at the end is a step more, not the whole text again.
    more = found(do(long, "read_characters", text=long.finding.text + "!"), findings)
    assert more.text.whole


def test_another_model_is_looked_into_anew(state):
    findings = found(state)
    work_off(findings)
    python = found(do(state, "choose_character_model", model="python"), findings)
    assert python.entry is LIBRARY.character_model("python")
    assert python.text.rankings.keys() == {("c", "indent")}
    assert python.probe.read == 0


def test_no_text_at_all_leaves_only_the_held_out_one(state):
    findings = found(do(state, "read_characters", text=""))
    assert findings.text.whole
    work_off(findings)
    assert findings.text.ranking("c", "quotes").best is None
    assert findings.ranking.best == 3


def test_jobs_are_the_same_when_they_find_out_the_same(state):
    first = found(state)
    other = found(do(state, "look_at_unit", unit=1), first)
    assert first.job.same_as(other.job)
    assert not first.job.same_as(found(do(state, "read_characters", text="a" * 900)).job)
