"""What comes with the program is read when it is asked for, once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.core.errors import StudioError
from lstm_studio.engine import reader_models
from tests.fixtures.drawn_readers import drawn_card, drawn_readers

ROOT = Path(__file__).parents[2]


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the readers of a word, in place of the shipped one."""
    drawn = drawn_readers()
    reader_models.write_word(tmp_path, drawn, drawn_card("bank", ("money", "river"), drawn))
    monkeypatch.setattr(reader_models, "resource", lambda *parts: tmp_path)
    return tmp_path


def test_readers_are_read_once(readers: Path) -> None:
    library = ShippedLibrary()
    assert library.words() == ("bank",)
    model = library.word_model("bank")
    assert model.senses == ("money", "river")
    for path in readers.iterdir():
        path.unlink()
    assert library.words() == ("bank",)
    assert library.word_model("bank") is model


def test_a_word_without_readers_is_an_error(readers: Path) -> None:
    with pytest.raises(StudioError, match="no readers of “zebra”"):
        ShippedLibrary().word_model("zebra")


def test_the_word_vectors_and_galleries_are_read_once() -> None:
    library = ShippedLibrary()
    vectors = library.word_vectors()
    assert vectors is library.word_vectors()
    assert vectors.row("bank") is not None
    assert library.examples("bank")
    assert library.examples("bank") is library.examples("bank")
    assert library.examples("zebra") == ()


def test_nothing_of_the_readers_is_imported_until_it_is_asked_for() -> None:
    program = (
        "import sys\n"
        "from lstm_studio.controller.library import ShippedLibrary\n"
        "library = ShippedLibrary()\n"
        "library.sequences(); library.sizes('lstm'); library.model('lstm', 1)\n"
        "late = ('engine.reader_models', 'engine.word_vectors', 'content.examples')\n"
        "found = [name for name in late if 'lstm_studio.' + name in sys.modules]\n"
        "sys.exit(str(found) if found else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
