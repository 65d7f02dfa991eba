"""Draw the application icon's PNG sizes from its SVG: ``.venv/bin/python packaging/make_icons.py``.

The drawing is ``resources/icons/app/lstm-studio.svg``.  Below 24 px a second drawing with fewer
and bolder parts is used, as in every icon theme: scaled down, the belt would be a smear.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "app" / "lstm-studio.svg"
SMALL_DRAWING = DRAWING.with_name("lstm-studio-small.svg")
THEME = ROOT / "packaging" / "linux" / "icons" / "hicolor"
APP_ID = "io.github.lstm_studio.LstmStudio"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SMALL = 24
"""The largest size that the small drawing is used for."""


def draw(source: Path, size: int, target: Path) -> None:
    """Render one SVG into a square PNG with a transparent ground.

    Parameters
    ----------
    source : Path
        The SVG file.
    size : int
        Width and height in pixels.
    target : Path
        The PNG file; its folder is made.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise SystemExit(f"{source} is no SVG that Qt can draw")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target), "PNG"):
        raise SystemExit(f"{target} could not be written")


def make(theme: Path = THEME) -> list[Path]:
    """Write every size and the scalable drawing below `theme`; return the files."""
    made: list[Path] = []
    for size in SIZES:
        target = theme / f"{size}x{size}" / "apps" / f"{APP_ID}.png"
        draw(SMALL_DRAWING if size <= SMALL else DRAWING, size, target)
        made.append(target)
    scalable = theme / "scalable" / "apps" / f"{APP_ID}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DRAWING, scalable)
    return [*made, scalable]


def main() -> None:
    """Make the files in the checkout and name them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(sys.argv)
    for path in make():
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    del application


if __name__ == "__main__":
    main()
