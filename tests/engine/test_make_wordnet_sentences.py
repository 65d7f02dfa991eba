from __future__ import annotations

from pathlib import Path

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.make_wordnet_sentences import (
    FILES,
    examples,
    find_sentences,
    main,
    position_of,
)

NOUNS = """\
  1 This software and database is "provided" about a bank.
00000001 14 n 02 bank 0 depository 0 001 @ 00000009 n 0000 | a place for money; \
"he paused before  calling the bank"; "the Banks' vaults"
00000002 17 n 01 bank 1 000 | land by water; "a quotation mark is missing here, says the bank
00000003 05 n 01 bass 0 000 | a fish; "two basses and a bank"; "embankments are not meant"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "data.noun").write_text(NOUNS, encoding="utf-8")
    again = '00000004 31 v 01 call 0 000 | telephone; "he paused before calling the bank"\n'
    (tmp_path / "data.verb").write_text(again, encoding="utf-8")
    return tmp_path


def test_every_example_with_the_word_is_found_once(folder: Path):
    assert list(find_sentences(folder, ["bank", "bass"])) == [
        ("bank", "he paused before calling the bank", 5),
        ("bank", "the Banks' vaults", 1),
        ("bank", "two basses and a bank", 4),
        ("bass", "two basses and a bank", 1),
    ]


def test_only_what_is_quoted_in_a_gloss_is_an_example():
    assert examples('00000001 14 n | a bank; "one"; not this; "two"- Shakespeare') == ["one", "two"]
    assert examples('  1 a licence with a "quoted" word') == []
    assert examples('00000001 14 n | "unpaired"; "mark') == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Bank on it", 0),
        ("by the bank's reserves", 2),
        ("the (bank), again the bank", 1),
        ("banking and embankments", None),
        ("", None),
    ],
)
def test_the_word_is_found_in_its_forms_only(sentence: str, position: int | None):
    assert position_of(sentence, "bank") == position


def test_the_script_writes_a_table(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(folder), "bass"]) == 0
    assert capsys.readouterr().out == "word\tsentence\tposition\nbass\ttwo basses and a bank\t1\n"


def test_a_folder_without_wordnet_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(StudioError, match=r"data\.noun"):
        list(find_sentences(tmp_path, ["bank"]))
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path), "bank"])
    assert "data.noun" in capsys.readouterr().err
