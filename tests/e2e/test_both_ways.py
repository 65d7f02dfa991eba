"""The page "Both ways" worked as a teacher and a sceptic work it, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lstm_studio.controller.word_training import WordTraining
from lstm_studio.views.word_adder import WordAdderView
from tests.fixtures.person import CTRL, Person
from tests.views.test_word_adder import Trainer


@pytest.fixture
def person(window):
    someone = Person(window)
    someone.click("page.both")
    return someone


def sentence(person):
    return " ".join(person.window.controller.state.reading.words)


def shares(person):
    return {kind: p[1] for kind, p in person.window.controller.answers.verdicts.items()}


def write(person, text):
    person.click("sentence.text")
    person.press(Qt.Key.Key_A, modifiers=CTRL)
    person.type(text)
    person.press(Qt.Key.Key_Return, modifiers=CTRL)


def test_one_look_tells_that_the_reader_from_the_left_is_guessing(person):
    assert sentence(person) == "the bank was steep and covered with wet grass"
    found = shares(person)
    assert found["backward"] > 0.7
    assert found["both"] > 0.7
    assert 0.35 < found["forward"] < 0.65
    card = person.see("both.verdict.forward")
    assert card.summary().startswith("cannot tell")
    assert "Has read “the bank”" in card.summary()


def test_a_sceptic_types_a_sentence_and_takes_the_clue_away(person):
    write(person, "she put her money into the bank")
    assert shares(person)["forward"] < 0.3
    strips = person.see("both.strips")
    money = person.window.controller.state.reading.words.index("money")
    person.click("both.strips", strips.wordRect(money).center())
    assert person.see("both.word").text() == "money"
    person.click("both.word.delete")
    assert sentence(person) == "she put her into the bank"
    assert 0.3 < shares(person)["both"] < 0.7
    person.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert sentence(person) == "she put her money into the bank"


def test_a_word_is_dragged_to_the_other_side(person):
    write(person, "the bank by the river")
    strips = person.see("both.strips")
    before = shares(person)["forward"]
    start, end = strips.wordRect(4).center(), strips.wordRect(0).center()
    person.drag("both.strips", start, QPointF(strips.wordRect(0).left() + 2, end.y()))
    QCoreApplication.processEvents()
    assert person.window.controller.state.reading.words[0] == "river"
    assert shares(person)["forward"] > before


def test_both_readers_meet_at_the_word_while_it_plays(person):
    window = person.window
    person.click("transport.first")
    assert window.controller.state.readhead.step == 0
    assert "grass" in person.see("both.verdict.backward").summary()
    person.press(Qt.Key.Key_Space)
    assert window.playback.playing
    window.playback.advance(3.0)
    assert window.controller.state.readhead.step == 3
    window.playback.advance(60.0)
    assert not window.playback.playing
    assert window.controller.state.readhead.step == 7
    person.press(Qt.Key.Key_Left)
    assert window.controller.state.readhead.step == 6
    person.press(Qt.Key.Key_PageDown)
    assert window.controller.state.readhead.step == 7


def test_minimal_pairs_are_kept_marked_and_scored(person):
    person.click("both.tabs.pairs")
    person.click("both.keep")
    write(person, "the bank was steep and its fees were high")
    person.click("both.keep")
    rows = person.see("both.kept").rows()
    assert [row.cells[0] for row in rows] == [
        "the bank was steep and covered with wet grass",
        "the bank was steep and its fees were high",
    ]
    mark = person.see("both.mark")
    mark.setFocus()
    person.press(Qt.Key.Key_Down)
    assert person.window.controller.state.reading.kept[1].sense == "money"
    assert "Right on what you marked" in person.see("both.score").text()


def test_the_sandbox_shows_the_same_numbers(person):
    strips = person.see("both.strips")
    person.click("both.strips", strips.cellRect("backward", 3, 5).center())
    trace = person.window.controller.answers.traces["backward"]
    person.click("both.sandbox")
    window = person.window
    assert window.controller.state.view.page == "sandbox"
    assert person.sees("gates.f")
    np.testing.assert_array_equal(window.controller.results.trace["h"], trace["h"])
    assert window.controller.state.view.unit == 3
    assert window.controller.state.sequence.current.tokens[0] == "grass"
    person.click("page.both")
    assert sentence(person) == "the bank was steep and covered with wet grass"


def test_the_keyboard_alone_is_enough(person):
    person.tab_to("sentence.text")
    person.press(Qt.Key.Key_A, modifiers=CTRL)
    person.type("they fished from the bank")
    person.press(Qt.Key.Key_Return, modifiers=CTRL)
    assert sentence(person) == "they fished from the bank"
    person.tab_to("both.strips")
    strips = person.see("both.strips")
    person.press(Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    assert sentence(person) == "they from the bank"
    person.press(Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "both.word"
    person.press(Qt.Key.Key_A, modifiers=CTRL)
    person.type("withdrew")
    person.press(Qt.Key.Key_Return)
    assert sentence(person) == "withdrew from the bank"
    assert QApplication.focusWidget() is strips
    person.tab_to("both.tabs.belief")
    person.press(Qt.Key.Key_Right)
    person.press(Qt.Key.Key_Space)


def test_code_is_copied_from_the_page(person):
    person.click("both.tabs.indices")
    person.click("both.code.copy")
    assert "bidirectional=True" in QGuiApplication.clipboard().text()


def test_looks_change_at_once(person):
    controller = person.window.controller
    before = person.window.grab().toImage()
    controller.do("set_theme", theme="dark")
    assert person.window.grab().toImage() != before
    controller.do("set_projector", projector=True)
    for width, height in ((1024, 640), (1920, 1080), (1440, 900)):
        person.window.resize(width, height)
        QCoreApplication.processEvents()
        assert person.sees("both.tabs.belief")
    controller.do("set_projector", projector=False)
    QCoreApplication.processEvents()
    assert person.sees("both.verdict.both")


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("projector", [False, True])
def test_nothing_lies_over_anything_else(person, size, projector):
    window = person.window
    window.controller.do("set_projector", projector=projector)
    window.resize(*size)
    for key in person.window.page.tabs.keys():  # noqa: SIM118
        window.page.show_tab(key)
        for _ in range(3):
            QCoreApplication.processEvents()
        page = window.page
        column = [page.layout().itemAt(k).geometry() for k in range(page.layout().count())]
        for above, below in pairwise(column):
            assert above.bottom() < below.top()
        assert column[-1].bottom() <= page.height()
        for k in range(page.layout().count()):
            item = page.layout().itemAt(k)
            assert item.widget().geometry() == item.geometry()


def add_plant(person, trainer):
    """Open the form, fill it in and start the training."""
    window = person.window
    person.click("sentence.words.add")
    form = window.findChild(WordAdderView)
    form.training.changed.disconnect(form._on_training_changed)
    form.training = WordTraining(window.controller, trainer)
    form.training.changed.connect(form._on_training_changed)
    form.job.cancelRequested.connect(form.training.cancel)
    writer = Person(form)
    form.word.setText("plant")
    clues = (
        "factory worker machine steel industry production workers engine",
        "leaf garden flower seed water soil green tree",
    )
    for sense, name, words in zip(form._senses, ("factory", "green"), clues, strict=True):
        sense.name.setText(name)
        sense.clues.setPlainText(words)
    QCoreApplication.processEvents()
    writer.click("wordAdder.train")
    return form


def test_a_word_is_added_while_another_is_looked_at(person, qtbot):
    bank = person.window.controller.library.word_model("bank")
    trainer = Trainer(replace(bank, word="plant", senses=("factory", "green"), own=True))
    form = add_plant(person, trainer)
    qtbot.waitUntil(lambda: form.job.state() == "running", timeout=5000)
    person.window.controller.do("read_sentence", text="to the bank")
    trainer.go_on.set()
    qtbot.waitUntil(lambda: form.job.state() == "done", timeout=5000)
    form.close()
    assert person.window.controller.state.reading.word == "plant"
    assert person.sees("sentence.words.plant")


def test_closing_the_window_ends_the_training(person, qtbot):
    trainer = Trainer()
    form = add_plant(person, trainer)
    qtbot.waitUntil(lambda: form.job.state() == "running", timeout=5000)
    person.window.close()
    assert trainer.closed.wait(1)
    QCoreApplication.processEvents()
    assert person.window.controller.state.reading.own == {}


def test_every_word_of_the_chips_can_be_read(person):
    window = person.window
    for word in window.controller.library.words():
        person.click(f"sentence.words.{word}")
        assert window.controller.state.reading.word == word
        assert window.controller.state.reading.position is not None
        assert sum(window.controller.answers.verdicts["both"]) == pytest.approx(1)


def test_the_page_is_left_and_found_again(person):
    write(person, "near the bank")
    person.click("page.sandbox")
    person.click("page.both")
    assert sentence(person) == "near the bank"
    assert person.see("sentence.text", QWidget).text() == "near the bank"
    QTest.keyClick(person.window, Qt.Key.Key_Home)
