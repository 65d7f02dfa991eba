"""Pictures of the whole window, a few of each page, compared with a tolerance.

When a picture has changed on purpose, look at ``tests/golden/failed/*.actual.png``, then run

    LSTM_STUDIO_ACCEPT_GOLDENS=1 python -m pytest tests/golden

and commit what is new in ``tests/golden/pictures``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication

from lstm_studio.core.sequence import Sequence
from tests.fixtures.lab import show_ended

HERE = Path(__file__).parent
PICTURES, FAILED = HERE / "pictures", HERE / "failed"
ACCEPT = "LSTM_STUDIO_ACCEPT_GOLDENS"

MEAN = 0.5
"""Levels of 255 by which two pictures may differ on average."""
LARGE, SHARE = 16, 0.005
"""At most this share of the pixels may differ by more than this many levels."""


@dataclass(frozen=True)
class Case:
    """One picture: the size of the window, and what was done in it."""

    size: tuple[int, int] = (1440, 900)
    acts: tuple[tuple[str, dict[str, object]], ...] = field(default=())
    front: str = ""
    training: tuple[int, ...] | None = None
    tab: str = ""
    compared: bool = False


def own(values: list[float], words: str) -> Sequence:
    tokens = tuple(words.split())
    return Sequence("own", "Odd numbers", "", tokens, np.array(values), np.zeros(len(values), bool))


LEARNED = (("choose_mode", {"mode": "learned"}),)
CASES = {
    "light": Case(),
    "dark": Case(acts=(("set_theme", {"theme": "dark"}),)),
    "small": Case((1024, 640)),
    "projector": Case(acts=(("set_projector", {"projector": True}),)),
    "projector_small": Case((1024, 640), (("set_projector", {"projector": True}),)),
    "gru": Case(acts=(("choose_kind", {"kind": "gru"}),)),
    "rnn": Case(acts=(("choose_kind", {"kind": "rnn"}),)),
    "learned": Case(acts=(*LEARNED, ("unfold", {"gate": "f"})), front="dock.weights"),
    "pinned": Case(
        acts=(*LEARNED, ("pin_gate", {"gate": "i", "value": 0.0, "first": 2, "last": 5}))
    ),
    "many_units": Case(
        acts=(
            *LEARNED,
            ("choose_size", {"size": 32}),
            ("choose_sequence", {"id": "pulse"}),
            ("choose_unit", {"unit": 11}),
        )
    ),
    "compare": Case(
        acts=(("show_page", {"page": "compare"}), ("compare_overlay", {"kind": "rnn"}))
    ),
    "compare_dark": Case(
        acts=(
            ("set_theme", {"theme": "dark"}),
            ("show_page", {"page": "compare"}),
            ("compare_weights", {"source": "random"}),
            ("compare_size", {"size": 8}),
            ("compare_forget_bias", {"forget": "chrono"}),
            ("choose_sequence", {"id": "pulse"}),
            ("compare_unit", {"unit": None}),
        )
    ),
    "compare_small": Case((1024, 640), (("show_page", {"page": "compare"}),)),
    "goal": Case(
        acts=(
            ("start_goal", {"id": "store-ignore-reveal"}),
            ("pin_gate", {"gate": "i", "value": 0.0, "first": 0, "last": 9}),
            ("pin_gate", {"gate": "i", "value": 1.0, "first": 1, "last": 1}),
            ("show_hint", {}),
        )
    ),
    "goal_dark": Case(
        acts=(
            ("set_theme", {"theme": "dark"}),
            ("start_goal", {"id": "keep-two-things"}),
            ("pin_gate", {"gate": "i", "value": 0.0, "first": 1, "last": 9}),
            ("pin_gate", {"gate": "i", "value": 1.0, "first": 0, "last": 0}),
        )
    ),
    "goal_projector_small": Case(
        (1024, 640),
        (("set_projector", {"projector": True}), ("start_goal", {"id": "count-the-ones"})),
    ),
    "mid_update": Case(acts=(("move_to", {"step": 3, "phase": 2.5}),)),
    "pitfalls": Case(acts=(("show_page", {"page": "pitfalls"}),)),
    "one_step": Case(acts=(("use_sequence", {"sequence": own([0.5], "once")}),)),
    "gradients": Case(
        acts=(
            ("show_page", {"page": "gradients"}),
            ("set_flow", {"setting": "bias", "value": 2.5}),
            ("show_trained", {"kind": "lstm", "shown": True}),
        )
    ),
    "gradients_projector": Case(
        acts=(
            ("show_page", {"page": "gradients"}),
            ("set_projector", {"projector": True}),
            ("measure_flow", {"what": "memory"}),
        )
    ),
    "nan": Case(
        acts=(
            (
                "use_sequence",
                {"sequence": own([0.4, 0.1, np.nan, 0.2, np.inf], "good good broken good endless")},
            ),
        )
    ),
}


BOTH = ("show_page", {"page": "both"})
CASES |= {
    "both": Case(acts=(BOTH,)),
    "both_half_read": Case(
        acts=(BOTH, ("set_theme", {"theme": "dark"}), ("move_to", {"step": 1})),
    ),
    "both_no_clue": Case(
        (1920, 1080), (BOTH, ("read_sentence", {"text": "we met at the bank at noon"}))
    ),
    "both_projector": Case((1920, 1080), (BOTH, ("set_projector", {"projector": True}))),
    "both_small": Case((1024, 640), (BOTH, ("choose_word", {"word": "crane"}))),
}

QUIZ = ("start_quiz", {"quiz": "gates", "seed": 1})
FINAL = ("start_quiz", {"quiz": "final", "seed": 1})
CASES |= {
    "quiz_match": Case(
        acts=(
            QUIZ,
            ("place_job", {"job": "1", "target": "f"}),
            ("place_job", {"job": "3", "target": "i"}),
        )
    ),
    "quiz_curves": Case(
        acts=(
            ("set_theme", {"theme": "dark"}),
            FINAL,
            ("show_question", {"index": 6}),
            ("choose_answer", {"answer": "2"}),
        )
    ),
    "quiz_small": Case((1024, 640), (FINAL, ("show_question", {"index": 3}))),
    "quiz_projector": Case(acts=(("set_projector", {"projector": True}), FINAL)),
}

TRAIN = (("show_page", {"page": "train"}), ("set_training_steps", {"steps": 400}))
CASES |= {
    "train_first": Case(acts=TRAIN[:1]),
    "train": Case(acts=TRAIN, training=()),
    "train_dark": Case(
        acts=(
            *TRAIN,
            ("choose_task", {"task": "order"}),
            ("set_seeds", {"seeds": 3}),
            ("set_theme", {"theme": "dark"}),
        ),
        training=(4,),
        tab="runs",
    ),
    "train_compared": Case(
        (1024, 640),
        (*TRAIN, ("set_seeds", {"seeds": 3}), ("set_first_bias", {"bias": "3"})),
        training=(),
        compared=True,
    ),
    "train_memory": Case((1920, 1080), TRAIN, training=(), tab="memory"),
    "train_small": Case((1024, 640), TRAIN, training=()),
    "train_projector": Case(
        acts=(*TRAIN, ("set_projector", {"projector": True})), training=(), tab="probe"
    ),
}


def step_of_lesson(step: int) -> tuple[tuple[str, dict[str, object]], ...]:
    """Return what begins the lesson at a step, counted from 1, and predicts."""
    return ("go_to_step", {"lesson": "gates", "step": step - 1}), ("predict", {"choice": 1})


CASES |= {
    "learn": Case((1024, 640), (("show_page", {"page": "learn"}),)),
    "lesson": Case(acts=step_of_lesson(4)),
    "lesson_small": Case((1024, 640), (("set_theme", {"theme": "dark"}), *step_of_lesson(8))),
    "lesson_projector": Case(
        (1366, 768), (("set_projector", {"projector": True}), *step_of_lesson(7))
    ),
}

CELLS = ("show_page", {"page": "cells"})
CASES |= {
    "cells": Case((1240, 720), (CELLS, ("look_for", {"what": "depth"}))),
    "cells_luck": Case(
        (1024, 640),
        (
            ("set_theme", {"theme": "dark"}),
            CELLS,
            ("choose_character_model", {"model": "python"}),
            ("look_for", {"what": "comment"}),
            ("rank_over", {"over": "text"}),
        ),
        tab="ranking",
    ),
}


def pixels(image: QImage) -> np.ndarray:
    """Return red, green and blue, (height, width, 3) uint8."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def save(picture: np.ndarray, path: Path) -> None:
    """Save as a PNG of 256 colours, which differ by less than the tolerance and take a third."""
    from PIL import Image

    path.parent.mkdir(exist_ok=True)
    full = Image.fromarray(picture)
    few = full.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def unlike(actual: np.ndarray, expected: np.ndarray) -> str:
    """Return in words how two pictures differ; nothing when they are alike."""
    if actual.shape != expected.shape:
        return f"it is {actual.shape[:2]} pixels large, not {expected.shape[:2]}"
    off = np.abs(actual.astype(np.int16) - expected)
    mean, share = float(off.mean()), float((off.max(axis=2) > LARGE).mean())
    if mean < MEAN and share < SHARE:
        return ""
    return f"mean difference {mean:.2f} levels, {100 * share:.2f} % of the pixels by > {LARGE}"


def differs(actual: np.ndarray, known: np.ndarray) -> bool:
    """Return whether any pixel differs by more than the colours that a saved picture lacks."""
    return bool((np.abs(actual.astype(np.int16) - known) > LARGE).any())


@pytest.fixture
def take(make_window):
    """Return a function that makes the picture of a case."""

    def picture(case: Case) -> np.ndarray:
        QCursor.setPos(4000, 4000)  # what comes up under it would be lit
        window = make_window(*case.size)
        for intent, arguments in case.acts:
            assert window.controller.do(intent, **arguments), intent
        window.resize(*case.size)
        if window.controller.state.view.page == "cells":
            window.controller.finding_work.finish()
        if case.training is not None:
            show_ended(window.controller, case.training, case.compared)
            QCoreApplication.processEvents()
        if case.tab:
            assert window.page.show_tab(case.tab)
        if case.front:
            window.docks[case.front].raise_()
        for _ in range(3):
            QCoreApplication.processEvents()
            # Without a loop the tabs of another page's docks would stay.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window.settle()
        if window.controller.state.quiz.open:
            window.page.setFocus()  # a quiz takes the keyboard to itself
            QCoreApplication.processEvents()
        assert QApplication.focusWidget() is window.page, "no focus ring"
        return pixels(window.grab().toImage())

    return picture


@pytest.mark.parametrize("name", CASES)
def test_picture(take, name):
    actual = take(CASES[name])
    path = PICTURES / f"{name}.png"
    if os.environ.get(ACCEPT):
        known = pixels(QImage(str(path))) if path.exists() else None
        if known is None or known.shape != actual.shape or differs(actual, known):
            save(actual, path)
    expected = pixels(QImage(str(path))) if path.exists() else np.zeros((1, 1, 3), np.uint8)
    why = unlike(actual, expected)
    if why:
        save(actual, FAILED / f"{name}.actual.png")
        save(expected, FAILED / f"{name}.expected.png")
        if actual.shape == expected.shape:
            off = np.abs(actual.astype(np.int16) - expected).max(axis=2)
            shown = np.clip(255 - 4 * off, 0, 255).astype(np.uint8)
            save(np.repeat(shown[:, :, None], 3, axis=2), FAILED / f"{name}.diff.png")
    assert not why, (
        f"{name}: {why}. Look at {FAILED}; to accept it as it is now, set {ACCEPT}=1 and run again."
    )


def test_a_small_change_is_seen():
    """A box of 90 × 80 pixels, one level of grey everywhere, another size."""
    picture = np.full((900, 1440, 3), 255, np.uint8)
    moved = picture.copy()
    moved[100:180, 100:190] = 0
    assert "%" in unlike(moved, picture)
    assert "large" in unlike(picture[:800], picture)
    faint = picture - 1
    assert "mean" in unlike(faint, picture)
    assert unlike(picture, picture) == ""


def test_every_picture_belongs_to_a_case_and_is_small():
    found = {path.stem: path.stat().st_size for path in PICTURES.glob("*.png")}
    assert set(found) == set(CASES)
    assert max(found.values()) <= 150_000
    # What every clone carries: nine pages, lesson and quiz, some five pictures of 60 kB each.
    assert sum(found.values()) < 2_800_000
