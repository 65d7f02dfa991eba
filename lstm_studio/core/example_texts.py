"""Texts to begin with on the page "Find the cell", and the properties that are looked for there."""

from __future__ import annotations

from lstm_studio.core.characters import TextName
from lstm_studio.core.text_properties import PropertyName

__all__ = ["EXAMPLES", "PROPERTIES_OF"]

PROPERTIES_OF: dict[TextName, tuple[PropertyName, ...]] = {
    "nested": ("quotes", "depth", "word", "line", "letter", "coin"),
    "python": (
        "indent",
        "leading",
        "depth",
        "string",
        "comment",
        "line",
        "word",
        "letter",
        "coin",
    ),
}
"""What can be looked for in each kind of text; the first is looked for at first."""

EXAMPLES: dict[TextName, dict[str, str]] = {
    "nested": {
        "mixed": (
            'the ("big cat") sees (a dog (runs (in the (red) house)) and sleeps) "on a tree".\n'
            'a fox (the "old yak" (waits)) gives "the queen a box and a jug", the moon.\n'
        ),
        "quotes": (
            'the dog sees "a cat on the big red house" and waits, "the moon is old" runs "in".\n'
            'a queen "sleeps and sees and runs" in the box.\n'
        ),
        "deep": (
            "the fox (runs (in (a (big (old (box))))) and waits) on the moon.\n"
            "(a (cat) (dog (sleeps (red))) ((jug)) zoo).\n"
        ),
        "broken": (
            'a dog (sees (the moon and "never closes the brackets, or this one.\n'
            "the cat runs on and on.\n"
        ),
        "strange": (
            'My neighbour (a retired teacher (of Latin)) said: "what nonsense", and left (again).\n'
            '"Nobody here has seen these words before", she said (in English).\n'
        ),
    },
    "python": {
        "function": (
            "def longest(words, least=3):\n"
            '    """Return the longest of some words."""\n'
            '    best = ""\n'
            "    for word in words:\n"
            "        if len(word) >= least and len(word) > len(best):\n"
            "            best = word  # the first of equals stays\n"
            "    return best\n"
        ),
        "nested": (
            "class Table:\n"
            "    def __init__(self, rows):\n"
            "        self.rows = [[int(x) for x in row] for row in rows]\n"
            "\n"
            "    def total(self):\n"
            "        count = 0\n"
            "        for row in self.rows:\n"
            "            for value in row:\n"
            "                if value > 0:\n"
            "                    count += max(value, min(len(row), 10))\n"
            "        return count\n"
        ),
        "comments": (
            "import os\n"
            "\n"
            "# This is a comment (with a bracket) and it says 'nothing'.\n"
            "path = os.path.join('a', 'b')  # here, too\n"
            'text = "a string with # no comment in it"\n'
            "# The end of the file.\n"
        ),
    },
}
"""By kind of text and name; all of them our own."""
