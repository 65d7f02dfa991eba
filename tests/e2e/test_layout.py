"""Nothing is cut off, covered or out of reach at the sizes of real screens and a projector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QMainWindow,
    QRadioButton,
    QScrollBar,
    QSplitter,
    QTabBar,
    QWidget,
)

from lstm_studio.shell.main_window import MainWindow
from lstm_studio.widgets.equation_row import EquationRow
from lstm_studio.widgets.plot_manners import PlotManners
from lstm_studio.widgets.term_table import TermTable
from lstm_studio.widgets.time_widget import OverTime
from lstm_studio.widgets.toast import NoticeStack
from lstm_studio.widgets.value_display import ValueDisplay
from tests.fixtures.person import is_seen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SCREENS = {
    "1024x640": (1024, 640, 1.0, False),
    "1366x768": (1366, 768, 1.0, False),
    "1440x900": (1440, 900, 1.0, False),
    "1920x1080": (1920, 1080, 1.0, False),
    "3840x2160 at 200 %": (3840, 2160, 2.0, False),
    "1440x900 at 150 %": (1440, 900, 1.5, False),
    "projector 1024x640": (1024, 640, 1.0, True),
    "projector 1440x900": (1440, 900, 1.0, True),
    "projector 1920x1080": (1920, 1080, 1.0, True),
}

STATES = {
    "by hand": (),
    "a part at work": (("move_to", {"step": 8, "phase": 2.5}),),
    "eight units": (
        ("choose_mode", {"mode": "learned"}),
        ("choose_size", {"size": 8}),
        ("pin_gate", {"gate": "f", "value": 0.25}),
        ("set_unit_scope", {"units": "one"}),
        ("unfold", {"gate": "f"}),
    ),
    "many units": (("choose_size", {"size": 32}), ("choose_sequence", {"id": "pulse"})),
    "GRU": (("choose_kind", {"kind": "gru"}),),
    "RNN by hand": (("choose_kind", {"kind": "rnn"}), ("choose_mode", {"mode": "hand"})),
}


@pytest.fixture(params=SCREENS)
def window(request, start) -> MainWindow:
    width, height, scale, projector = SCREENS[request.param]
    studio = start(width, height)
    if scale != 1.0:
        studio.controller.do("set_scale", scale=scale)
    if projector:
        studio.controller.do("set_projector", projector=True)
    studio.window.resize(width, height)
    QApplication.processEvents()
    assert (studio.window.width(), studio.window.height()) == (width, height)
    return studio.window


def name_of(widget: QWidget) -> str:
    around = widget
    while around is not None and not around.objectName():
        around = around.parentWidget()
    place = around.objectName() if around is not None else "?"
    return place if around is widget else f"{type(widget).__name__} in {place}"


def seen(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if is_seen(widget)]


def may_reach_beyond(widget: QWidget) -> bool:
    """Return whether a parent shows a part of it on purpose: what scrolls, and Qt's own parts."""
    around = widget.parentWidget()
    above = around.parentWidget()
    scrolled = isinstance(above, QAbstractScrollArea) and above.viewport() is around
    return scrolled or isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


def outside(window: QWidget) -> list[str]:
    """Return what reaches beyond what it stands in."""
    found = []
    for widget in seen(window):
        around = widget.parentWidget()
        if widget.isWindow() or around is None or may_reach_beyond(widget):
            continue
        if not around.rect().contains(widget.geometry()):
            found.append(f"{name_of(widget)} {widget.geometry()} beyond {around.rect()}")
    return found


def text_width(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def cut_off(window: QWidget) -> list[str]:
    """Return every text that has not the room it needs."""
    found = []
    for widget in seen(window):
        what = f"{name_of(widget)} at {widget.width()} × {widget.height()}"
        if isinstance(widget, QLabel) and widget.text():
            inner = widget.contentsRect()
            if widget.wordWrap():
                if widget.heightForWidth(widget.width()) > widget.height():
                    found.append(f"{what}: {widget.text()!r} needs more lines")
                continue
            document = QTextDocument()
            document.setDefaultFont(widget.font())
            document.setDocumentMargin(0)
            document.setHtml(widget.text()) if "<" in widget.text() else document.setPlainText(
                widget.text()
            )
            if document.idealWidth() > inner.width() + 1:
                found.append(f"{what}: {widget.text()!r} needs {document.idealWidth():.0f}")
        elif isinstance(widget, QRadioButton) and widget.text():
            # A segment elides what does not fit; it should not have to.
            if QFontMetrics(widget.look.font("strong")).horizontalAdvance(widget.text()) > (
                widget.width() - widget.look.px(4)
            ):
                found.append(f"{what}: {widget.text()!r} is elided")
        elif isinstance(widget, QAbstractButton) and widget.text():
            if widget.minimumSizeHint().width() > widget.width():
                found.append(f"{what}: {widget.text()!r} needs {widget.minimumSizeHint()}")
        elif isinstance(widget, QComboBox):
            room = widget.width() - widget.height() // 2
            if text_width(widget, widget.currentText()) > room:
                found.append(f"{what}: {widget.currentText()!r}")
        elif isinstance(widget, ValueDisplay):
            if widget.heightForWidth(widget.width()) > widget.height():
                found.append(f"{what}: a sentence is cut off")
        elif isinstance(widget, QTabBar):
            for index in range(widget.count()):
                text = widget.tabText(index)
                if text_width(widget, text) > widget.tabRect(index).width():
                    found.append(f"{what}: tab {text!r}")
    return found


LAYERS = (NoticeStack,)


def covered(window: QWidget) -> list[str]:
    """Return pairs of neighbours that lie on each other."""
    found = []
    for parent in {widget.parentWidget() for widget in seen(window)}:
        if parent is None or parent.layout() is None or isinstance(parent, QMainWindow | QSplitter):
            continue
        items = [parent.layout().itemAt(k) for k in range(parent.layout().count())]
        children = [i.widget() for i in items if i.widget() is not None and is_seen(i.widget())]
        for k, first in enumerate(children):
            for second in children[k + 1 :]:
                shared: QRect = first.geometry().intersected(second.geometry())
                if shared.width() > 0 and shared.height() > 0 and not isinstance(second, LAYERS):
                    found.append(f"{name_of(first)} and {name_of(second)} share {shared}")
    return found


def too_small(window: QWidget) -> list[str]:
    """Return controls that nobody could hit or read."""
    found = []
    for widget in seen(window):
        clickable = isinstance(widget, QAbstractButton | QComboBox) and widget.isEnabled()
        least = 44 if window.look.projector else 20 * window.look.scale
        if clickable and not widget.visibleRegion().isEmpty():
            shy = widget.objectName().endswith((".close", ".float", ".pin"))
            height = min(widget.width(), widget.height())
            if height < least * (0.5 if shy else 1.0):
                found.append(f"{name_of(widget)} is {widget.width()} × {widget.height()}")
    return found


def squeezed(window: QWidget) -> list[str]:
    """Return plots and texts that have less height than they say they need."""
    found = []
    for widget in seen(window):
        if isinstance(widget, PlotManners):
            least, height = 44 * window.look.factor, widget.plotRect().height()
        elif isinstance(widget, OverTime):
            least, height = widget.minimumSizeHint().height(), widget.height()
        elif isinstance(widget, ValueDisplay | EquationRow | TermTable):
            least, height = widget.heightForWidth(widget.width()), widget.height()
        else:
            continue
        if height < least:
            found.append(f"{name_of(widget)} is {height} high, needs {least:.0f}")
    return found


def segments(window: MainWindow) -> list[QRadioButton]:
    """Return what the switch of the page offers; nothing where all of it is seen at once."""
    switch = window.findChild(QWidget, "sandbox.switch")
    return [one for one in switch.findChildren(QRadioButton) if one.isVisible()]


def settle() -> None:
    """Let layouts within layouts come to rest."""
    for _ in range(3):
        QApplication.processEvents()


def test_every_screen(window):
    found = []
    for state, acts in STATES.items():
        for intent, arguments in acts:
            assert window.controller.do(intent, **arguments)
        for dock in window.docks.values():
            if dock.isVisible():
                dock.raise_()
                settle()
                for check in (outside, cut_off, covered, too_small, squeezed):
                    found += [f"{check.__name__}: {what}" for what in check(window)]
        for segment in segments(window):
            segment.click()
            settle()
            for check in (outside, cut_off, covered, squeezed):
                found += [f"{check.__name__}: {what}" for what in check(window)]
        found = [f"{what} ({state})" if not what.endswith(")") else what for what in found]
    least = window.minimumSizeHint()
    if least.width() > window.width() or least.height() > window.height():
        found.append(f"the window cannot be smaller than {least}")
    assert not found, "\n".join(sorted(set(found)))


def test_every_panel_is_in_reach(window):
    """It is seen, behind a tab that is seen, or was put away and comes by the View menu."""
    narrow = window.width() / window.look.factor < 920
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    tabs = {bar.tabText(k) for bar in bars for k in range(bar.count())}
    for dock in window.docks.values():
        seen_or_tab = is_seen(dock) or dock.windowTitle() in tabs
        if not seen_or_tab:
            assert narrow, dock.objectName()
            dock.toggleViewAction().trigger()
            QApplication.processEvents()
            assert dock.isVisible()
            assert is_seen(dock.widget())


def test_both_states_and_the_cell_are_in_reach(window):
    wanted = {"diagram.canvas", "plots.c", "plots.h", "plots.lanes"}
    shown = {name for name in wanted if window.findChild(QWidget, name).isVisible()}
    for segment in segments(window):
        segment.click()
        settle()
        shown |= {name for name in wanted if window.findChild(QWidget, name).isVisible()}
    assert shown == wanted


def test_what_a_slider_moves_is_seen_while_it_moves(window):
    """Cause and effect are on screen together."""
    window.docks["dock.gates"].raise_()
    QApplication.processEvents()
    slider = window.findChild(QWidget, "gates.f")
    assert not slider.visibleRegion().isEmpty()
    plots = [window.page.plots.plot(key) for key in ("c", "h")]
    heights = [plot.plotRect().height() for plot in plots if plot.isVisible()]
    assert heights
    assert min(heights) >= 60 * window.look.factor


def test_a_low_page_shows_the_cell_beside_a_state(start):
    """Whatever heights a window passes through before it is shown."""
    studio = start(1024, 640)
    shown = [one for one in segments(studio.window) if one.isChecked()]
    assert [one.objectName() for one in shown] == ["sandbox.switch.with c"]
    assert studio.window.page.diagram.isVisible()
    assert studio.window.page.plots.plot("c").isVisible()


def test_what_a_person_chose_to_see_comes_back_with_the_height(start):
    studio = start(1024, 640)
    hidden = next(one for one in segments(studio.window) if one.objectName().endswith("with h"))
    hidden.click()
    for height in (900, 640, 560, 640):
        studio.window.resize(1024, height)
        settle()
    assert [one.objectName() for one in segments(studio.window) if one.isChecked()] == [
        "sandbox.switch.with h"
    ]
