"""The keys of numeric questions, against torch in float64."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from lstm_studio.core.errors import StudioError
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import CellParams
from lstm_studio.core.quiz_numbers import TEMPLATES, drawn_case, screen_case
from lstm_studio.core.trace import run_trace

SEEDS = range(0, 60, 3)


def logit(p: float) -> float:
    return math.log(p / (1.0 - p))


def lstm_cell(f=0.5, i=0.5, g=0.0, o=0.5) -> nn.LSTMCell:
    """Return a cell whose gates come out at these values by its biases alone."""
    cell = nn.LSTMCell(1, 1).double()
    with torch.no_grad():
        for parameter in cell.parameters():
            parameter.zero_()
        cell.bias_ih.copy_(
            torch.tensor([logit(i), logit(f), math.atanh(g), logit(o)], dtype=torch.float64)
        )
    return cell


def one(value: float) -> torch.Tensor:
    return torch.tensor([[value]], dtype=torch.float64)


def oracle(template: str, v: dict[str, float]) -> float:
    """Return the answer as torch gives it."""
    with torch.no_grad():
        match template:
            case "cell_state":
                cell = lstm_cell(f=v["f"], i=v["i"], g=v["g"])
                return cell(one(0.0), (one(0.0), one(v["c_prev"])))[1].item()
            case "hidden_state":
                cell = lstm_cell(f=1 - 1e-15, o=v["o"])
                return cell(one(0.0), (one(0.0), one(v["c"])))[0].item()
            case "gru_state":
                cell = nn.GRUCell(1, 1).double()
                for parameter in cell.parameters():
                    parameter.zero_()
                cell.bias_ih.copy_(
                    torch.tensor([0.0, logit(v["z"]), math.atanh(v["candidate"])]).double()
                )
                cell.bias_ih[1], cell.bias_ih[2] = logit(v["z"]), math.atanh(v["candidate"])
                return cell(one(0.0), one(v["h_prev"])).item()
            case "rnn_state":
                cell = nn.RNNCell(1, 1).double()
                cell.weight_ih.fill_(v["w"]), cell.weight_hh.fill_(v["u"])
                cell.bias_ih.fill_(v["b"]), cell.bias_hh.zero_()
                return cell(one(v["x"]), one(v["h_prev"])).item()
            case "gate":
                total = v["w"] * v["x"] + v["u"] * v["h_prev"] + v["b"]
                return torch.sigmoid(one(total)).item()
            case "kept":
                cell = lstm_cell(f=v["f"])
                h, c = one(0.0), one(v["c_prev"])
                for _ in range(int(v["steps"])):
                    h, c = cell(one(0.0), (h, c))
                return c.item()
            case "half_life":
                cell, h, c, n = lstm_cell(f=v["f"]), one(0.0), one(1.0), 0
                while c.item() >= 0.5:
                    h, c = cell(one(0.0), (h, c))
                    n += 1
                return n
            case "path":
                with torch.enable_grad():
                    start = one(0.7).requires_grad_()
                    c = start
                    for k in (1, 2, 3, 4):
                        c = lstm_cell(f=v[f"f{k}"])(one(0.0), (one(0.0), c))[1]
                    c.backward()
                return start.grad.item()
            case "lstm_count" | "gru_count":
                kind = nn.LSTM if template == "lstm_count" else nn.GRU
                layer = kind(int(v["inputs"]), int(v["units"]))
                return sum(parameter.numel() for parameter in layer.parameters())
            case "both_width":
                layer = nn.LSTM(int(v["inputs"]), int(v["units"]), bidirectional=True)
                return layer(torch.zeros(1, int(v["inputs"])))[0].shape[-1]
    raise AssertionError(template)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_key_is_what_torch_says(template):
    for seed in SEEDS:
        case = drawn_case(template, seed)
        assert case.answer == pytest.approx(oracle(template, dict(case.values)), abs=1e-9)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_seed_draws_one_question_and_slips_lie_apart(template):
    seen = set()
    for seed in range(30):
        case = drawn_case(template, seed)
        assert case == drawn_case(template, seed)
        assert set(case.values) == set(TEMPLATES[template].names)
        assert set(case.slips) == set(TEMPLATES[template].slips)
        digits = TEMPLATES[template].digits
        assert all(value == round(value, digits) for value in case.values.values())
        answers = sorted([case.answer, *case.slips.values()])
        assert min(np.diff(answers)) > 0.03
        seen.add(tuple(case.values.items()))
    assert len(seen) > 5


def test_an_unknown_template_is_refused():
    with pytest.raises(StudioError, match="no numeric question"):
        drawn_case("nothing", 1)


NAMES = ("weight_hh", "bias_ih", "bias_hh")


def trace_of(kind, pins=None):
    small = CellParams.random(kind, 3, 2, 4)
    params = CellParams(kind, 4.0 * small.weight_ih, *(getattr(small, n) for n in NAMES))
    x = np.random.default_rng(1).uniform(-1, 1, (6, 2))
    return run_trace(params, x, pins)


@pytest.mark.parametrize(("template", "kind"), [("cell_state", "lstm"), ("gru_state", "gru")])
def test_the_numbers_of_the_screen_are_those_of_the_trace(template, kind):
    trace = trace_of(kind)
    case = screen_case(template, trace, 3, 1)
    assert case is not None
    names = {"candidate": "n"}
    for name, value in case.values.items():
        assert value == round(float(trace[names.get(name, name)][case.step, 1]), 2)
    assert case.answer == pytest.approx(oracle(template, dict(case.values)), abs=1e-9)
    shown = trace["c" if kind == "lstm" else "h"][case.step, 1]
    assert case.answer == pytest.approx(shown, abs=0.03), "rounded numbers, nearly the same answer"


def test_another_cell_or_nothing_to_work_out_gives_none():
    assert screen_case("cell_state", trace_of("gru"), 0, 0) is None
    pins = Overrides("lstm", 6, 3)
    for gate, value in (("f", 1.0), ("i", 0.0)):
        pins = pins.with_lane(gate, np.full(6, value))
    assert screen_case("cell_state", trace_of("lstm", pins), 2, 0) is None


def test_the_nearest_step_with_something_to_work_out_is_taken():
    pins = Overrides("lstm", 6, 3)
    for gate, first, rest in (("f", 1.0, 0.4), ("i", 0.0, 0.8), ("g", 0.5, 0.9)):
        pins = pins.with_lane(gate, np.array([0.5] + 3 * [first] + 2 * [rest]))
    case = screen_case("cell_state", trace_of("lstm", pins), 3, 0)
    assert case is not None
    assert case.step == 4
    assert (case.values["f"], case.values["i"], case.values["g"]) == (0.4, 0.8, 0.9)


def test_no_number_gives_none():
    params = CellParams.random("lstm", 1, 1, 0)
    trace = run_trace(params, np.full((4, 1), np.nan))
    assert screen_case("cell_state", trace, 0, 0) is None


@given(st.integers(0, 10**6))
def test_hidden_states_stay_inside(seed):
    case = drawn_case("hidden_state", seed)
    assert abs(case.answer) < 1.0
    assert abs(drawn_case("gru_state", seed).answer) < 1.0
