"""What holds for every view: it draws any state in any look, costs nothing hidden, and dies."""

from __future__ import annotations

import gc
import importlib
import math
import pkgutil
import weakref
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QTableView,
    QTextEdit,
    QWidget,
)

import lstm_studio.views
from lstm_studio.assets import data_dir
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.playback import Playback
from lstm_studio.controller.quiz_desk import QuizDesk
from lstm_studio.core.params import CellParams
from lstm_studio.core.sequence import Sequence
from lstm_studio.state.flow import Overlay
from lstm_studio.state.library import Model
from lstm_studio.state.pitfalls import Measure, PitfallResult, Raised
from lstm_studio.style.look import Look
from lstm_studio.style.qss import apply_look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.views.base import View
from lstm_studio.widgets.rows_table import RowsTable
from lstm_studio.widgets.value_display import ValueDisplay
from tests.fixtures.characters import drawn_entry
from tests.fixtures.docked import Dock
from tests.fixtures.lab import show_ended
from tests.fixtures.library import long_sequence
from tests.fixtures.progress import attempt, some_progress
from tests.fixtures.quizzes import small_content
from tests.fixtures.readers import ReadingLibrary
from tests.fixtures.visitor import visit

# ------------------------------------------------------------------------------ views and states


def _found() -> dict[str, type[View]]:
    """Return every view of the package by the name of its class."""
    found = {}
    for module in pkgutil.iter_modules(lstm_studio.views.__path__):
        members = vars(importlib.import_module(f"lstm_studio.views.{module.name}"))
        for thing in members.values():
            if isinstance(thing, type) and issubclass(thing, View) and thing is not View:
                found[thing.__name__] = thing
    return found


VIEWS = _found()
SIZES = {
    "DiagramView": (720, 260),
    "StatePlotsView": (720, 520),
    "TransportView": (900, 60),
    "BothStripsView": (760, 340),
    "BothVerdictsView": (760, 130),
    "BothBeliefView": (760, 220),
    "BothPairsView": (760, 260),
    "BothIndexingView": (760, 260),
    "BothScoresView": (760, 260),
    "WordAdderView": (460, 560),
    "GradientsCurvesView": (760, 420),
    "GradientsCaptionsView": (760, 180),
    "GradientsTableView": (760, 220),
    "GradientsCodeView": (760, 220),
    "GradientsSourcesView": (760, 180),
    "CompareRunsView": (760, 720),
    "CompareCostsView": (340, 560),
    "CompareChoiceView": (340, 620),
    "PitfallCodeView": (560, 460),
    "PitfallResultView": (560, 460),
    "PitfallLeakView": (960, 200),
    "LessonView": (372, 720),
    "LearnLessonsView": (760, 560),
    "LearnProgressView": (760, 560),
    "ClassResultsView": (760, 560),
    "LearnGoalsView": (760, 620),
    "GoalPanelView": (372, 860),
    "LearnQuizzesView": (760, 560),
    "QuizDialogView": (760, 560),
    "TrainTransportView": (760, 130),
    "TrainCurvesView": (760, 220),
    "TrainProbeView": (760, 380),
    "TrainMemoryView": (760, 260),
    "TrainRunsView": (760, 260),
    "CellsTextView": (700, 420),
    "CellsCurveView": (700, 220),
    "CellsRankingView": (340, 480),
    "CellsModelView": (340, 480),
}


def make_view(name: str, controller: ModelController, look: Look | None = None) -> View:
    look = Look(LIGHT) if look is None else look
    if name == "TransportView":
        return VIEWS[name](controller, look, Playback(controller, controller))
    return VIEWS[name](controller, look)


class BrokenLibrary(ReadingLibrary):
    """Trained cells with a weight that is no number and one that is endless."""

    def model(self, kind, size) -> Model:
        found = super().model(kind, size)
        params = found.params
        weights = np.array(params.weight_ih)
        weights[0, 0], weights[-1, -1] = np.nan, np.inf
        broken = CellParams(kind, weights, params.weight_hh, params.bias_ih, params.bias_hh)
        self._models[kind, size] = Model(found.id, broken, found.readout, found.title, found.facts)
        return self._models[kind, size]


class BrokenReaders(ReadingLibrary):
    """Readers with a weight that is no number and one that is endless."""

    def word_model(self, word):
        found = super().word_model(word)
        ensembles = {}
        for kind, ensemble in found.ensembles.items():
            first, *others = ensemble.members
            weights = np.array(first.head_weight)
            weights[0, 0] = np.nan
            project = np.array(first.project_weight)
            project[0, 0] = np.inf
            broken = replace(first, head_weight=weights, project_weight=project)
            ensembles[kind] = replace(ensemble, members=(broken, *others))
        self._words[word] = replace(found, ensembles=ensembles)
        return self._words[word]


def sequence_of(tokens, values, marks=None) -> Sequence:
    values = np.asarray(values, dtype=np.float64)
    marks = np.zeros(len(values), bool) if marks is None else np.asarray(marks, bool)
    return Sequence("own", "Own", "A story.", tuple(tokens), values, marks)


def cell(controller, kind="lstm", mode="learned", size=1):
    controller.do("choose_kind", kind=kind)
    controller.do("choose_mode", mode=mode)
    if mode == "learned":
        controller.do("choose_size", size=size)


def use(controller, tokens, values, marks=None):
    assert controller.do("use_sequence", sequence=sequence_of(tokens, values, marks))


def one_step(controller):
    use(controller, ["only"], [0.5], [True])


def one_step_learned(controller):
    one_step(controller)
    cell(controller, size=8)


def two_thousand_steps(controller):
    assert controller.do("use_sequence", sequence=long_sequence(2000))
    cell(controller, size=8)


def nan_input(controller):
    use(controller, "abcdef", [0.1, np.nan, 0.3, 0.2, np.nan, 0.1])
    controller.do("move_to", step=1)


def nan_input_learned(controller):
    nan_input(controller)
    cell(controller, size=32)


def endless_input(controller):
    use(controller, "abcd", [0.1, np.inf, -np.inf, 0.2])
    controller.do("move_to", step=2)


def endless_input_learned(controller):
    endless_input(controller)
    cell(controller, "gru", size=8)


def nan_weights(controller):
    controller.library = BrokenLibrary()
    cell(controller, size=8)


def nan_weights_many(controller):
    controller.library = BrokenLibrary()
    cell(controller, "rnn", size=32)


def one_unit(controller):
    cell(controller, size=1)


def eight_units(controller):
    cell(controller, size=8)
    controller.do("choose_unit", unit=7)
    controller.do("set_vector", vector=True)
    controller.do("unfold", gate="f")


def thirty_two_units(controller):
    cell(controller, size=32)
    controller.do("choose_unit", unit=31)


def rnn_by_hand(controller):
    cell(controller, "rnn", "hand")


def gru_by_hand(controller):
    cell(controller, "gru", "hand")
    controller.do("unfold", gate="n")


def rnn_learned(controller):
    cell(controller, "rnn", size=8)


def gru_learned(controller):
    cell(controller, "gru", size=8)


def pinned(controller):
    cell(controller, size=8)
    controller.do("pin_gate", gate="f", value=0.0, first=2, last=5)
    controller.do("set_unit_scope", units="one")
    controller.do("pin_gate", gate="g", value=-1.0)


def error_shown(controller):
    assert not controller.do("choose_sequence", id="nowhere")


def odd_words(controller):
    words = ["<b>bold</b>", "&amp;", "", "   ", "x" * 300, "שלום", "日本語", "a\nb\tc", "{x}", "%1"]
    use(controller, words, np.linspace(-1, 1, len(words)), np.ones(len(words)))


def huge_values(controller):
    use(controller, "abc", [1e300, -1e300, 1e-300])


def taken_back(controller):
    eight_units(controller)
    while controller.history.can_undo:
        controller.undo()


def visiting(controller, **options):
    assert controller.do("open_in_sandbox", **visit(**options))


def visitor_lstm(controller):
    visiting(controller, steps=30)
    controller.do("choose_unit", unit=15)
    controller.do("unfold", gate="f")


def visitor_pinned(controller):
    visiting(controller, steps=30)
    controller.do("pin_gate", gate="f", value=0.0, first=2, last=5)
    controller.do("set_weight", parameter="weight_ih", row=63, column=15, value=2.5)


def visitor_gru(controller):
    visiting(controller, kind="gru", units=5, inputs=3, readout=False)
    controller.do("unfold", gate="n")
    controller.do("pin_gate", gate="z", value=1.0, first=1, last=2)


def visitor_rnn(controller):
    visiting(controller, kind="rnn", units=4, inputs=2)


def visitor_of_one_step(controller):
    visiting(controller, units=1, inputs=1, steps=1)


def visitor_of_200_words(controller):
    visiting(controller, steps=200)


def visitor_of_64_units(controller):
    visiting(controller, kind="gru", units=64, inputs=8, steps=30)
    controller.do("unfold", gate="r")


def visitor_gone_home(controller):
    visiting(controller)
    controller.do("choose_mode", mode="hand")


def both(controller):
    assert controller.do("show_page", page="both")


def read(controller, text):
    both(controller)
    assert controller.do("read_sentence", text=text)


def both_in_the_middle(controller):
    both(controller)
    controller.do("choose_reader_unit", direction="backward", unit=15)
    controller.do("show_quantity", quantity="c")
    controller.do("show_halves", halves=True)
    controller.do("move_to", step=2)


def both_one_word(controller):
    read(controller, "Bank")


def both_200_words(controller):
    read(controller, "near the bank " * 66 + "they stood")


def both_without_the_word(controller):
    read(controller, "qwrtz by the river")


def both_odd_words(controller):
    read(controller, "<b>bold</b> &amp; {x} %1 שלום 日本語 🙂 " + "x" * 300 + " banks, the BANK’s")


def both_four_senses(controller):
    both(controller)
    controller.do("choose_word", word="mole")
    controller.do("show_sense", sense=3)


def both_kept(controller):
    both_four_senses(controller)
    controller.do("keep_sentence")
    controller.do("mark_sentence", index=0, sense="spy")
    read(controller, "the mole saw the bank")
    controller.do("keep_sentence")
    controller.do("choose_word", word="bank")
    controller.do("keep_sentence")


def both_nan_weights(controller):
    controller.library = BrokenReaders()
    both(controller)


def both_refused(controller):
    both(controller)
    assert not controller.do("read_sentence", text="…")


def gradients(controller):
    assert controller.do("show_page", page="gradients")


def setting(controller, **settings):
    gradients(controller)
    for name, value in settings.items():
        assert controller.do("set_flow", setting=name, value=value)


def gradients_short(controller):
    setting(controller, size=1, length=10, seed=999)
    controller.do("look_at_lag", lag=3)


def gradients_far_below(controller):
    setting(controller, size=2, length=400, scale=0.5, bias=-2.0)


def gradients_exploding(controller):
    setting(controller, size=8, scale=3.0, bias=6.0)
    controller.do("relate_flow", relative=False)


def gradients_memory(controller):
    setting(controller, size=4, length=40)
    controller.do("measure_flow", what="memory")
    for kind in ("lstm", "gru", "rnn"):
        assert controller.do("show_trained", kind=kind, shown=True)


def gradients_nothing_shown(controller):
    gradients(controller)
    for curve in controller.state.flow.shown:
        controller.do("show_curve", curve=curve, shown=False)


def gradients_odd_overlays(controller):
    setting(controller, size=2, length=20)
    weights = np.array(CellParams.random("lstm", 3, 2, 0).weight_hh)
    weights[0, 0] = np.nan
    plain = CellParams.random("lstm", 3, 2, 0)
    broken = CellParams("lstm", plain.weight_ih, weights, plain.bias_ih, plain.bias_hh)
    for title, params, steps in (
        ("<b>bold</b> שלום {x} " + "x" * 80, plain, 90),
        ("broken", broken, 5),
        ("one step", CellParams.random("gru", 2, 2, 0), 1),
    ):
        overlay = Overlay(title, params, np.ones((steps, 2)))
        assert controller.do("overlay_flow", overlay=overlay)


def gradients_refused(controller):
    gradients(controller)
    assert not controller.do("set_flow", setting="size", value=1000)


def compare(controller):
    assert controller.do("show_page", page="compare")


def compare_random(controller, size, unit=None, forget="1"):
    compare(controller)
    assert controller.do("compare_weights", source="random")
    assert controller.do("compare_size", size=size)
    assert controller.do("compare_forget_bias", forget=forget)
    assert controller.do("compare_unit", unit=unit)


def compare_random_few(controller):
    compare_random(controller, 8, forget="chrono")


def compare_random_many(controller):
    compare_random(controller, 32, forget="3")


def compare_random_one_of_many(controller):
    compare_random(controller, 32, unit=31)
    controller.do("compare_overlay", kind="rnn")
    controller.do("compare_rows", rows=["h"])


def compare_own_by_hand(controller):
    pinned_by_hand = {"gate": "f", "value": 0.25, "first": 1, "last": 3}
    assert controller.do("pin_gate", **pinned_by_hand)
    compare(controller)
    assert controller.do("compare_weights", source="own")


def compare_own_learned(controller):
    pinned(controller)
    compare(controller)
    assert controller.do("compare_weights", source="own")
    assert controller.do("compare_unit")


def compare_one_step(controller):
    one_step(controller)
    compare(controller)


def compare_2000_steps(controller):
    assert controller.do("use_sequence", sequence=long_sequence(2000))
    compare_random(controller, 8)


def compare_nan_input(controller):
    nan_input(controller)
    compare_random(controller, 4)


def compare_endless_input(controller):
    endless_input(controller)
    compare_random(controller, 16, unit=3)


def compare_nan_weights(controller):
    controller.library = BrokenLibrary()
    compare(controller)


def compare_odd_words(controller):
    odd_words(controller)
    compare(controller)


def compare_beside_a_visitor(controller):
    visiting(controller, steps=30)
    compare(controller)
    assert controller.do("compare_weights", source="own")


def compare_refused(controller):
    compare(controller)
    assert not controller.do("compare_size", size=7)


def pitfalls(controller, pitfall="leak", version=None):
    assert controller.do("show_page", page="pitfalls")
    assert controller.do("choose_pitfall", pitfall=pitfall)
    if version is not None:
        assert controller.do("choose_version", version=version)


def pitfall_run(controller, pitfall, version, measures=(), raised=None):
    result = PitfallResult(pitfall, version, measures, raised, "2.0")
    assert controller.do("keep_pitfall_result", result=result)


def pitfalls_leak_run(controller):
    pitfalls(controller, version="retained")
    keys = ("right_fresh", "right_carried", "order_fresh", "order_carried")
    for version, value in (("detached", 0.5), ("reset", 1.0)):
        measures = tuple(Measure(key, value, "share") for key in keys)
        pitfall_run(controller, "leak", version, measures)
    long = "<b>no</b> &amp; {x} %1 " + "way_too_long" * 60
    for version in ("attached", "retained"):
        pitfall_run(controller, "leak", version, raised=Raised("RuntimeError", long, 7, 2))


def pitfalls_three_columns(controller):
    pitfalls(controller, "forget_bias", "three")
    for version, value in (("default", 1e-21), ("one", 0.0), ("three", 0.3)):
        measures = tuple(Measure("gradient_at", value, "power", lag) for lag in ("10", "100"))
        pitfall_run(controller, "forget_bias", version, measures)


def pitfalls_without_a_number(controller):
    pitfalls(controller, "growth")
    nan = float("nan")
    measures = tuple(
        Measure(key, nan, kind)
        for key, kind in (
            ("graph_first", "number"),
            ("graph_last", "number"),
            ("time_first", "seconds"),
            ("time_last", "seconds"),
        )
    )
    raised = Raised("RuntimeError", "", 1, 0)
    pitfall_run(controller, "growth", "broken", measures, raised)


def pitfalls_odd_sentences(controller):
    pitfalls(controller)
    odd = "<b>bold</b> &amp; {x} %1 שלום 日本語 🙂 " + "x" * 200
    controller.do("write_leak_sentence", which="first", text=odd)
    controller.do("write_leak_sentence", which="second", text="the bank " * 60)
    controller.do("write_leak_sentence", which="asked", text="Bank")


def pitfalls_nan_weights(controller):
    controller.library = BrokenReaders()
    pitfalls(controller)


def pitfalls_refused(controller):
    pitfalls(controller)
    assert not controller.do("write_leak_sentence", which="asked", text="no such word")


def train(controller):
    assert controller.do("show_page", page="train")


def train_ended(controller):
    train(controller)
    controller.do("set_training_steps", steps=200)
    show_ended(controller)


def train_several_seeds(controller):
    train(controller)
    controller.do("choose_task", task="order")
    controller.do("set_seeds", seeds=5)
    controller.do("set_curve_axis", axis="seconds")
    controller.do("watch_network", kind="gru", unit=15)
    show_ended(controller, overflowed=(0, 4))


def train_then(controller):
    train_ended(controller)
    controller.lab.scrub(100)


def train_one_step_long(controller):
    train(controller)
    controller.do("set_task_length", length=1)
    controller.do("take_part", kind="rnn", on=False)
    show_ended(controller)


def train_large(controller):
    train(controller)
    controller.do("choose_task", task="brackets")
    controller.do("set_task_length", length=500)
    controller.do("set_units", kind="rnn", size=64)
    controller.do("watch_network", kind="rnn", unit=99)
    show_ended(controller)


def train_changed(controller):
    train_ended(controller)
    controller.do("choose_task", task="recall")
    controller.do("take_part", kind="lstm", on=False)


def lesson(controller, step=0):
    assert controller.do("go_to_step", lesson="small", step=step)


def lesson_predicted(controller):
    lesson(controller)
    assert controller.do("predict", choice=1)


def lesson_bare(controller):
    lesson(controller, 1)


def lesson_to_take_away(controller):
    lesson(controller, 2)
    assert controller.do("recall", index=1)


def lesson_done(controller):
    lesson_predicted(controller)
    controller.do("mark_done", steps=[("small", "first")])


def lesson_set_aside(controller):
    lesson(controller)
    assert controller.do("play_freely")


def lesson_refused(controller):
    lesson(controller)
    assert not controller.do("go_to_step", step=99)
    assert not controller.do("predict", choice=99)


def progress_some(controller):
    for change in some_progress():
        controller.progress._keep(change)


def progress_odd(controller):
    texts = ("<b>&amp;", "x" * 150, "שלום", "", "{x} %1", "a\nb\tc")
    for text in texts:
        controller.progress.record(
            attempt(text, right=False, quiz=text, misconceptions=(text, "=1+1"), seconds=1e7)
        )
        controller.progress.keep_goal(text, 3, 10**6)
        controller.progress.keep_step(text, text, text)
    controller.progress.set_name("x" * 99)


def progress_much(controller):
    for n in range(60):
        controller.progress.record(attempt(f"{n}", right=n % 3 == 0, quiz=f"quiz {n % 40}"))


def progress_forgotten(controller):
    progress_some(controller)
    assert controller.progress.reset()


def progress_on_a_broken_disk(controller):
    data_dir().parent.mkdir(parents=True, exist_ok=True)
    if not data_dir().exists():
        data_dir().write_text("a file where the folder should be")
    progress_some(controller)


def train_refused(controller):
    train_ended(controller)
    controller.do("take_part", kind="lstm", on=True)
    controller.do("set_task_length", length=500)
    controller.do("set_units", kind="lstm", size=128)
    controller.lab.run()
    assert controller.lab.now.phase == "failed"


def cells(controller):
    assert controller.do("show_page", page="cells")
    controller.finding_work.finish()


def cells_found(controller, *wanted):
    cells(controller)
    for name, arguments in wanted:
        assert controller.do(name, **arguments)
    controller.finding_work.finish()


def cells_empty(controller):
    cells_found(controller, ("read_characters", {"text": ""}), ("rank_over", {"over": "text"}))


def cells_one_character(controller):
    cells_found(controller, ("read_characters", {"text": "\n"}), ("rank_over", {"over": "text"}))


def cells_long(controller):
    text = "".join(f'a ("b {k}") {"c" * (k % 90)}\n' for k in range(120))
    cells_found(
        controller,
        ("read_characters", {"text": text}),
        ("look_at_quantity", {"quantity": "f"}),
        ("look_at_character", {"at": len(text) // 2}),
    )


def cells_odd_text(controller):
    text = "<b>bold</b> &amp; {x} %1 שלום 日本語 🙂 " + "x" * 300
    cells_found(controller, ("read_characters", {"text": text}), ("look_for", {"what": "coin"}))


def cells_python(controller):
    cells_found(
        controller,
        ("choose_character_model", {"model": "python"}),
        ("look_for", {"what": "string"}),
        ("rank_over", {"over": "text"}),
        ("look_at_unit", {"unit": 5}),
    )


def cells_own(controller):
    cells_found(controller, ("keep_character_model", {"model": drawn_entry(seed=5, own=True)}))


def cells_refused(controller):
    cells(controller)
    assert not controller.do("read_characters", text="x" * 20_001)
    assert not controller.do("read_characters", text="\0")


def goal(controller, name="store-ignore-reveal"):
    assert controller.do("start_goal", id=name)


def goal_with_two_units(controller):
    goal(controller, "keep-two-things")
    controller.do("choose_unit", unit=1)
    controller.do("pin_gate", gate="i", value=0.0)


def goal_with_hints(controller):
    goal(controller)
    for _ in range(3):
        assert controller.do("show_hint")


def goal_watched(controller):
    goal(controller, "two-gates")
    assert controller.do("watch_solution")
    controller.do("move_to", step=9)


def goal_reached(controller):
    goal(controller, "fade")
    assert controller.do("pin_gate", gate="f", value=0.8, first=0, last=8)
    assert controller.grade.stars == 3


def goal_away(controller):
    goal(controller)
    assert controller.do("choose_mode", mode="learned")


def goal_broken(controller):
    goal(controller, "write-once")
    assert controller.do("pin_gate", gate="f", value=0.3)
    assert controller.do("pin_gate", gate="g", value=-1.0)


def goal_impossible(controller):
    goal(controller, "hide-and-show-again")
    work = controller.goal_work
    work.search()
    while work.searching:
        QCoreApplication.processEvents()
    assert work.found(controller.state.goal.goal) is not None


def goal_left(controller):
    goal_watched(controller)
    assert controller.do("leave_goal")


def quiz(controller, question=2):
    odd = {"It erases": "<b>bold</b> &amp; {x} %1 שלום 日本語 🙂 " + "x" * 300}
    assert controller.do("use_content", own=small_content(**odd))
    assert controller.do("start_quiz", quiz="small", seed=3, run="run")
    assert controller.do("show_question", index=question)


def quiz_wrong_choice(controller):
    quiz(controller, 0)
    controller.do("choose_answer", answer="2")
    assert QuizDesk(controller).check() is None


def quiz_half_matched(controller):
    quiz(controller)
    for job, target in (("1", "f"), ("2", "o"), ("3", "o")):
        controller.do("place_job", job=job, target=target)
    assert QuizDesk(controller).check() is None
    controller.do("take_job_back", job="2")


def quiz_drawn(controller):
    quiz(controller, 6)
    controller.do("draw_answer", values=(0.0, 0.7, math.nan, 0.7, 0.5))


def quiz_result(controller):
    quiz_wrong_choice(controller)
    controller.do("show_question", index=7)
    controller.do("fold_quiz", folded=True)


STATES: dict[str, Callable[[ModelController], None]] = {
    "default": lambda controller: None,
    **{
        change.__name__: change
        for change in (
            one_step,
            one_step_learned,
            two_thousand_steps,
            nan_input,
            nan_input_learned,
            endless_input,
            endless_input_learned,
            nan_weights,
            nan_weights_many,
            one_unit,
            eight_units,
            thirty_two_units,
            rnn_by_hand,
            gru_by_hand,
            rnn_learned,
            gru_learned,
            pinned,
            error_shown,
            odd_words,
            huge_values,
            visitor_lstm,
            visitor_pinned,
            visitor_gru,
            visitor_rnn,
            visitor_of_one_step,
            visitor_of_200_words,
            visitor_of_64_units,
            visitor_gone_home,
            taken_back,
            both,
            both_in_the_middle,
            both_one_word,
            both_200_words,
            both_without_the_word,
            both_odd_words,
            both_four_senses,
            both_kept,
            both_nan_weights,
            both_refused,
            gradients,
            gradients_short,
            gradients_far_below,
            gradients_exploding,
            gradients_memory,
            gradients_nothing_shown,
            gradients_odd_overlays,
            gradients_refused,
            compare,
            compare_random_few,
            compare_random_many,
            compare_random_one_of_many,
            compare_own_by_hand,
            compare_own_learned,
            compare_one_step,
            compare_2000_steps,
            compare_nan_input,
            compare_endless_input,
            compare_nan_weights,
            compare_odd_words,
            compare_beside_a_visitor,
            compare_refused,
            pitfalls,
            pitfalls_leak_run,
            pitfalls_three_columns,
            pitfalls_without_a_number,
            pitfalls_odd_sentences,
            pitfalls_nan_weights,
            pitfalls_refused,
            train,
            train_ended,
            train_several_seeds,
            train_then,
            train_one_step_long,
            train_large,
            train_changed,
            goal,
            goal_with_two_units,
            goal_with_hints,
            goal_watched,
            goal_reached,
            goal_away,
            goal_broken,
            goal_impossible,
            goal_left,
            train_refused,
            cells,
            cells_empty,
            cells_one_character,
            cells_long,
            cells_odd_text,
            cells_python,
            cells_own,
            cells_refused,
            quiz_wrong_choice,
            quiz_half_matched,
            quiz_drawn,
            quiz_result,
            lesson,
            lesson_predicted,
            lesson_bare,
            lesson_to_take_away,
            lesson_done,
            lesson_set_aside,
            lesson_refused,
            progress_some,
            progress_odd,
            progress_much,
            progress_forgotten,
            progress_on_a_broken_disk,
        )
    },
}

LOOKS = {
    "dark": Look(DARK),
    "light 200 %": Look(LIGHT, 2.0),
    "dark 200 %": Look(DARK, 2.0),
    "projector": Look(LIGHT, projector=True),
    "dark projector": Look(DARK, projector=True, reduce_motion=True),
}


@pytest.fixture
def controller(qtbot):
    return ModelController(ReadingLibrary())


@pytest.fixture
def app(qapp):
    """Return the application in its own dress; it is undressed again at the end."""
    QCursor.setPos(3000, 3000)  # or whatever comes up under it would be lit
    apply_look(qapp, Look(LIGHT))
    yield qapp
    qapp.setStyleSheet("")


def host(qtbot, name, controller, look=None) -> Dock:
    if name.startswith("Both") and controller.answers is None:
        both(controller)  # a view of another page is made when that page is shown
    if name.startswith("Gradients") and controller.flows is None:
        gradients(controller)
    if name.startswith("Compare"):
        compare(controller)
    if name == "GoalPanelView" and controller.state.goal.goal is None:
        goal(controller)  # it is shown when a goal is begun
    if name == "QuizDialogView" and controller.state.quiz.quiz is None:
        quiz(controller)  # it is shown when a quiz is begun
    if name == "LessonView" and not controller.state.learning.lesson:
        lesson(controller)  # it is shown when a lesson is begun
    if name.startswith("Pitfall") and controller.leaks is None:
        assert controller.do("show_page", page="pitfalls")
    if name.startswith("Cells") and controller.findings is None:
        cells(controller)
    dock = Dock(qtbot, make_view(name, controller, look), *SIZES.get(name, (280, 640)))
    take_keyboard_away()
    return dock


def take_keyboard_away() -> None:
    """Let nothing have the focus; its ring would tell two pictures apart."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def wear(app, dock, look) -> None:
    """Change the look as the window does, and the size with it."""
    apply_look(app, look)
    dock.view.set_look(look)
    width, height = SIZES.get(type(dock.view).__name__, (280, 640))
    dock.resize(look.px(width), look.px(height))


def picture(widget: QWidget) -> np.ndarray:
    """Return the pixels."""
    take_keyboard_away()
    for table in widget.findChildren(RowsTable):
        table.setCurrentKey(None)  # a table that was given the keyboard has chosen its first row
    QCoreApplication.processEvents()  # rows that were just made show themselves
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return pixels.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()].copy()


def colours(pixels: np.ndarray) -> int:
    return len(np.unique(pixels))


def unlike(first: np.ndarray, second: np.ndarray) -> int:
    """Return how many pixels of two pictures of one size differ."""
    return int(np.count_nonzero(first != second))


# -------------------------------------------------------------------------------------- drawing


def test_every_view_is_under_contract():
    assert set(VIEWS) == {
        "BothBeliefView",
        "BothIndexingView",
        "BothPairsView",
        "BothScoresView",
        "BothSentenceView",
        "BothStripsView",
        "BothVerdictsView",
        "CellsCurveView",
        "CellsModelView",
        "CellsRankingView",
        "CellsSetupView",
        "CellsTextView",
        "ClassResultsView",
        "CodePanelView",
        "CompareChoiceView",
        "CompareCostsView",
        "CompareRunsView",
        "CompareWeightsView",
        "DiagramView",
        "EquationsView",
        "GatePanelView",
        "GoalPanelView",
        "GradientsCaptionsView",
        "GradientsCodeView",
        "GradientsCurvesView",
        "GradientsNetworksView",
        "GradientsSourcesView",
        "GradientsTableView",
        "LearnGoalsView",
        "LearnLessonsView",
        "LearnProgressView",
        "LearnQuizzesView",
        "LessonView",
        "PitfallCodeView",
        "PitfallLeakView",
        "PitfallListView",
        "PitfallResultView",
        "QuizDialogView",
        "SequenceEditorView",
        "SequencesView",
        "StatePlotsView",
        "TrainCurvesView",
        "TrainMemoryView",
        "TrainProbeView",
        "TrainRunsView",
        "TrainSettingsView",
        "TrainTransportView",
        "TransportView",
        "WeightsView",
        "WordAdderView",
    }


PAGES_OF = {
    "both": ("Both", "WordAdder", "Transport"),
    "gradients": ("Gradients",),
    "compare": ("Compare", "Transport"),
    "pitfalls": ("Pitfall",),
    "train": ("Train",),
    "lesson": ("Lesson", "Learn"),
    "progress": ("LearnProgress",),
    "goal": ("Goal", "Learn", "StatePlots", "GatePanel", "Diagram", "Equations", "Weights"),
}
"""The beginnings of the names of views that the states of a page can change; the states of the
sandbox are for all.  Every view goes through every state in the test after this one."""


def matter(state: str, name: str) -> bool:
    """Return whether a state has anything to say to a view."""
    return name.startswith(PAGES_OF.get(state.split("_")[0], ("",)))


@pytest.mark.parametrize(
    ("name", "state"), [(name, state) for name in VIEWS for state in STATES if matter(state, name)]
)
def test_draws_an_awkward_state(qtbot, controller, name, state):
    STATES[state](controller)
    dock = host(qtbot, name, controller)
    assert colours(picture(dock.view)) > 2
    # Then whatever a person may do next while it is seen.
    last = len(controller.state.sequence.current) - 1
    for step, phase in ((0, 0.0), (last, math.inf), (last // 2, 2.5)):
        controller.do("move_to", step=step, phase=phase)
    for key in ("c", "x", "h_prev", None):
        controller.do("hover", key=key)
    controller.do("choose_unit", unit=0)
    controller.do("set_vector", vector=not controller.state.view.vector)
    assert colours(picture(dock.view)) > 2


@pytest.mark.parametrize("name", VIEWS)
def test_goes_from_one_awkward_state_to_the_next(qtbot, controller, name):
    dock = host(qtbot, name, controller)
    for state, change in STATES.items():
        change(controller)
        assert colours(picture(dock.view)) > 2, state
        controller.library = ReadingLibrary()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", VIEWS)
def test_changes_its_look_at_once(qtbot, app, controller, name, look):
    eight_units(controller)
    dock = host(qtbot, name, controller)
    wear(app, dock, LOOKS[look])
    changed = picture(dock.view)
    assert colours(changed) > 2
    fresh = host(qtbot, name, controller, LOOKS[look])
    fresh.resize(dock.size())
    # A wrapped line of code may stand a pixel higher: its document rounds by where it came from.
    assert unlike(changed, picture(fresh.view)) <= 0.002 * changed.size


# ---------------------------------------------------------------------------- names and tab stops

CONTROLS = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def is_part(widget: QWidget) -> bool:
    """Return whether it is a part that Qt has put into a control: a scroll bar, a list's header."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QComboBox | QAbstractSpinBox):
            return True
        if isinstance(around, QAbstractScrollArea) and widget is around.viewport():
            return True
        if isinstance(around, QTableView) and not isinstance(widget, QLineEdit):
            return True
        around = around.parentWidget()
    return isinstance(widget, QScrollBar)


def controls(view: QWidget) -> list[QWidget]:
    """Return what a person can work with: what takes the keyboard, and every input of Qt's."""
    return [
        widget
        for widget in view.findChildren(QWidget)
        if (isinstance(widget, CONTROLS) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus)
        and not is_part(widget)
    ]


def is_other_choice(widget: QWidget) -> bool:
    """Return whether it is one of several of which another is chosen; arrow keys lead to it."""
    return isinstance(widget, QRadioButton) and not widget.isChecked()


ONLY_SEEN = ("BothVerdictsView", "CompareChoiceView")
"""Views without a control: there is nothing to be done with a verdict or an answer."""


def spoken(widget: QWidget) -> str:
    """Return what a screen reader calls it: a button without a name of its own by its text."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.mark.parametrize(
    "state", ["default", "eight_units", "pinned", "gru_by_hand", "rnn_by_hand", "visitor_pinned"]
)
@pytest.mark.parametrize("name", VIEWS)
def test_every_control_has_names_and_a_tab_stop(qtbot, controller, name, state):
    STATES[state](controller)
    dock = host(qtbot, name, controller)
    view = dock.view
    found = controls(view)
    assert found or name in ONLY_SEEN
    lacking = []
    for widget in found:
        kind = f"{type(widget).__name__} {widget.objectName()!r}"
        if not widget.objectName():
            lacking.append(f"{kind} has no object name")
        if not spoken(widget).strip():
            lacking.append(f"{kind} has no accessible name")
        if not (is_other_choice(widget) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            lacking.append(f"{kind} is no tab stop")
    assert lacking == []
    names = [widget.objectName() for widget in found if widget.isVisibleTo(view)]
    assert len(set(names)) == len(names), "two controls with one name"


@pytest.mark.parametrize("name", VIEWS)
def test_the_tab_key_goes_to_every_control_from_top_to_bottom(qtbot, controller, name):
    eight_units(controller)
    controller.do("choose_unit", unit=0)
    dock = host(qtbot, name, controller)
    wanted = [
        widget
        for widget in controls(dock.view)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not is_other_choice(widget)
    ]
    seen = []
    for _ in wanted:
        dock.focusNextChild()
        seen.append(QApplication.focusWidget())
    assert {w.objectName() for w in seen} == {w.objectName() for w in wanted}
    places = [place(widget, dock.view) for widget in seen]
    turns = [
        (seen[k].objectName(), seen[k + 1].objectName())
        for k, (here, there) in enumerate(pairwise(places))
        if (there.y() < here.y() - 12 and not is_right_of(seen[k + 1], seen[k], dock.view))
        or (abs(there.y() - here.y()) <= 12 and there.x() < here.x())
    ]
    assert turns == [], "from one to the next it goes down, or to the right"


def is_right_of(widget: QWidget, other: QWidget, view: QWidget) -> bool:
    """Return whether a control begins where the other ends, as in the next column."""
    return widget.mapTo(view, QPoint()).x() >= other.mapTo(view, QPoint(other.width(), 0)).x()


def place(widget: QWidget, view: QWidget) -> QPoint:
    """Return the middle of a control; parts of one slider stand in one place."""
    around = widget.parentWidget()
    whole = around if isinstance(around, ValueDisplay) else widget
    return whole.mapTo(view, whole.rect().center())


# ---------------------------------------------------------------------------- cost when not seen


@pytest.fixture
def drawn(monkeypatch):
    """Return a list to which every render_state of any view adds its slices."""
    calls = []
    for kind in VIEWS.values():

        def note(self, changed, original=kind.render_state):
            calls.append(changed)
            original(self, changed)

        monkeypatch.setattr(kind, "render_state", note)
    return calls


def change_everything(controller):
    page = controller.state.view.page
    if page == "both":
        assert controller.do("read_sentence", text="he walked to the bank with money")
        controller.do("move_to", step=1)
        controller.do("show_page", page="sandbox")
    elif page == "gradients":
        assert controller.do("set_flow", setting="bias", value=0.5)
        controller.do("show_page", page="sandbox")
    if page == "compare":
        assert controller.do("compare_weights", source="random")
        controller.do("compare_seed", seed=3)
    if page == "pitfalls":
        assert controller.do("choose_version", version="reset")
        assert controller.do("write_leak_sentence", which="first", text="wet mud on the grass")
    if page == "cells":
        assert controller.do("read_characters", text='another "text" (with all of it) in a line')
        assert controller.do("look_for", what="depth")
        controller.finding_work.finish()
    if controller.state.quiz.quiz is not None:
        controller.do("place_job", job="1", target="f")
        controller.do("fold_quiz", folded=False)
    controller.do("choose_sequence", id="long_200")
    controller.do("move_to", step=3, phase=1.5)
    controller.do("pin_gate", gate="f", value=0.25)
    controller.do("choose_mode", mode="learned")
    controller.do("choose_kind", kind="gru")
    controller.do("choose_unit", unit=0)
    controller.do("set_speed", speed=2.0)
    controller.do("hover", key="c")
    controller.undo()
    controller.redo()
    controller.do("show_page", page=page)


@pytest.mark.parametrize("name", VIEWS)
def test_a_hidden_view_draws_nothing_and_catches_up_once(qtbot, controller, drawn, name):
    dock = host(qtbot, name, controller)
    slices = set(VIEWS[name].SLICES)
    assert frozenset(slices) in drawn or not slices
    dock.view.hide()
    drawn.clear()
    change_everything(controller)
    assert drawn == []
    dock.view.show()
    told = slices & {"sequence", "cell", "gates", "results", "playhead", "view", "hover", "history"}
    if controller.answers is not None:
        told |= slices & {"reading", "answers", "readhead"}
    if controller.flows is not None:
        told |= slices & {"flow", "flows"}
    if controller.comparisons is not None:
        told |= slices & {"comparison", "comparisons"}
    if controller.checks is not None:
        told |= slices & {"checks"}
    if controller.state.quiz.quiz is not None:
        told |= slices & {"quiz"}
    if controller.leaks is not None:
        told |= slices & {"pitfalls", "leaks"}
    if controller.findings is not None:
        told |= slices & {"finding", "findings"}
    if controller.grade is not None:
        told |= slices & {"grade"}
    assert len(drawn) == (1 if told else 0)
    assert all(changed == told for changed in drawn)
    drawn.clear()
    dock.view.hide()
    dock.view.show()
    assert drawn == [], "nothing has changed and yet it is drawn again"


@pytest.mark.parametrize("name", VIEWS)
def test_draws_what_a_fresh_view_would_draw(qtbot, app, controller, name):
    dock = host(qtbot, name, controller)
    change_everything(controller)
    eight_units(controller)
    controller.do("hover", key=None)
    fresh = host(qtbot, name, controller)
    assert unlike(picture(dock.view), picture(fresh.view)) == 0


# ---------------------------------------------------------------------------------------- the end


def bury(thing: QObject) -> None:
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def live_widgets() -> int:
    gc.collect()
    return sum(
        # Not isinstance: it asks the thing itself, and some things of torch warn when asked.
        issubclass(type(thing), QWidget) and shiboken6.isValid(thing)
        for thing in gc.get_objects()
    )


@pytest.mark.parametrize("name", VIEWS)
def test_dies_and_leaves_the_controller_alone(qtbot, controller, name):
    view = make_view(name, controller)
    view.resize(400, 300)
    view.show()
    picture(view)
    view.disconnect_controller()
    view.disconnect_controller()  # a second time does no harm
    trace = weakref.ref(view)
    view.close()
    bury(view)
    del view
    gc.collect()
    assert trace() is None or not shiboken6.isValid(trace())
    assert trace() is None, gc.get_referrers(trace())
    change_everything(controller)


@pytest.mark.parametrize("name", VIEWS)
def test_twenty_lives_leave_no_widget_behind(qtbot, controller, name):
    counts = []
    for life in range(20):
        eight_units(controller) if life % 2 else cell(controller, "gru", "hand")
        view = make_view(name, controller)
        view.resize(400, 300)
        view.show()
        view.disconnect_controller()
        view.close()
        bury(view)
        del view
        if life in (3, 19):
            counts.append((live_widgets(), len(QApplication.allWidgets())))
    assert counts[0] == counts[1]
