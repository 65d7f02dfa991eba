"""Markdown from files, shown as text that does nothing: no HTML, no links out, no foreign file."""

from __future__ import annotations

import html
import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from lstm_studio.core.pictures import MAX_PICTURE_SIDE, picture_path
from lstm_studio.core.texts import find_control, without_unseen
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT, QUANTITY_TOKENS
from lstm_studio.widgets.painting import draw_focus_ring

__all__ = ["RichText"]

_TERM = "term:"
_CANDIDATE = "C\u0303"
# Without GitHub's tables: Qt takes time for them that grows with the cube of their rows.
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_MAX_TEXT = 8_000
"""Characters; a file's longest text has half as many."""
_FORMATS = {".png": b"png", ".jpg": b"jpeg", ".jpeg": b"jpeg", ".gif": b"gif"}
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});")


class RichText(QTextBrowser):
    """Text as high as it needs to be, of Markdown without HTML.

    A link ``[forget gate](term:f)`` is written in the hue of that quantity, bold; pointing at it
    tells which.  Every other link is plain text.  Pictures come from one folder alone.

    Parameters
    ----------
    role : str
        The font of the text, as of :meth:`~lstm_studio.style.look.Look.font`.
    parent : QWidget, optional

    Signals
    -------
    termHovered(object)
        The quantity that is pointed at, or None.
    """

    termHovered = Signal(object)

    def __init__(self, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._token = "ink"
        self._look = Look(LIGHT)
        self._markdown = ""
        self._folder: Path | None = None
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        # A tab stop: that is how a screen reader comes to it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.highlighted.connect(self._on_highlighted)

    def markdown(self) -> str:
        """Return what was set."""
        return self._markdown

    def setMarkdownText(self, markdown: str, folder: Path | None = None) -> None:
        """Show a text.

        Parameters
        ----------
        markdown : str
        folder : Path, optional
            Where its pictures may lie; it shows none without.
        """
        if (markdown, folder) == (self._markdown, self._folder):
            return
        self._markdown, self._folder = markdown, folder
        self._show()

    def setColorToken(self, token: str) -> None:
        """Write in another colour of the theme, such as ``muted``."""
        if token != self._token:
            self._token = token
            self._show()

    def setLook(self, look: Look) -> None:
        """Take fonts and colours from `look`."""
        self._look = look
        self._show()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the folder; a blank for whatever else a text asks for.

        Never nothing: Qt would then look for the file, or decode the ``data:``, by itself.
        """
        if int(kind) != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray(b" ")
        url = name if isinstance(name, QUrl) else QUrl(str(name))
        return self._picture(url.toString()) or _blank()

    def _picture(self, name: str) -> QImage | None:
        path = picture_path(self._folder, name)
        if path is None:
            return None
        # By its name, not by its content: no other reader is ever tried on it.
        kind = _FORMATS.get(Path(name).suffix.lower(), b"png")
        reader = QImageReader(str(path), QByteArray(kind))
        reader.setAutoDetectImageFormat(False)
        size = reader.size()
        if not size.isValid() or max(size.width(), size.height()) > MAX_PICTURE_SIDE:
            return None
        room = max(self.viewport().width(), 80)
        if size.width() > room:
            reader.setScaledSize(size.scaled(QSize(room, MAX_PICTURE_SIDE), _KEEP))
        image = reader.read()
        return None if image.isNull() else image

    def _show(self) -> None:
        document, look = self.document(), self._look
        font = QFont(look.font(self._role))
        document.setDefaultFont(font)
        # As documented for Qt: a text that is not well-formed Markdown is shown as it stands.
        document.setMarkdown(_plain_entities(self._markdown[:_MAX_TEXT]), _FEATURES)
        document.setBaseUrl(QUrl())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, look.color(self._token))
        self.setPalette(palette)
        self._dress(document)
        self.setAccessibleDescription(document.toPlainText())
        self._fit()

    def _dress(self, document: QTextDocument) -> None:
        """Colour terms, disarm links, give headings and lines their measure."""
        look = self._look
        block = document.begin()
        changes: list[tuple[int, int, QTextCharFormat]] = []
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                fragment = pieces.fragment()
                pieces += 1
                form = fragment.charFormat()
                if form.isAnchor() and not form.isImageFormat():
                    changes.append((fragment.position(), fragment.length(), self._linked(form)))
                elif form.fontFixedPitch():
                    changed = QTextCharFormat(form)
                    changed.setFontFamilies([look.font("code").family()])
                    changes.append((fragment.position(), fragment.length(), changed))
            block = block.next()
        cursor = QTextCursor(document)
        for position, length, form in changes:
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)
        self._letter_tildes(document)
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spacing)
        block = document.begin().next()
        while block.isValid():
            # Paragraphs stand apart by half a line; the items of a list stand together.
            if block.textList() is None:
                apart = QTextBlockFormat()
                apart.setTopMargin(look.px(8))
                QTextCursor(block).mergeBlockFormat(apart)
            block = block.next()

    def _letter_tildes(self, document: QTextDocument) -> None:
        """Write C̃ in the font of formulas: in that of the text its tilde can hardly be seen."""
        upright = QTextCharFormat()
        upright.setFontFamilies([self._look.font("math_upright").family()])
        found = document.find(_CANDIDATE)
        while not found.isNull():
            found.mergeCharFormat(upright)
            found = document.find(_CANDIDATE, found)

    def _linked(self, form: QTextCharFormat) -> QTextCharFormat:
        found, look = QTextCharFormat(form), self._look
        found.setFontUnderline(False)
        found.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        key = form.anchorHref().removeprefix(_TERM)
        if form.anchorHref().startswith(_TERM) and key in QUANTITY_TOKENS:
            found.setForeground(look.quantity_text(key))
            found.setFontWeight(QFont.Weight.DemiBold)
        else:
            found.setAnchor(False)
            found.setAnchorHref("")
            found.setForeground(look.color(self._token))
        return found

    def _fit(self) -> None:
        width = max(self.viewport().width(), 40)
        document = self.document()
        document.setPageSize(QSizeF(width, -1))
        height = int(document.size().height() + 0.999) + 2 * self.frameWidth()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the height of the text, and a width at which a word fits."""
        return QSize(self._look.px(60), self.minimumHeight())

    def sizeHint(self) -> QSize:
        """Return the height of the text."""
        return QSize(self._look.px(240), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and mark; all other keys are the window's, for there is nothing to scroll."""
        keys = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
        if any(event.matches(one) for one in keys):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the ring of what has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.viewport().rect())
            draw_focus_ring(painter, box, self._look.px(4), self._look)
            painter.end()

    @Slot(QUrl)
    def _on_highlighted(self, url: QUrl) -> None:
        text = url.toString()
        key = text.removeprefix(_TERM)
        self.termHovered.emit(key if text.startswith(_TERM) and key in QUANTITY_TOKENS else None)


_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def _blank() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _plain_entities(text: str) -> str:
    """Return a text in which no ``&#x202e;`` stands for what a text may not hold itself."""
    return _ENTITY.sub(_allowed, without_unseen(text))


def _allowed(found: re.Match[str]) -> str:
    meant = html.unescape(found[0])
    fine = meant not in ("", "\ufffd") and find_control(meant) is None
    return found[0] if fine and meant == without_unseen(meant) else ""
