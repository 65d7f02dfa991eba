"""Markdown that does nothing: terms in their colour, no HTML, no link, no foreign picture."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.rich_text import RichText

PICTURE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def text(qtbot):
    text = RichText()
    qtbot.addWidget(text)
    text.resize(300, 100)
    text.show()
    return text


def formats(text):
    found = {}
    block = text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            found[fragment.text()] = fragment.charFormat()
            pieces += 1
        block = block.next()
    return found


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_term_has_the_colour_of_its_quantity(text, theme):
    look = Look(theme)
    text.setLook(look)
    text.setMarkdownText("The [forget gate](term:f) and **more**.")
    found = formats(text)["forget gate"]
    assert found.foreground().color() == look.quantity_text("f")
    assert not found.fontUnderline()


@pytest.mark.parametrize(
    "link", ["https://example.org", "file:///etc/passwd", "term:nothing", "javascript:alert(1)"]
)
def test_every_other_link_is_plain_text(text, link):
    text.setMarkdownText(f"see [this]({link}) now")
    assert not formats(text).get("this", next(iter(formats(text).values()))).isAnchor()
    assert "this" in text.toPlainText()


def test_html_is_shown_as_text(text):
    text.setMarkdownText("<script>alert(1)</script> <b>bold</b> <img src='x.png'>")
    assert "<script>alert(1)</script>" in text.toPlainText()
    assert "<b>bold</b>" in text.toPlainText()


def test_pictures_come_from_the_folder_alone(text, tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(folder / "in.png"))
    assert image.save(str(tmp_path / "out.png"))
    (folder / "link.png").symlink_to(tmp_path / "out.png")
    text.setMarkdownText("![picture](in.png)", folder)
    assert text.loadResource(PICTURE, QUrl("in.png")).width() == 20
    for name in ("../out.png", str(tmp_path / "out.png"), "link.png", "http://x/in.png", "in.svg"):
        assert text.loadResource(PICTURE, QUrl(name)) is None, name
    text.setMarkdownText("![picture](in.png)")
    assert text.loadResource(PICTURE, QUrl("in.png")) is None


def test_it_is_as_high_as_its_text(text):
    text.setMarkdownText("word " * 200)
    narrow = text.height()
    text.resize(600, text.height())
    assert text.height() < narrow
    assert text.verticalScrollBar().maximum() == 0
