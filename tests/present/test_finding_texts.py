"""The sentences of the page say what was found and never more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import lstm_studio.state.intents  # noqa: F401  registers every intent
from lstm_studio.core.cell_search import Luck, Ranking
from lstm_studio.core.characters import QUANTITIES, TEXTS
from lstm_studio.core.errors import StudioError
from lstm_studio.core.example_texts import EXAMPLES, PROPERTIES_OF
from lstm_studio.core.params import frozen
from lstm_studio.core.text_properties import PROPERTIES
from lstm_studio.present.finding_texts import (
    coming_text,
    example_title,
    fitted,
    found_table,
    job_text,
    model_name,
    next_characters,
    property_note,
    property_title,
    quantity_name,
    reading_text,
    unit_caption,
    unit_details,
    unknown_note,
)
from lstm_studio.present.finding_visit import finding_visit
from lstm_studio.state.findings import Job, Passage, derive_findings
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.characters import drawn_entry
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()


def findings_of(*wanted):
    state = apply(initial_state(LIBRARY), LIBRARY, "show_page", page="cells")
    for name, arguments in wanted:
        state = apply(state, LIBRARY, name, **arguments)
    findings = derive_findings(state, LIBRARY, None)
    while (job := findings.job) is not None:
        steps = job.run()
        while True:
            try:
                next(steps)
            except StopIteration as end:
                job.take(end.value)
                break
    return findings


def ranked(r, line, reached=0.0, balanced=float("nan"), changes=99):
    """Return findings whose ranking has these figures for unit 1 and less for the others."""
    findings = findings_of(("look_at_unit", {"unit": 0}))
    best = frozen(np.linspace(0, 1, 1001)) if reached else frozen(np.full(1000, line - 0.01))
    luck = Luck(line, 0 if np.isnan(line) else len(best), best)
    found = Ranking(
        frozen([r, *[0.01] * 5]), frozen([balanced] * 6), luck, changes, len(findings.probe.text)
    )
    findings.probe.rankings["c", "quotes"] = found
    return findings


@pytest.mark.parametrize(
    ("r", "words"),
    [
        (0.95, "follows quotation closely"),
        (-0.95, "follows quotation closely"),
        (0.75, "follows quotation:"),
        (0.5, "follows quotation loosely"),
        (0.3, "has a little to do with quotation"),
        (0.2, "no better than luck"),
    ],
)
def test_the_words_are_as_strong_as_the_figures(r, words):
    said = unit_caption(ranked(r, 0.21))
    assert words in said
    assert "luck reaches |r| 0.21" in said
    assert f"{abs(r):.2f}" in said


def test_the_caption_has_the_figures_that_there_are():
    assert "balanced accuracy 99.0" in unit_caption(ranked(0.9, 0.1, balanced=0.99))
    assert "balanced" not in unit_caption(ranked(0.9, 0.1))
    unknown = ranked(0.9, float("nan"))
    assert "luck cannot be told" in unit_caption(unknown)
    assert "follows" not in unit_caption(unknown)
    assert "fewer than 40 characters" in unit_details(unknown)


def test_what_was_not_found_is_not_said():
    findings = findings_of()
    del findings.probe.rankings["c", "quotes"]
    assert unit_caption(findings).startswith("Comparing 6 units")
    assert unit_details(findings) == ""
    still = findings_of(
        ("read_characters", {"text": "no quotation marks in here at all, nor in there"}),
        ("rank_over", {"over": "text"}),
    )
    assert "never changes in your text of 47 characters" in unit_caption(still)
    assert unit_details(still) == ""
    alone = ranked(float("nan"), 0.2)
    assert "Unit 1 never changes" in unit_caption(alone)


def test_the_details_say_over_what_and_what_luck_is():
    findings = findings_of()
    said = unit_details(findings)
    count = f"{len(findings.probe.text):,}"
    assert f"Found over {count} characters it never trained on; it is the best of 6 units" in said
    assert f"{findings.ranking.luck.shifts:,} times" in said
    second = unit_details(findings_of(("look_at_unit", {"unit": findings.ranking.order[1]})))
    assert "number 2 of 6 units" in second
    assert "none of them reach" in unit_details(ranked(0.9, 0.2))
    assert "50\N{NARROW NO-BREAK SPACE}% of them reach" in unit_details(ranked(0.5, 0.2, 0.5))
    assert "falls where the property rises" in unit_details(ranked(-0.9, 0.2))
    assert "falls where" not in unit_details(ranked(-0.1, 0.2))
    assert "only 2 times" in unit_details(ranked(0.9, 0.2, changes=2))


def test_one_character_is_read_off():
    findings = findings_of(("read_characters", {"text": 'a "b" c'}))
    value = findings.text.reading.c[2, findings.unit]
    said = reading_text(findings, 2)
    assert said.startswith('“"”, character 3 of 7: C = ')
    assert f"{abs(value):.2f} in unit 4" in said
    assert said.endswith("Inside quotation marks: yes.")
    assert reading_text(findings, 1).endswith(": no.")
    assert "“␣”" in reading_text(findings, 1)
    assert "Not read" in reading_text(findings, 7)
    assert "nothing to read" in reading_text(findings_of(("read_characters", {"text": ""})), 0)


def test_what_comes_next_is_what_the_model_says():
    findings = findings_of(("read_characters", {"text": "a b"}))
    coming = next_characters(findings, 1)
    p = np.exp(findings.entry.model.log_probabilities(findings.text.reading.h[1:2])[0])
    assert [one.probability for one in coming] == sorted(p.tolist(), reverse=True)[:5]
    alphabet = findings.entry.model.alphabet
    assert coming[0].sign == alphabet.sign(int(p.argmax()))
    assert "%" in coming_text(coming)
    assert next_characters(findings, 3) == ()
    assert next_characters(findings, -1) == ()


def test_the_fit_is_that_of_least_squares():
    rng = np.random.default_rng(0)
    label = (rng.random(80) < 0.4).astype(np.float64)
    values = rng.normal(size=80) + 2 * label
    slope, base = np.polyfit(label, values, 1)
    np.testing.assert_allclose(fitted(values, label), base + slope * label, atol=1e-12)
    np.testing.assert_allclose(fitted(values, np.ones(80)), values.mean())
    assert len(fitted(np.empty(0), np.empty(0))) == 0


def test_unknown_characters_are_named():
    entry = drawn_entry()
    assert unknown_note(Passage(entry, "abc")) == ""
    assert unknown_note(Passage(entry, "a é b")) == "1 character is read as unknown: é"
    note = unknown_note(Passage(entry, "é7é8[]{}<>!?;:*"))
    assert note.startswith("15 characters are read as unknown: ")
    assert note.endswith(" …")


def test_every_name_is_there():
    for names in (
        [model_name(text) for text in TEXTS],
        [property_title(name) for name in PROPERTIES],
        [property_note(name) for name in PROPERTIES],
        [quantity_name(name) for name in QUANTITIES],
    ):
        assert len(set(names)) == len(names)
        assert all(names)
    for text in TEXTS:
        titles = [example_title(name) for name in EXAMPLES[text]]
        assert len(set(titles)) == len(titles)


def test_a_job_is_said():
    passage = Passage(drawn_entry(), "abc")
    assert job_text(Job("read", passage), True) == "reading your text"
    one = Job("rank", passage, "c", ("quotes",))
    assert job_text(one, False) == "comparing units over the held-out text"
    many = Job("rank", passage, "c", PROPERTIES_OF["nested"])
    assert "other properties" in job_text(many, False)


def test_the_card_is_a_table():
    header, rows = found_table(drawn_entry())
    assert len(header) == 5
    assert rows == [
        ("Over nothing", "", "", "", ""),
        ("bracket depth", "2", "0.50", "–", "0.25"),
    ]


def test_a_visit_reads_what_the_page_reads():
    findings = findings_of(("read_characters", {"text": 'the "b"\n'}))
    visit = finding_visit(findings, 5)
    assert visit.sequence.tokens == ("t", "h", "e", "␣", '"', "b", '"', "↵")
    assert visit.sequence.marks.tolist() == [False] * 4 + [True] + [False] * 3
    model = findings.entry.model
    np.testing.assert_array_equal(
        visit.sequence.inputs(model.params.input_size), model.embedding[findings.text.codes]
    )
    assert (visit.unit, visit.step) == (3, 5)
    opened = apply(
        initial_state(LIBRARY),
        LIBRARY,
        "open_in_sandbox",
        model=visit.model,
        sequence=visit.sequence,
        unit=visit.unit,
        step=visit.step,
    )
    assert opened.view.unit == 3
    with pytest.raises(StudioError):
        finding_visit(findings_of(("read_characters", {"text": "x" * 2001})), 0)
    with pytest.raises(StudioError):
        finding_visit(findings_of(("read_characters", {"text": ""})), 0)


def test_own_and_shipped_models_are_different_visitors():
    findings = findings_of()
    own = replace(findings, entry=drawn_entry(seed=1, own=True))
    assert finding_visit(findings, 0).model.id != finding_visit(own, 0).model.id
