"""Two trainings held against each other: what was set otherwise and what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lstm_studio.core.lab import Competitor, LabSetup
from lstm_studio.present.lab_compare import both_tables, compare_text, outcome_text, setting_changes
from tests.fixtures.lab import ended

SETUP = LabSetup(
    "hold",
    60,
    (Competitor("lstm", 1, 0.02), Competitor("rnn", 8, 0.003)),
    seeds=(4, 5),
    steps=200,
)


def test_nothing_set_otherwise_is_said() -> None:
    assert setting_changes(SETUP, SETUP) == "A came before B, with the same settings."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"length": 90}, "length 60 in A, 90 in B"),
        ({"steps": 400}, "steps 200 in A, 400 in B"),
        ({"seeds": (7,)}, "seeds 4 to 5 in A, 7 in B"),
        (
            {"competitors": (Competitor("lstm", 3, 0.01, 0.0), SETUP.competitors[1])},
            "units of the LSTM 1 in A, 3 in B; forget bias 1 in A, 0 in B",
        ),
        (
            {"competitors": (Competitor("lstm", 1, 0.02, chrono=True),)},
            "forget bias 1 in A, chrono in B",
        ),
    ],
)
def test_what_was_set_otherwise_is_named(change: dict[str, object], words: str) -> None:
    assert setting_changes(SETUP, replace(SETUP, **change)) == f"A came before B: {words}."


def test_the_outcome_of_each_cell_is_told_for_both() -> None:
    other = replace(SETUP, seeds=(9,))
    a, b = (SETUP, ended(SETUP)[1]), (other, ended(other)[1])
    text = compare_text(a, b).replace("\u202f", " ")
    lstm = [run.score for run in a[1].runs[::2]]
    assert (
        f"LSTM: A 1 of 2 solved at step 100, {50 * sum(lstm):.1f} % right; "
        f"B solved at step 100, {100 * b[1].runs[0].score:.1f} % right." in text
    )
    assert f"RNN: A not solved, {50 * (a[1].runs[1].score + a[1].runs[3].score):.1f} %" in text


def test_the_outcome_of_one_training_is_told_while_it_runs() -> None:
    alone = replace(SETUP, seeds=(4,))
    snapshot = ended(alone)[1]
    shares = [f"{100 * run.score:.1f} % right" for run in snapshot.runs]
    text = outcome_text((alone, snapshot)).replace("\u202f", " ")
    assert text == f"LSTM: solved at step 100, {shares[0]}. RNN: not solved, {shares[1]}."
    going = replace(snapshot.runs[1], state="running", score=float("nan"))
    text = outcome_text((alone, replace(snapshot, runs=(snapshot.runs[0], going))))
    assert text.endswith("RNN: not solved yet, – right.")


def test_a_cell_that_only_one_has_is_left_out() -> None:
    alone = replace(SETUP, competitors=SETUP.competitors[:1])
    text = compare_text((alone, ended(alone)[1]), (SETUP, ended(SETUP)[1]))
    assert "LSTM:" in text
    assert "RNN" not in text


def test_one_table_holds_both() -> None:
    other = replace(SETUP, seeds=(9,))
    header, rows = both_tables((SETUP, ended(SETUP)[1]), (other, ended(other)[1]))
    assert header[:4] == ("network", "numbers", "seed", "steps")
    assert [row[:3:2] for row in rows] == [
        ("B: LSTM 1", "9"), ("B: RNN 8", "9"), ("A: LSTM 1", "4"), ("A: RNN 8", "4"),
        ("A: LSTM 1", "5"), ("A: RNN 8", "5"),
    ]  # fmt: skip
    assert {len(row) for row in rows} == {len(header)}
