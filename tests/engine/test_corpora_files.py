"""The test sentences keep the promises in the first lines of their files."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from lstm_studio.engine.make_wordnet_sentences import position_of

CORPORA = Path(__file__).parents[2] / "resources" / "corpora"
SENSES = {
    "crane": {"machine", "bird"},
    "spring": {"water", "season", "coil"},
    "seal": {"animal", "stamp", "gasket"},
    "mole": {"animal", "spy", "unit", "sauce"},
    "bow": {"ship", "arrow", "violin"},
    "trunk": {"tree", "car", "body"},
    "bass": {"fish", "music"},
    "bat": {"animal", "club"},
}
BANK_SENSES = {"money", "river"}
COLUMNS = {
    "bank_hand": ["sentence", "position", "sense", "clue"],
    "bank_wordnet": ["sentence", "position", "sense", "clue"],
    "bank_wild": ["sentence", "position", "sense", "style"],
    "words_hand": ["word", "sentence", "position", "sense"],
    "words_wordnet": ["word", "sentence", "position", "sense"],
    "words_wild": ["word", "sentence", "position", "sense"],
}
# Words that give a sense of "bank" away; none may stand on a side that is said to tell nothing.
_CLUE_WORDS = (
    "account accounts bonds branch cash cashier cheque cheques clerk clerks coins credit "
    "creditors currency customers debt debts deposit dollars euros fees fraud interest invest "
    "investors loan loans merchant money mortgage overdraft paid pay pounds rates rent robbed "
    "robbers robbery salary savings shareholders shares teller thieves vault withdraw withdrew "
    "angler barge boat boats canal canoe creek crocodile current downstream ducks ferry fish "
    "fisherman fishing flood frogs heron kayaker lake mud muddy otter raft reeds river rowed "
    "salmon shallows shore steep stream swam swim swimming trout upstream waded water weir "
    "willows"
)
CLUES = set(_CLUE_WORDS.split())


def read(name: str) -> list[dict[str, str]]:
    lines = (CORPORA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def bare(token: str) -> str:
    return token.strip("\"“”'‘’.,;:!?()—").lower()


@pytest.mark.parametrize("name", COLUMNS)
def test_a_file_is_a_plain_table(name: str):
    text = (CORPORA / f"{name}.tsv").read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    lines = text.removesuffix("\n").split("\n")
    body = [line for line in lines if not line.startswith("#")]
    assert lines.index(body[0]) >= 3  # says what it is, how it was made and under which licence
    assert "licence" in "".join(lines[: lines.index(body[0])]).lower()
    assert body[0].split("\t") == COLUMNS[name]
    for line in body[1:]:
        cells = line.split("\t")
        assert len(cells) == 4
        assert all(cell == " ".join(cell.split()) != "" for cell in cells), line
        assert line.replace("\t", "").isprintable()


@pytest.mark.parametrize("name", COLUMNS)
def test_the_position_is_the_word_s(name: str):
    for row in read(name):
        token = row["sentence"].split(" ")[int(row["position"])]
        assert position_of(token, row.get("word", "bank")) == 0, row


def test_no_sentence_stands_twice():
    found = Counter(row["sentence"].lower() for name in COLUMNS for row in read(name))
    assert [sentence for sentence, times in found.items() if times > 1] == []


def test_bank_by_hand_is_balanced_over_clue_and_sense():
    rows = read("bank_hand")
    counts = Counter((row["clue"], row["sense"]) for row in rows)
    assert counts.pop(("none", "none")) >= 40
    assert set(counts) == {
        (clue, sense) for clue in ("before", "after", "both") for sense in BANK_SENSES
    }
    assert min(counts.values()) == max(counts.values()) >= 20
    assert all(5 <= len(row["sentence"].split()) <= 25 for row in rows)


def test_no_clue_stands_on_a_side_that_tells_nothing():
    for row in read("bank_hand"):
        tokens = [bare(token) for token in row["sentence"].split(" ")]
        left, right = tokens[: int(row["position"])], tokens[int(row["position"]) + 1 :]
        silent = {"before": right, "after": left, "none": left + right, "both": []}[row["clue"]]
        assert not CLUES & set(silent), row


def test_bank_by_hand_uses_many_clue_words():
    tokens = {bare(token) for row in read("bank_hand") for token in row["sentence"].split(" ")}
    assert len(tokens & CLUES) >= 75


def test_bank_of_wordnet_is_labelled():
    rows = read("bank_wordnet")
    counts = Counter(row["sense"] for row in rows)
    assert set(counts) == BANK_SENSES | {"other"}
    assert len(rows) == 64
    assert {row["clue"] for row in rows} <= {"before", "after", "both", "none", "mixed"}
    assert all(row["clue"] == "mixed" for row in rows if row["sense"] == "other")


def test_bank_in_the_wild_has_both_styles():
    counts = Counter((row["style"], row["sense"]) for row in read("bank_wild"))
    assert counts == {
        ("encyclopedic", "money"): 150,
        ("encyclopedic", "river"): 60,
        ("news", "money"): 40,
        ("news", "river"): 40,
    }
    assert all(8 <= len(row["sentence"].split()) <= 40 for row in read("bank_wild"))


@pytest.mark.parametrize(("name", "least"), [("words_hand", 12), ("words_wild", 20)])
def test_every_sense_of_the_words_has_its_sentences(name: str, least: int):
    rows = read(name)
    counts = Counter((row["word"], row["sense"]) for row in rows)
    words = set(SENSES) - ({"bass", "bat"} if name == "words_wild" else set())
    assert set(counts) == {(word, sense) for word in words for sense in SENSES[word]}
    assert min(counts.values()) >= least
    assert all(len(row["sentence"].split()) <= 40 for row in rows)


def test_words_of_wordnet_are_labelled():
    rows = read("words_wordnet")
    assert {row["word"] for row in rows} == set(SENSES) - {"mole"}
    assert all(row["sense"] in SENSES[row["word"]] | {"other"} for row in rows)
    assert sum(row["sense"] != "other" for row in rows) >= 60


def test_wordnet_s_licence_stands_beside_its_sentences():
    text = (CORPORA / "LICENSE-WordNet.txt").read_text(encoding="utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in text
    assert "Permission to use, copy, modify and distribute" in text
