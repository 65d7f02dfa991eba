"""The line of every key and element is found in any valid TOML."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.content.places import positions


def test_positions_of_everything_toml_can_say():
    text = """\
# a comment with = and [brackets]
plain = 1
'quoted key' = "a # no comment, a = and a ]"
"an \\u00e9" = 'C:\\no\\escape'
a.b . "c d" = 2  # dotted

long = \"\"\"
[not.a.table]
x = 1 \\\"\"\" no end
\"\"\"\"\"
literal = '''
y = "2"'''
list = [ 1, [2,
  3], # comment, with comma
  { k = 4, l = [ 5,
    6 ] },
]
empty = []
nothing = {}
moment = 1979-05-27 07:32:00
[table]
z = 1
[ table . "in ner" ]
z = 2
[[rows]]
n = 1
[[rows]]
n = 2
[rows.sub]
m = 3
"""
    tomllib.loads(text)
    assert positions(text) == {
        ("plain",): 2,
        ("quoted key",): 3,
        ("an é",): 4,
        ("a",): 5,
        ("a", "b"): 5,
        ("a", "b", "c d"): 5,
        ("long",): 7,
        ("literal",): 11,
        ("list",): 13,
        ("list", 0): 13,
        ("list", 1): 13,
        ("list", 1, 0): 13,
        ("list", 1, 1): 14,
        ("list", 2): 15,
        ("list", 2, "k"): 15,
        ("list", 2, "l"): 15,
        ("list", 2, "l", 0): 15,
        ("list", 2, "l", 1): 16,
        ("empty",): 18,
        ("nothing",): 19,
        ("moment",): 20,
        ("table",): 21,
        ("table", "z"): 22,
        ("table", "in ner"): 23,
        ("table", "in ner", "z"): 24,
        ("rows", 0): 25,
        ("rows", 0, "n"): 26,
        ("rows", 1): 27,
        ("rows", 1, "n"): 28,
        ("rows", 1, "sub"): 29,
        ("rows", 1, "sub", "m"): 30,
    }


scalars = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(["true", "1e3", "nan", '"a = [1, 2] # x"', "'}'", '"\\""', '""', "''"]),
    st.just('"""two\nlines"""'),
)
keys = st.sampled_from(["a", "b-2", "7-9", "'c d'", '"e.f"'])
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: "[\n" + ",\n".join(items) + "]"),
        st.dictionaries(keys, inner.filter(lambda v: "\n" not in v), max_size=3).map(
            lambda table: "{ " + ", ".join(f"{k} = {v}" for k, v in table.items()) + " }"
        ),
    ),
    max_leaves=8,
)


def places_of(data, place=()):
    """Every place that tomllib's result has, the empty one left out."""
    children = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in children:
        yield (*place, key)
        if isinstance(value, dict | list):
            yield from places_of(value, (*place, key))


@given(st.dictionaries(keys, values, max_size=4), st.integers(0, 3))
def test_positions_find_exactly_what_tomllib_finds(pairs, gap):
    text = "# start\n" + ("\n" * gap).join(f"{k} = {v}\n" for k, v in pairs.items())
    found = positions(text)
    assert set(found) == set(places_of(tomllib.loads(text)))
    lines = text.split("\n")
    for place, line in found.items():
        assert 1 <= line <= len(lines)
        if len(place) == 1:
            assert lines[line - 1].split(" = ")[0].strip("'\"") == place[0]


def test_tables_below_lists_of_tables_belong_to_the_last_of_them():
    text = """\
[[a]]
[[a.b]]
x = 1
[[a.b]]
x = 2
[a.b.c]
y = 3
[[a]]
[[a.b]]
x = 4
"""
    found = positions(text)
    assert found["a", 0, "b", 0, "x"] == 3
    assert found["a", 0, "b", 1, "x"] == 5
    assert found["a", 0, "b", 1, "c", "y"] == 7
    assert found["a", 1, "b", 0, "x"] == 10
