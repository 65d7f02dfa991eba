from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.params import KINDS
from lstm_studio.core.trace import QUANTITIES
from lstm_studio.present import phases

kinds = st.sampled_from(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_sub_step_is_described_and_knows_what_it_does(kind):
    for key in phases.PHASES[kind]:
        assert phases.sub_step_name(kind, key).strip()
        assert phases.sub_step_text(kind, key).endswith(".")
    assert set(phases.COMPUTES[kind]) == set(phases.READS[kind]) == set(phases.PHASES[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_all_quantities_of_a_trace_are_known_at_the_end_and_only_the_given_at_the_start(kind):
    end = phases.known(kind, phases.phase_count(kind))
    assert end == (set(QUANTITIES[kind]) - {"hn"}) | {"x"}
    assert phases.known(kind, 0.0) == set(phases.GIVEN[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_read_before_it_is_known(kind):
    for index, key in enumerate(phases.PHASES[kind]):
        assert set(phases.READS[kind][key]) <= phases.known(kind, index)


@given(kinds, st.floats(0, 6), st.floats(0, 6))
def test_what_is_known_stays_known(kind, a, b):
    assert phases.known(kind, min(a, b)) <= phases.known(kind, max(a, b))


@given(kinds, st.floats(-3, 9))
def test_index_and_fraction_give_the_phase_back(kind, phase):
    index, fraction = phases.sub_step(kind, phase)
    assert 0 <= index < phases.phase_count(kind)
    assert 0.0 <= fraction <= 1.0
    assert index + fraction == pytest.approx(min(max(phase, 0.0), phases.phase_count(kind)))
    assert phases.sub_step_key(kind, phase) == phases.PHASES[kind][index]


def test_the_new_cell_state_comes_after_what_it_is_made_of():
    order = [phases.arrival("lstm", q) for q in ("f", "kept", "i", "g", "write", "c", "o", "h")]
    assert order == sorted(order)
    assert phases.arrival("lstm", "c") == 5.0
    assert phases.arrival("lstm", "c_prev") == 0.0
    with pytest.raises(KeyError):
        phases.arrival("rnn", "f")


def test_a_sub_step_is_busy_with_what_it_reads_and_makes():
    assert phases.busy("lstm", 4.2) == {"kept", "i", "g", "write", "c"}
    assert phases.busy("lstm", 6.0) == frozenset()
    assert phases.phase_of("lstm", "write") == 4


def test_a_part_is_called_the_same_in_every_cell():
    for kind, parts in phases.PHASES.items():
        for part in parts:
            assert phases.part_name(part) == phases.sub_step_name(kind, part)
