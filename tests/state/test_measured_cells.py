"""What a lesson can expect of the page "Find the cell"."""

from __future__ import annotations

import pytest

import lstm_studio.state.intents
import lstm_studio.state.measured  # noqa: F401  registers every quantity
from lstm_studio.state.expect import Moment, value_of
from lstm_studio.state.findings import derive_findings
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()


@pytest.fixture
def moment():
    state = apply(initial_state(LIBRARY), LIBRARY, "show_page", page="cells")
    state = apply(state, LIBRARY, "rank_over", over="text")
    findings = derive_findings(state, LIBRARY, None)
    return Moment(state, {"findings": findings})


def test_the_figures_are_those_of_the_ranking(moment):
    ranking = moment.found["findings"].ranking
    unit = moment.found["findings"].unit
    assert value_of("found.unit", moment) == unit + 1
    assert value_of("found.r", moment) == ranking.r[unit]
    assert value_of("found.luck", moment) == ranking.luck.line
    assert value_of("found.balanced", moment) == ranking.balanced[unit]
    assert value_of("found.nothing", moment) is None


def test_the_choices_are_those_of_the_page(moment):
    assert value_of("cells.model", moment) == "nested"
    assert value_of("cells.property", moment) == "quotes"
    assert value_of("cells.over", moment) == "text"
    assert value_of("cells.text", moment) == moment.state.finding.text
    assert value_of("cells.nothing", moment) is None


def test_what_is_not_known_is_no_figure(moment):
    assert value_of("found.r", Moment(moment.state, {})) is None
    over_probe = apply(moment.state, LIBRARY, "rank_over", over="probe")
    findings = derive_findings(over_probe, LIBRARY, None)
    assert value_of("found.r", Moment(over_probe, {"findings": findings})) is None
