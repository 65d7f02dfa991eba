"""What the window adds to the page "Both ways": its actions, its tabs, its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from lstm_studio.views.word_adder import WordAdderView


@pytest.fixture
def both(window):
    window.controller.do("show_page", page="both")
    QCoreApplication.processEvents()
    return window


def test_the_code_of_this_page_is_copied_and_saved(both):
    both.actions_by_id["copyCode"].trigger()
    assert "bidirectional=True" in QGuiApplication.clipboard().text()
    both.actions_by_id["saveCode"].trigger()
    dialog = both.page.findChild(QFileDialog, "both.saveDialog")
    assert dialog.isVisible()
    dialog.close()


def test_without_the_word_there_is_no_code(both):
    both.controller.do("read_sentence", text="nothing to ask about")
    told = []
    both.controller.notices.raised.connect(told.append)
    both.actions_by_id["copyCode"].trigger()
    both.actions_by_id["saveCode"].trigger()
    assert [notice.message for notice in told] == ["There is no code yet."] * 2
    assert both.page.findChild(QFileDialog, "both.saveDialog") is None


def test_a_sentence_is_kept_and_the_list_shown(both):
    both.actions_by_id["keepSentence"].trigger()
    assert len(both.controller.state.reading.kept) == 1
    assert both.page.tabs.currentKey() == "pairs"


def test_the_form_for_a_word_opens_once(both):
    both.actions_by_id["addWord"].trigger()
    both.actions_by_id["addWord"].trigger()
    forms = both.findChildren(WordAdderView)
    assert len(forms) == 1
    assert forms[0].isVisible()
    both.controller.do("set_theme", theme="dark")
    assert forms[0].look.theme.dark
    forms[0].close()


def test_it_opens_in_the_sandbox_and_leaves_its_actions_behind(both):
    both.actions_by_id["toSandbox"].trigger()
    assert both.controller.state.view.page == "sandbox"
    for name in ("keepSentence", "addWord", "toSandbox"):
        assert not both.actions_by_id[name].isEnabled()


def test_words_are_in_the_palette(both):
    both.commands.open_commands()
    rows = both.commands._palette._rows()
    assert ("word:bank", "Word: bank", "") in rows
    both.controller.do("read_sentence", text="no such thing")
    both.commands._palette._on_command_chosen("word:bank")
    assert both.controller.state.reading.position is not None
    both.commands._palette._popup.close()


def test_tabs_are_those_of_the_height(both):
    assert both.page.tabs.keys() == ["belief", "pairs", "indices", "scores"]
    both.resize(1440, 640)
    QCoreApplication.processEvents()
    assert both.page.tabs.keys()[0] == "strips"
    assert both.page.tabs.currentKey() == "strips"
    assert both.page.show_tab("scores")
    assert not both.page.show_tab("verdicts")
    both.controller.do("set_projector", projector=True)
    QCoreApplication.processEvents()
    assert both.page.tabs.keys()[:2] == ["verdicts", "strips"]
    both.controller.do("set_projector", projector=False)
    both.resize(1440, 900)
    QCoreApplication.processEvents()
    assert both.page.tabs.keys() == ["belief", "pairs", "indices", "scores"]
    assert both.page.strips.isVisible()
    assert both.page.verdicts.isVisible()
