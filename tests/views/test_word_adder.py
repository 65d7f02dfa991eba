import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.word_training import WordTraining
from lstm_studio.core.errors import StudioError
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.word_adder import WordAdderView, clue_words
from tests.fixtures.docked import docked
from tests.fixtures.readers import ReadingLibrary, word_model

LEFT = Qt.MouseButton.LeftButton
RIVER = "river, water mud; fish grass\nsteep wet rowed"
MONEY = "money loan deposit check fees raised walked covered"


@dataclass(frozen=True)
class Progress:
    fraction: float
    what: str
    seconds_left: float | None


class Trainer:
    """Trains in as many steps as it is let."""

    def __init__(self, model=None):
        self.model = model
        self.asked = []
        self.go_on = threading.Event()
        self.error = None
        self.closed = threading.Event()

    def __call__(self, word, senses, vectors):
        self.asked.append((word, senses))
        try:
            yield Progress(0.25, "Training forward", 6.2)
            if self.error is not None:
                raise self.error
            while not self.go_on.wait(0.01):
                yield Progress(0.5, "Training both", None)
            return self.model or word_model(word, tuple(senses), own=True)
        finally:
            self.closed.set()


@pytest.fixture
def controller(qtbot):
    controller = ModelController(ReadingLibrary())
    controller.do("show_page", page="both")
    yield controller
    controller.tasks.close()
    QCoreApplication.processEvents()


@pytest.fixture
def trainer():
    return Trainer()


@pytest.fixture
def view(qtbot, controller, trainer):
    training = WordTraining(controller, trainer)
    view = WordAdderView(controller, Look(LIGHT), training=training)
    return docked(qtbot, view, 460, 600)


def fill(view, word="plant", texts=(("factory", MONEY), ("green", RIVER))):
    view.word.setText(word)
    for number, (name, clues) in enumerate(texts, 1):
        view.findChild(QLineEdit, f"wordAdder.sense.{number}").setText(name)
        view.findChild(QPlainTextEdit, f"wordAdder.clues.{number}").setPlainText(clues)


def press(view, name):
    QTest.mouseClick(view.findChild(QWidget, name), LEFT)


def test_clue_words_are_read_in_any_dress():
    assert clue_words("River, water;\n“Mud” river  …") == ("river", "water", "mud")


def test_what_is_missing_is_said_until_nothing_is(view):
    assert not view.train.isEnabled()
    assert "the word" in view.problem.text()
    fill(view, texts=(("factory", MONEY), ("green", "river water qwrtz xyzzy")))
    assert view.problem.text() == "Still missing: clue words of sense 2."
    note = view.findChild(QWidget, "wordAdder.note.2").text()
    assert note == "2 of at least 8 · unknown to the readers: qwrtz, xyzzy"
    fill(view)
    assert not view.problem.isVisible()
    assert view.train.isEnabled()


def test_two_to_four_senses(view):
    assert not view.fewer.isEnabled()
    press(view, "wordAdder.more")
    press(view, "wordAdder.more")
    assert not view.more.isEnabled()
    assert view.findChild(QLineEdit, "wordAdder.sense.4") is not None
    press(view, "wordAdder.fewer")
    assert view.more.isEnabled()


def test_a_word_is_trained_and_kept(qtbot, view, controller, trainer):
    fill(view, "Plant")
    press(view, "wordAdder.train")
    qtbot.waitUntil(lambda: view.job.state() == "running", timeout=5000)
    assert not view.train.isEnabled()
    trainer.go_on.set()
    qtbot.waitUntil(lambda: view.job.state() == "done", timeout=5000)
    assert trainer.asked[0][0] == "plant"
    assert trainer.asked[0][1]["green"][:3] == ("river", "water", "mud")
    assert controller.state.reading.word == "plant"
    assert controller.answers.model.senses == ("factory", "green")
    assert view.train.isEnabled()


def test_cancelling_keeps_nothing(qtbot, view, controller, trainer):
    fill(view)
    press(view, "wordAdder.train")
    qtbot.waitUntil(lambda: view.job.state() == "running", timeout=5000)
    press(view, "wordAdder.job.cancel")
    assert view.job.state() == "failed"
    assert trainer.closed.wait(5)
    qtbot.waitUntil(lambda: not controller.tasks.busy, timeout=5000)
    assert controller.state.reading.own == {}
    assert view.train.isEnabled()


def test_another_word_is_looked_at_while_one_is_trained(qtbot, view, controller, trainer):
    fill(view)
    press(view, "wordAdder.train")
    qtbot.waitUntil(lambda: view.job.state() == "running", timeout=5000)
    controller.do("choose_word", word="mole")
    controller.do("read_sentence", text="the mole dug")
    trainer.go_on.set()
    qtbot.waitUntil(lambda: view.job.state() == "done", timeout=5000)
    assert controller.state.reading.word == "plant"
    controller.undo()
    assert controller.state.reading.word == "mole"
    assert " ".join(controller.state.reading.words) == "the mole dug"


def test_a_refusal_is_said_with_its_hint(qtbot, view, controller, trainer):
    trainer.error = StudioError("torch is missing.", "Install it.")
    fill(view)
    press(view, "wordAdder.train")
    qtbot.waitUntil(lambda: view.job.state() == "failed", timeout=5000)
    assert (
        view.job.findChild(QWidget, "wordAdder.job.label").text() == "torch is missing. Install it."
    )


def test_two_senses_of_one_name_are_refused(view, trainer):
    fill(view, texts=(("green", MONEY), ("Green", RIVER)))
    press(view, "wordAdder.train")
    assert "same name" in view.problem.text()
    assert trainer.asked == []
