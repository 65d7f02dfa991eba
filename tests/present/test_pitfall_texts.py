"""The words of the pitfalls, and the sentences made of what their runs have shown."""

from __future__ import annotations

import pytest

from lstm_studio.present import pitfall_results as results
from lstm_studio.present import pitfall_texts as texts
from lstm_studio.state.leaks import derive_leaks
from lstm_studio.state.pitfalls import VERSIONS, Measure, PitfallResult, Raised
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.readers import ReadingLibrary


@pytest.mark.parametrize("pitfall", VERSIONS)
def test_every_pitfall_has_its_words(pitfall):
    assert 0 < len(texts.pitfall_story(pitfall).split()) <= 80
    assert 0 < len(texts.pitfall_title(pitfall)) <= 26
    assert texts.pitfall_note(pitfall)
    names = [texts.version_name(pitfall, version) for version in VERSIONS[pitfall]]
    assert len(set(names)) == len(names)


def test_titles_differ_and_there_are_two_groups():
    assert len({texts.pitfall_title(one) for one in VERSIONS}) == len(VERSIONS)
    assert len({texts.pitfall_group(one) for one in VERSIONS}) == 2


def leak(version, fresh, carried, order):
    numbers = {"right_fresh": fresh, "right_carried": carried, "order_carried": order}
    return PitfallResult(
        "leak", version, tuple(Measure(k, v, "share") for k, v in numbers.items()), None, "2.0"
    )


RAISED = PitfallResult("leak", "attached", (), Raised("RuntimeError", "Oh <b>no</b>", 7, 2), "2.0")


def test_a_table_has_a_column_for_each_version_that_was_measured():
    found = {"reset": leak("reset", 1.0, 0.5, 0.4), "attached": RAISED}
    assert results.shown_versions("leak", found) == ("reset",)
    both = {**found, "detached": leak("detached", 0.5, 0.5, 0.0)}
    assert results.shown_versions("leak", both) == ("detached", "reset")
    lines = results.result_lines("leak", both)
    assert [cell.text for cell in lines[0].cells] == ["50\u202f%", "100\u202f%"]
    assert [cell.share for cell in lines[0].cells] == [0.5, 1.0]


def test_captions_are_made_of_the_numbers():
    said = results.caption("leak", {"reset": leak("reset", 1.0, 0.53, 0.41)})
    assert "100\u202f%" in said
    assert "53\u202f%" in said
    assert "41\u202f%" in said
    not_learned = results.caption("leak", {"detached": leak("detached", 0.52, 0.5, 0.0)})
    assert "guessing gives 50\u202f%" in not_learned
    learned = results.caption("leak", {"detached": leak("detached", 0.99, 0.99, 0.0)})
    assert "guessing" not in learned, "no caption says more than the numbers"
    assert "round 2, at line 7" in results.caption("leak", {"attached": RAISED})
    assert results.caption("leak", {}) == ""


def test_exceptions_are_told_in_their_own_words():
    said = results.exceptions_text("leak", {"attached": RAISED, "reset": leak("reset", 1, 1, 0)})
    assert said.endswith("RuntimeError: Oh <b>no</b>")
    assert "line 7, round 2" in said
    assert results.exceptions_text("leak", {}) == ""


def test_everything_can_be_had_as_text():
    text = results.result_text("leak", {"attached": RAISED, "reset": leak("reset", 1, 0.5, 0.25)})
    assert "The leak\treset" in text
    assert "25\u202f%" in text
    assert "RuntimeError" in text
    assert "torch 2.0" in text


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.28, "0.280"), (1.18e-21, "1.2 · 10⁻²¹"), (0.0, "0.000"), (9.99e-10, "1.0 · 10⁻⁹")],
)
def test_shares_that_are_very_small_are_powers_of_ten(value, written):
    one = Measure("gradient_at", value, "power", "100")
    (line,) = results.result_lines(
        "forget_bias", {"one": PitfallResult("forget_bias", "one", (one,))}
    )
    assert line.cells[0].text == written
    assert "100 steps" in line.label
    assert 0.0 <= line.cells[0].share <= 1.0


def test_the_leak_between_sentences_is_told_by_its_numbers():
    library = ReadingLibrary()
    state = apply(initial_state(library), library, "show_page", page="pitfalls")
    leaks = derive_leaks(state, library, None)
    said = results.leak_caption(leaks)
    assert "river" in said
    assert f"{100 * leaks.fresh[1]:.1f}" in said
    assert f"{leaks.order_changes[1]} verdicts change" in said
