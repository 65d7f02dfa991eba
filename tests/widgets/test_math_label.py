"""Mathematics: how it is set, what lights up, what a screen reader is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.math_label import MathLabel
from lstm_studio.widgets.math_layout import MathText, escape, plain_text

FORGET = (
    '<span key="f"><i>f</i><sub>t</sub></span> = σ(<i>W<sub>f</sub></i>'
    '[<span key="h_prev"><i>h</i><sub>t−1</sub></span>, <i>x</i><sub>t</sub>] + <i>b</i>)'
)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def label(qtbot: QtBot) -> MathLabel:
    label = MathLabel(FORGET)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()
    return label


class TestText:
    def test_plain(self) -> None:
        assert plain_text(FORGET) == "f_t = σ(W_f[h_t−1, x_t] + b)"
        assert plain_text("x<sup>2</sup> &lt; y") == "x^2 < y"
        assert plain_text("<i>C\u0303</i><sub>t</sub>") == "C\u0303_t"

    def test_escape_shows_markup_as_it_is(self) -> None:
        assert plain_text(escape("a < b & <i>c</i>")) == "a < b & <i>c</i>"

    @pytest.mark.parametrize("broken", ["a < b", "<i>a", "a</i>", "<", "<i><b>x</i>", "", "&amp"])
    def test_broken_markup_is_text(self, broken: str) -> None:
        MathText(broken, Look())

    def test_scripts_are_smaller(self) -> None:
        look = Look()
        plain = MathText("<i>h</i>t", look).width
        assert MathText("<i>h</i><sub>t</sub>", look).width < plain

    def test_a_tilde_takes_no_room(self) -> None:
        look = Look()
        assert MathText("C\u0303", look).width == MathText("C", look).width

    def test_size_follows_the_scale(self) -> None:
        one, two = (MathText(FORGET, Look(scale=scale)) for scale in (1.0, 2.0))
        assert two.width == pytest.approx(2 * one.width, rel=0.06)
        assert two.height == pytest.approx(2 * one.height, rel=0.06)

    def test_lines_break_between_words_only(self) -> None:
        look = Look()
        wide = MathText(FORGET, look)
        narrow = MathText(FORGET, look, limit=wide.width * 0.6)
        assert narrow.height > wide.height
        assert narrow.width <= wide.width * 0.6
        assert MathText(FORGET, look, limit=1).width > 1  # no word is cut

    def test_terms_are_found_by_place(self) -> None:
        text = MathText(FORGET, Look())
        for key in ("f", "h_prev"):
            (box,) = text.rects(key)
            assert text.key_at(box.center()) == key
        assert text.key_at(QPointF(text.width - 2, 5)) == ""
        assert text.rects("o") == []


class TestLabel:
    def test_hover(self, label: MathLabel, qtbot: QtBot) -> None:
        text = MathText(FORGET, Look())
        (box,) = text.rects("h_prev")
        with qtbot.waitSignal(label.hoverEntered) as entered:
            qtbot.mouseMove(label, box.center().toPoint())
        assert entered.args == ["h_prev"]
        with qtbot.waitSignal(label.hoverLeft):
            qtbot.mouseMove(label, QPoint(label.width() - 2, 2))

    def test_key_of_the_whole_label(self, label: MathLabel, qtbot: QtBot) -> None:
        label.setKey("o")
        (box,) = MathText(FORGET, Look()).rects("f")
        qtbot.mouseMove(label, box.center().toPoint())
        with qtbot.waitSignal(label.hoverEntered) as entered:
            qtbot.mouseMove(label, QPoint(label.width() - 2, 2))
        assert entered.args == ["o"]

    def test_highlight_is_seen_and_goes(self, label: MathLabel) -> None:
        before = label.grab().toImage()
        label.setHighlighted(True, "f")
        lit = label.grab().toImage()
        assert label.isHighlighted()
        assert lit.pixelColor(1, lit.height() // 2) == Look().tint("f")
        label.setHighlighted(False)
        assert label.grab().toImage() == before

    def test_colour_of_the_terms(self, label: MathLabel) -> None:
        wanted = QColor(LIGHT.forget).hsvHue()
        # The last test may have left the mouse just here.
        QApplication.sendEvent(label, QEvent(QEvent.Type.Leave))

        def coloured() -> bool:
            image = label.grab().toImage()
            near = (image.pixelColor(x, y) for x in range(10) for y in range(image.height()))
            return any(c.hsvSaturation() > 150 and abs(c.hsvHue() - wanted) < 8 for c in near)

        assert not coloured()
        label.setColored(True)
        assert coloured()

    def test_other_markup_and_look(self, label: MathLabel) -> None:
        label.setMarkup("<i>h</i><sub>t</sub> = tanh(<i>a</i>)")
        assert label.accessibleName() == "h_t = tanh(a)"
        assert label.plainText() == label.accessibleName()
        small = label.sizeHint()
        label.setLook(Look(DARK, 2.0))
        assert label.sizeHint().height() > 1.8 * small.height()

    def test_wrapped_height(self, label: MathLabel) -> None:
        wide = label.sizeHint().width()
        assert label.heightForWidth(wide // 2) > label.heightForWidth(wide)
        still = MathLabel(FORGET, wrap=False)
        assert not still.hasHeightForWidth()
        assert still.minimumSizeHint() == still.sizeHint()

    def test_it_takes_no_focus(self, label: MathLabel) -> None:
        assert label.focusPolicy() == Qt.FocusPolicy.NoFocus
