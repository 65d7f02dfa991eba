"""Every text goes through Qt's translation: the template is complete, and a language is used."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QLabel,
    QMenu,
    QWidget,
)

from lstm_studio import i18n

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def collector():
    path = ROOT / "packaging" / "make_translations.py"
    spec = importlib.util.spec_from_file_location("make_translations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_template_lists_every_text_of_the_program(collector):
    # When this fails: python packaging/make_translations.py
    assert collector.TARGET.read_text("utf-8") == collector.template()
    assert len(collector.collect()) > 200


def test_placeholders_are_names(collector):
    for text in collector.collect():
        assert re.findall(r"{[^a-z_} ][^}]*}", text) == [], text


def lrelease() -> Path:
    folder = Path(PySide6.__file__).parent
    return next(p for p in (folder / "lrelease", folder / "lrelease.exe") if p.exists())


def test_a_compiled_language_reaches_the_window(qtbot, tmp_path, make_window):
    source = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de_DE">'
        f"<context><name>{i18n.CONTEXT}</name><message><source>Projector</source>"
        "<translation>Beamer</translation></message></context></TS>"
    )
    (tmp_path / "lstm_studio_de.ts").write_text(source, "utf-8")
    subprocess.run(
        [lrelease(), tmp_path / "lstm_studio_de.ts", "-qm", tmp_path / "lstm_studio_de.qm"],
        check=True,
        capture_output=True,
    )
    from lstm_studio.app import install_language

    app = QCoreApplication.instance()
    translator = install_language(app, QLocale("de_DE"), folder=tmp_path)
    try:
        assert i18n.tr("Projector") == "Beamer"
        assert i18n.number(0.5) == "0,50"
        assert i18n.number(-0.5) == "\N{MINUS SIGN}0,50"
    finally:
        app.removeTranslator(translator)


class Brackets(QTranslator):
    """Puts every text it is asked for between brackets, so that one that was not asked shows."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"⟦{source}⟧" if context == i18n.CONTEXT else None

    def isEmpty(self):
        return False


WORD = re.compile(r"[A-Za-z]{3,}")
DATA = {"LSTM Studio", "tanh"}
QT_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def outside_brackets(text: str) -> str:
    text = re.sub(r"<[^>]*>", " ", text)
    while "⟦" in text:
        shorter = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
        if shorter == text:
            break
        text = shorter
    return text


def texts_of(widget: QWidget):
    yield widget.accessibleName()
    yield widget.toolTip()
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QDockWidget):
        yield widget.windowTitle()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(k) for k in range(widget.count()))
    if isinstance(widget, QMenu):
        yield widget.title()


def test_no_text_of_the_window_is_left_untranslated(qtbot, tmp_path):
    """Run the window in a language that marks every text; all words must carry the mark."""
    from lstm_studio.app import Studio, install_language, make_application

    app = make_application()
    language = Brackets(app)
    app.installTranslator(language)
    install_language(app, QLocale("en_US"))
    try:
        studio = Studio(settings_file=tmp_path / "settings.ini")
        qtbot.addWidget(studio.window)
        with qtbot.waitExposed(studio.window):
            studio.window.show()
        for kind in ("rnn", "gru", "lstm"):
            for mode in ("learned", "hand"):
                studio.controller.do("choose_kind", kind=kind)
                studio.controller.do("choose_mode", mode=mode)
        tokens = set(studio.controller.state.sequence.current.tokens)
        left = set()
        for widget in studio.window.findChildren(QWidget):
            if widget.objectName().startswith(QT_OWN):
                continue  # Qt translates its own buttons
            for text in texts_of(widget):
                rest = outside_brackets(text)
                if text not in DATA and any(w not in tokens | DATA for w in WORD.findall(rest)):
                    left.add((widget.objectName(), text))
        named = [a for a in studio.window.findChildren(QAction) if a.objectName()]
        toggles = [dock.toggleViewAction() for dock in studio.window.docks.values()]
        for action in (*named, *toggles):  # pyqtgraph has some of its own, never shown
            if WORD.search(outside_brackets(action.text().split("\t")[0])):
                left.add(("action", action.text()))
        assert left == set()
        studio.window.close()
    finally:
        app.removeTranslator(language)
