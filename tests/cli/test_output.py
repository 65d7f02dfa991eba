from __future__ import annotations

import contextlib
import io

import pytest

from lstm_studio.cli.output import write_text
from lstm_studio.core.errors import StudioError


class Screen(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_the_bytes_as_they_are(capsysbinary):
    write_text("naïve – 東京\r\n", None)
    assert capsysbinary.readouterr().out == "naïve – 東京\r\n".encode()


def test_a_terminal_gets_what_it_can_show(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", Screen(raw, encoding="ascii"))
    write_text("key − 東\r\n", None)
    assert raw.getvalue() == b"key ? ?\n"


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "out.txt"
    write_text("a\r\n", path)
    assert path.read_bytes() == b"a\r\n"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(StudioError):
        write_text("a", tmp_path / "no" / "such" / "folder.txt")


def test_a_text_stream_without_bytes_will_do():
    stream = io.StringIO(newline="")
    with contextlib.redirect_stdout(stream):
        write_text("a\r\n", None)
    assert stream.getvalue() == "a\r\n"
