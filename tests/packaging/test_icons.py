"""The icon's pictures are those of its drawing."""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as Xml
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).parents[2]


def load():
    spec = importlib.util.spec_from_file_location("make_icons", ROOT / "packaging/make_icons.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGBA"), dtype=float)


def test_the_pictures_in_the_repository_are_drawn_from_the_drawing(qapp, tmp_path: Path) -> None:
    """Nobody changed one without the other; a rasteriser may round a pixel otherwise."""
    module = load()
    made = module.make(tmp_path)
    kept = {path.relative_to(module.THEME) for path in module.THEME.rglob("*") if path.is_file()}
    assert {path.relative_to(tmp_path) for path in made} == kept
    for path in made:
        shipped = module.THEME / path.relative_to(tmp_path)
        if path.suffix == ".svg":
            assert path.read_bytes() == shipped.read_bytes()
        else:
            assert np.abs(pixels(path) - pixels(shipped)).mean() < 0.5, path.name


def test_both_hues_and_the_ground_can_be_told_apart_at_sixteen_pixels() -> None:
    image = pixels(load().THEME / "16x16" / "apps" / f"{load().APP_ID}.png")
    left, middle, right = image[8, 4, :3], image[8, 8, :3], image[8, 12, :3]
    ground = image[2, 8, :3]
    for one, other in ((left, middle), (middle, right), (left, right)):
        assert np.abs(one - other).max() > 60
    for hue in (left, middle, right):
        assert np.abs(hue - ground).max() > 90
    assert image[0, 0, 3] < 128, "the corners are round"


def test_the_drawings_hold_nothing_but_shapes() -> None:
    """No bitmap, no font, no script, no address: Qt's and every desktop's renderer draw it."""
    for path in (load().DRAWING, load().SMALL_DRAWING):
        root = Xml.parse(path).getroot()
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "defs", "linearGradient", "stop", "rect", "path"}
        assert "href" not in path.read_text(encoding="utf-8")
