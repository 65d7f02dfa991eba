import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.both_sentence import BothSentenceView
from tests.fixtures.docked import docked
from tests.fixtures.readers import ReadingLibrary, word_model


@pytest.fixture
def controller(qtbot):
    controller = ModelController(ReadingLibrary())
    controller.do("show_page", page="both")
    return controller


@pytest.fixture
def view(qtbot, controller):
    return docked(qtbot, BothSentenceView(controller, Look(LIGHT)), 268, 700)


def sentence(controller):
    return " ".join(controller.state.reading.words)


def write(view, text):
    view.text.setFocus()
    view.text.selectAll()
    view.text.insertPlainText(text)
    view.text.flush()


def note(view):
    return view.findChild(QLabel, "sentence.note").text()


def test_it_opens_with_the_first_example(view, controller):
    assert view.text.text() == "the bank was steep and covered with wet grass"
    assert note(view) == "9 words"


def test_typing_is_answered_and_undone_as_one(view, controller):
    before = sentence(controller)
    view.text.setFocus()
    view.text.selectAll()
    for letter in "the bank raised its qwrtz":
        QTest.keyClick(view.text, letter)
        view.text.flush()
    assert sentence(controller) == "the bank raised its qwrtz"
    assert note(view) == "5 words · 1 unknown to the readers: “qwrtz”"
    controller.undo()
    assert sentence(controller) == before
    assert view.text.text() == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing to read"),
        ("… !", "no word in it"),
        ("bank " * 201, "201 words"),
        ("bank " * 3_900, "words"),
        ("a\x07bank", "U+0007"),
        ("x" * 500, "500 characters"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_last_sentence_stays(view, controller, text, says):
    before = controller.state.reading.words
    write(view, text)
    assert says in note(view)
    assert controller.state.reading.words == before
    controller.do("show_quantity", quantity="c")
    assert view.text.text() == text.replace("\x07", view.text.text()[1:2])
    assert says in note(view)
    write(view, "to the bank")
    assert note(view) == "3 words"


def test_a_megabyte_is_refused_at_once(view, controller):
    before = view.text.text()
    data = QMimeData()
    data.setText("the bank " * 120_000)
    view.text.insertFromMimeData(data)
    assert "had 1,080,000 characters" in note(view)
    assert len(view.text.text()) < 30_000
    assert sentence(controller) == before
    view.text.flush()
    assert "had 1,080,000 characters" in note(view)
    assert "words; up to 200" in note(view)
    assert sentence(controller) == before
    write(view, "bank " * 201)
    assert "characters" not in note(view)
    assert view.note.sizePolicy().horizontalPolicy().name == "Ignored"


def test_a_damaged_gallery_is_told_of_and_the_page_lives(qtbot):
    class Damaged(ReadingLibrary):
        def examples(self, word):
            raise StudioError("examples/bank.toml, line 3: broken.", "Install again.")

    controller = ModelController(Damaged())
    told = []
    controller.notices.raised.connect(told.append)
    assert controller.do("show_page", page="both")
    assert sentence(controller) == "the bank"
    view = docked(qtbot, BothSentenceView(controller, Look(LIGHT)), 268, 700)
    assert [notice.message for notice in told] == ["examples/bank.toml, line 3: broken."]
    assert view._lists == []


def test_markup_and_other_writing_are_words(view, controller):
    write(view, "<b>the</b> &amp; בנק 銀行 🙂 Bank")
    assert controller.state.reading.position == 4
    assert "<b>the</b>" in note(view)
    assert view.note.textFormat() == Qt.TextFormat.PlainText


def test_without_the_word_it_says_which_words_are_known(view, controller):
    write(view, "no such thing")
    assert note(view) == "“bank” is not in it. The readers know: bank, mole."
    assert view.note.property("role") == "danger"
    write(view, "the mole dug")
    assert "“mole” is" in note(view)
    write(view, "the bank")
    assert view.note.property("role") == "small"


def test_words_are_chosen_by_chips(view, controller):
    chip = view.findChild(QWidget, "sentence.words.mole")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert controller.state.reading.word == "mole"
    assert view.text.text() == "the mole dug tunnels in the garden"
    assert view.words.currentKey() == "mole"
    assert [one.objectName() for one in view._lists] == ["sentence.examples.after"]


def test_a_word_of_ones_own_has_a_chip(view, controller):
    controller.do("add_word", model=word_model("plant", ("factory", "green"), own=True))
    assert view.words.keys() == ["bank", "mole", "plant"]
    assert view.words.currentKey() == "plant"


def test_the_gallery_is_read_by_a_click_and_marks_what_is_read(view, controller):
    groups = {one.objectName(): one for one in view._lists}
    assert list(groups) == ["sentence.examples.after", "sentence.examples.none"]
    after = groups["sentence.examples.after"]
    assert after.currentKey() == view.text.text()
    place = after.visualRect(after.model().index(1, 0)).center()
    QTest.mouseClick(after.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sentence(controller) == "the bank raised its fees"
    assert view.text.text() == "the bank raised its fees"
    write(view, "my own bank")
    assert after.currentKey() == ""


def test_adding_a_word_is_asked_for(view, qtbot):
    button = view.findChild(QWidget, "sentence.words.add")
    with qtbot.waitSignal(view.addRequested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_whose_strips_are_shown_is_chosen(view, controller):
    QTest.mouseClick(view.findChild(QWidget, "sentence.networks.halves"), Qt.MouseButton.LeftButton)
    assert controller.state.reading.halves
    view.member.setFocus()
    QTest.keyClick(view.member, Qt.Key.Key_Down)
    QCoreApplication.processEvents()
    assert controller.state.reading.member == 1
    controller.undo()
    assert view.member.currentIndex() == 0


def test_typing_goes_on_while_another_choice_is_made(view, controller):
    write(view, "the bank of ")
    controller.do("show_quantity", quantity="f")
    assert view.text.text() == "the bank of "
    assert QApplication.focusWidget() is view.text
