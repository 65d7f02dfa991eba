"""Files of a student's progress: a table a spreadsheet opens, a report that does nothing."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import pytest

from lstm_studio.present.html_report import html_page, table
from lstm_studio.present.progress_export import COLUMNS, progress_csv, progress_html
from lstm_studio.present.progress_texts import Entry, Titles, summary
from lstm_studio.state.attempts import GoalKept, Named, Progress, StepKept
from tests.fixtures.progress import WHEN, attempt, some_progress

EVIL = "</td><script>alert(1)</script><img src=x onerror=alert(1)>=CMD&\"'\u202e"
KNOWN = Progress().after(some_progress())
HOSTILE = Progress().after(
    [
        attempt(
            EVIL,
            right=False,
            quiz=EVIL,
            misconceptions=(EVIL, "=1+1", "a | b"),
            answer="=HYPERLINK(1)\n",
            run=EVIL,
        ),
        StepKept(EVIL, EVIL, EVIL, WHEN),
        GoalKept(EVIL, 3, 1, WHEN),
        Named("@" + EVIL),
    ]
)


class Page(HTMLParser):
    """Collects the tags, attributes and texts of a page; fails where one is left open."""

    def __init__(self, data: bytes):
        super().__init__()
        self.tags, self.texts, self.attributes, self.open = [], [], [], []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def test_the_table_has_an_answer_a_row():
    rows = list(csv.reader(io.StringIO(progress_csv(KNOWN).decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 4
    assert dict(zip(COLUMNS, rows[2], strict=True)) == {
        "student": "Ada Örn",
        "quiz": "gates",
        "question": "new-c",
        "right": "no",
        "score": "0",
        "seconds": "12.5",
        "seed": "7",
        "misconceptions": "only-f | no-input",
        "answer": "0.70",
        "when": WHEN,
        "run": "run-1",
    }


def test_no_cell_is_a_formula():
    text = progress_csv(HOSTILE).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in "=+-@\t" and cell] == []
    assert "'=HYPERLINK(1)" in cells
    assert text.count("\r\n") == 2


@pytest.mark.parametrize("progress", [KNOWN, HOSTILE, Progress()])
def test_the_report_is_sound_and_runs_nothing(progress):
    page = Page(progress_html(progress, Titles(), WHEN))
    allowed = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "section"}
    allowed |= {"table", "caption", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert set(page.tags) <= allowed
    allowed = {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}
    assert set(page.attributes) <= allowed
    text = progress_html(progress, Titles(), WHEN).decode()
    assert "\u202e" not in text
    assert "@media print" in text
    assert "default-src 'none'" in text


def test_the_report_says_all_of_it():
    titles = Titles({"gates": Entry("Match the gate", 4)})
    text = " ".join(Page(progress_html(KNOWN, titles, WHEN)).texts)
    for line in summary(KNOWN, titles).splitlines():
        assert line in text
    for word in ("Ada Örn", "Match the gate", "★★☆", "1,02", "no-input", "UTC"):
        assert word in text
    assert "a student without a name" in " ".join(
        Page(progress_html(Progress(), titles, WHEN)).texts
    )


def test_tables_have_headings_for_rows_and_columns():
    text = table(("a", "b"), [("x", "1")], "caption", (1,))
    assert '<th scope="col">a</th><th scope="col" class="number">b</th>' in text
    assert '<th scope="row">x</th><td class="number">1</td>' in text
    assert "Nothing yet." in table(("a",), [], "caption")
    assert b"<title>a &lt; b</title>" in html_page("a < b", ())
