"""Markdown that does nothing: terms in their colour, no HTML, no link, no foreign picture."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from lstm_studio.core.pictures import MAX_PICTURE_BYTES, MAX_PICTURE_SIDE
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
        assert text.loadResource(PICTURE, QUrl(name)).width() == 1, name
    text.setMarkdownText("![picture](in.png)")
    assert text.loadResource(PICTURE, QUrl("in.png")).width() == 1


@pytest.fixture
def folder(tmp_path):
    """Return a folder with ``in.png`` beside ``out.png``, both 20 by 10, which is outside."""
    inside = tmp_path / "content"
    (inside / "deep").mkdir(parents=True)
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    for path in (inside / "in.png", inside / "deep" / "in.png", tmp_path / "out.png"):
        assert image.save(str(path))
    return inside


def drawn(text, name, folder):
    """Return the width of the picture that the document itself has found by a name."""
    text.setMarkdownText("")
    text.setMarkdownText(f"![p]({name})", folder)
    block = text.document().begin()
    pieces = block.begin()
    while not pieces.atEnd():
        form = pieces.fragment().charFormat()
        if form.isImageFormat():
            kind = QTextDocument.ResourceType.ImageResource
            found = text.document().resource(kind, QUrl(form.toImageFormat().name()))
            return found.width() if isinstance(found, QImage) else found
        pieces += 1
    return None


@pytest.mark.parametrize("name", ["in.png", "deep/in.png", "./in.png", "<in.png>"])
def test_a_picture_of_the_folder_is_drawn(text, folder, name):
    assert drawn(text, name, folder) == 20


@pytest.mark.parametrize(
    "name",
    [
        "../out.png", "deep/../../out.png", "%2e%2e/out.png", "..%2fout.png", "%2e%2e%2fout.png",
        "..\\out.png", "file:../out.png", "file:out.png", "FILE:///{root}/out.png",
        "file://{root}/out.png", "file:{root}/out.png", "{root}/out.png", "//{root}/out.png",
        "///{root}/out.png", "\\\\server\\share\\x.png", "//server/share/x.png", "~/out.png",
        "C:/x.png", "qrc:/x.png", ":/x.png", "http://127.0.0.1/x.png", "https://example.org/x.png",
        "ftp://example.org/x.png", "javascript:alert(1).png", "in.png?x", "in.png#x", "none.png",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNgYGD4D8"
        "UQAAAJAAH/w3kHHQAAAABJRU5ErkJggg==.png",
        "in.png/../../out.png", "deep", "", ".", "/",
    ],
)  # fmt: skip
def test_no_other_picture_is_ever_loaded(text, folder, name):
    name = name.replace("{root}", str(folder.parent))
    assert drawn(text, name, folder) in (1, None)


def test_a_link_to_a_picture_outside_is_not_followed(text, folder):
    try:
        (folder / "link.png").symlink_to(folder.parent / "out.png")
        (folder / "up").symlink_to(folder.parent)
        (folder / "loop.png").symlink_to(folder / "loop.png")
    except OSError:
        return  # a system that has no links has no such danger
    for name in ("link.png", "up/out.png", "loop.png"):
        assert drawn(text, name, folder) == 1, name


@pytest.mark.qt_log_ignore("Not a JPEG file")
def test_what_a_picture_is_called_decides_who_reads_it(text, folder):
    """A drawing (SVG) that is called PNG is no picture; neither is a text."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="9"/></svg>'
    (folder / "a.png").write_text(svg, "utf-8")
    (folder / "b.png").write_text("no picture", "utf-8")
    (folder / "c.png").write_bytes(b"")
    (folder / "d.jpg").write_bytes((folder / "in.png").read_bytes())
    for name in ("a.png", "b.png", "c.png", "d.jpg"):
        assert drawn(text, name, folder) == 1, name


def test_a_huge_picture_is_not_decoded(text, folder):
    wide = QImage(MAX_PICTURE_SIDE + 1, 1, QImage.Format.Format_Mono)
    assert wide.save(str(folder / "wide.png"))
    heavy = (folder / "in.png").read_bytes() + b"0" * MAX_PICTURE_BYTES
    (folder / "heavy.png").write_bytes(heavy)
    for name in ("wide.png", "heavy.png"):
        assert drawn(text, name, folder) == 1, name


def test_a_wide_picture_is_drawn_as_wide_as_the_text(text, folder):
    wide = QImage(2000, 100, QImage.Format.Format_RGB32)
    wide.fill(0)
    assert wide.save(str(folder / "wide.png"))
    assert drawn(text, "wide.png", folder) == text.viewport().width()


@pytest.mark.parametrize("entity", ["&#x202e;", "&#8238;", "&#0;", "&#7;", "&ZeroWidthSpace;"])
def test_an_entity_brings_in_nothing_that_a_text_may_not_hold(text, entity):
    text.setMarkdownText(f"a{entity}b &lt;b&gt; &eacute;")
    assert text.toPlainText() == "ab <b> é"


@pytest.mark.parametrize(
    "markdown",
    [
        ">" * 4000, "- " * 2000, "1. " * 1333, "[" * 4000, "*" * 4000, "_a " * 1333, "`" * 4000,
        "|a" * 2000 + "\n" + "|-" * 2000, "|a|b|\n|-|-|\n" + "|x|y|\n" * 600, "![a](b.png)" * 363,
        "\n".join("> " * n + "a" for n in range(80)), "```\n" * 1000, "#" * 4000, "a" * 4000,
        "[a]: http://x\n" * 300, "<" * 4000, "&" * 4000, "\\" * 4000,
    ],
)  # fmt: skip
def test_the_height_of_any_text_is_found(text, markdown):
    """GitHub's tables alone took Qt minutes; they are shown as they are written."""
    text.setMarkdownText(markdown)
    assert text.height() == text.minimumHeight()


def test_a_text_without_end_is_cut(text):
    text.setMarkdownText("word " * 100_000)
    assert len(text.toPlainText()) <= 8_000


def test_it_is_as_high_as_its_text(text):
    text.setMarkdownText("word " * 200)
    narrow = text.height()
    text.resize(600, text.height())
    assert text.height() < narrow
    assert text.verticalScrollBar().maximum() == 0
