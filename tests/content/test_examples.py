import pytest

from lstm_studio.assets import resource
from lstm_studio.content.examples import load_examples, shipped_examples
from lstm_studio.core.errors import StudioError

WORDS = ("bank", "crane", "spring", "seal", "mole", "bow", "trunk", "bass", "bat")


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_a_gallery_for_every_place_of_the_clue(word):
    groups = {group.id: group.sentences for group in shipped_examples(word)}
    assert groups.keys() >= {"after", "before", "none", "garden"}
    sentences = [one for group in groups.values() for one in group]
    assert len(set(sentences)) == len(sentences)


def test_bank_has_all_groups():
    groups = [group.id for group in shipped_examples("bank")]
    assert groups == ["after", "before", "both", "none", "garden", "wordnet"]


def test_every_file_is_a_gallery_of_a_known_word():
    assert sorted(path.stem for path in resource("examples").glob("*")) == sorted(WORDS)


@pytest.mark.parametrize("word", ["", "other", "../models/hold", "bank/../bank", "Bank"])
def test_a_word_without_a_gallery_has_no_examples(word):
    assert shipped_examples(word) == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "“group” is missing"),
        ('[[group]]\nid = "after"\nsentences = []\n', "line 3"),
        ('[[group]]\nid = "middle"\nsentences = ["the bank"]\n', "line 2"),
        ('[[group]]\nid = "after"\nsentences = ["the bank",\n"a river"]\n', "line 4"),
        ('[[group]]\nid = "after"\nsentences = ["…"]\n', "line 3: There is no word"),
        ('[[group]]\nid = "after"\nmore = 1\nsentences = ["the bank"]\n', "line 3"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, text, part):
    path = tmp_path / "bank.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(StudioError, match=part):
        load_examples(path)
