"""A robot plays the shipped lesson: every expectation can fail and be met, as by a person."""

import re

import pytest

from lstm_studio.content.shelf import shipped_content
from lstm_studio.controller.lesson_keeper import LessonKeeper
from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.state.pitfalls import PitfallResult, Raised
from lstm_studio.style.tokens import QUANTITY_TOKENS

LESSON = shipped_content().lessons[0]

# What a person does at each step, after the prediction.
MOVES = {
    "forgets": [("move_to", {"step": 13})],
    "belt": [("move_to", {"step": 13})],
    "forget": [("pin_gate", {"gate": "f", "value": 0.0})],
    "input": [
        ("pin_gate", {"gate": "i", "value": 0.0}),
        ("move_to", {"step": 3}),
        ("set_scope", {"scope": "step"}),
        ("pin_gate", {"gate": "i", "value": 1.0}),
    ],
    "output": [
        ("pin_gate", {"gate": "o", "value": 0.0}),
        ("move_to", {"step": 13}),
        ("pin_gate", {"gate": "o", "value": 1.0}),
    ],
    "match": [("mark_quiz", {"quiz": "gates"})],
    "vanish": [("set_flow", {"setting": "bias", "value": 3.0})],
    "both": [("read_sentence", {"text": "the bank raised its fees and closed two branches"})],
    "code": [("unfold", {"gate": "f"})],
    "gru": [("compare_size", {"size": 32})],
    "leak": [
        (
            "keep_pitfall_result",
            {"result": PitfallResult("leak", "attached", (), Raised("RuntimeError", "", 1, 1))},
        ),
        ("keep_pitfall_result", {"result": PitfallResult("leak", "reset", ())}),
    ],
    "final": [("mark_quiz", {"quiz": "final"})],
    "take-away": [("recall", {"index": 0})],
}


@pytest.fixture(scope="module")
def library():
    return ShippedLibrary()


@pytest.fixture
def controller(library, qapp):
    controller = ModelController(library)
    controller.keeper = LessonKeeper(controller)
    return controller


def test_the_lesson_has_the_thirteen_steps_in_order():
    assert [step.id for step in LESSON.steps] == list(MOVES)


@pytest.mark.parametrize("step", LESSON.steps, ids=lambda step: step.id)
def test_each_step_is_complete_and_short(step):
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", step.text).split()
    assert 20 <= len(words) <= 120
    assert step.predict is not None
    assert step.task
    assert step.expectations
    assert sum(choice.right for choice in step.predict.choices) == 1
    assert all(choice.says for choice in step.predict.choices)
    terms = re.findall(r"\]\(([^)]*)\)", step.text + step.truth)
    assert all(term.startswith("term:") and term[5:] in QUANTITY_TOKENS for term in terms)


def test_the_papers_are_cited_in_the_steps_that_use_them():
    cited = {step.id: " ".join(step.sources) for step in LESSON.steps}
    for step, name in (
        ("belt", "Hochreiter & Schmidhuber 1997"),
        ("forget", "Gers, Schmidhuber & Cummins 2000"),
        ("gru", "Cho et al. 2014"),
        ("both", "Schuster & Paliwal 1997"),
        ("code", "PyTorch"),
    ):
        assert name in cited[step]


@pytest.mark.parametrize("number", range(len(LESSON.steps)), ids=list(MOVES))
def test_a_step_is_not_done_at_first_and_is_done_by_what_its_task_asks(controller, number):
    step = LESSON.steps[number]
    name = (LESSON.id, step.id)
    assert controller.do("go_to_step", lesson=LESSON.id, step=number)
    right = next(n for n, choice in enumerate(step.predict.choices) if choice.right)
    assert controller.do("predict", choice=right)
    assert not controller.checks.met
    assert name not in controller.state.learning.done
    for intent, arguments in MOVES[step.id]:
        assert controller.do(intent, **arguments)
    assert controller.checks.met, controller.checks
    assert name in controller.state.learning.done


@pytest.mark.parametrize("number", range(len(LESSON.steps)), ids=list(MOVES))
def test_every_single_expectation_can_fail(controller, number):
    """At the start of the step, or after the whole task and then another step's scene."""
    step = LESSON.steps[number]
    controller.do("go_to_step", lesson=LESSON.id, step=number)
    failed = {n for n, one in enumerate(controller.checks.checks) if not one.met}
    for spoil in SPOILS.get(step.id, ()):
        assert controller.do(spoil[0], **spoil[1])
        failed |= {n for n, one in enumerate(controller.checks.checks) if not one.met}
    assert failed == set(range(len(step.expectations)))


# What makes those expectations fail that hold at the start of a step.
SPOILS = {
    "forgets": [("choose_kind", {"kind": "lstm"})],
    "belt": [("pin_gate", {"gate": "f", "value": 0.5})],
    "forget": [("pin_gate", {"gate": "f", "value": 0.0, "first": 0, "last": 19})],
    "input": [("pin_gate", {"gate": "i", "value": 0.0})],
    "output": [
        ("pin_gate", {"gate": "o", "value": 0.0}),
        ("pin_gate", {"gate": "f", "value": 0.0, "first": 0, "last": 13}),
    ],
    "vanish": [("set_flow", {"setting": "scale", "value": 3.0})],
    "both": [("read_sentence", {"text": "she deposited her salary at the bank"})],
}


def test_five_sentences_return_to_their_scenes(controller):
    last = len(LESSON.steps) - 1
    controller.do("go_to_step", lesson=LESSON.id, step=last)
    pages = []
    for n in range(len(LESSON.steps[last].recalls)):
        assert controller.do("recall", index=n)
        assert controller.state.learning.step == last
        pages.append(controller.state.view.page)
    assert pages == ["sandbox", "sandbox", "gradients", "both", "pitfalls"]


def test_numbers_in_the_texts_are_those_of_the_program(controller):
    """0.72, 0.6, 0.006 and the fiftieth of the pulse are said in words: computed here."""
    controller.do("go_to_step", lesson=LESSON.id, step=1)
    kept = controller.results.trace["c"][3:, 0]
    assert [f"{value:.2f}" for value in kept] == ["0.72"] * len(kept)
    share = controller.state.cell.hand["rnn"].weight_hh[0, 0]
    assert share == pytest.approx(0.6)
    assert f"{share**10:.3f}" == "0.006"
    assert controller.do("choose_sequence", id="pulse")
    assert controller.do("pin_gate", gate="f", value=0.96, first=0, last=99)
    c = controller.results.trace["c"][:, 0]
    assert c[99] / c[4] == pytest.approx(1 / 50, rel=0.06)
    assert controller.do("choose_size", size=1)
    assert controller.do("choose_mode", mode="learned")
    assert controller.results.model.count == 22
