"""A student's progress as files: a CSV of all answers, and a report to be printed."""

from __future__ import annotations

from lstm_studio.core.spreadsheets import csv_bytes
from lstm_studio.i18n import tr
from lstm_studio.present.html_report import html_page, paragraphs, section, table
from lstm_studio.present.progress_texts import (
    Titles,
    answer_rows,
    goal_header,
    goal_rows,
    lesson_header,
    lesson_rows,
    local_time,
    local_zone,
    misconception_header,
    misconception_rows,
    quiz_header,
    quiz_rows,
    summary,
)
from lstm_studio.state.attempts import Progress

__all__ = ["COLUMNS", "JOINT", "progress_csv", "progress_html"]

COLUMNS = (
    "student",
    "quiz",
    "question",
    "right",
    "score",
    "seconds",
    "seed",
    "misconceptions",
    "answer",
    "when",
    "run",
)
"""The columns of the CSV file; ``engine.class_files`` reads them by these names."""

JOINT = " | "
"""Between two misconceptions of one answer."""


def progress_csv(progress: Progress) -> bytes:
    """Return all answers, one a row; times are UTC."""
    return csv_bytes(
        COLUMNS,
        (
            (
                progress.name,
                one.quiz,
                one.question,
                "yes" if one.right else "no",
                f"{one.score:.4g}",
                f"{one.seconds:.1f}",
                str(one.seed),
                JOINT.join(name.replace("|", "¦") for name in one.misconceptions),
                one.answer,
                one.when,
                one.run,
            )
            for one in progress.attempts
        ),
    )


def progress_html(progress: Progress, titles: Titles, now: str) -> bytes:
    """Return a report that can be printed.

    Parameters
    ----------
    progress : Progress
    titles : Titles
    now : str
        When it is made, ISO-8601.
    """
    name = progress.name or tr("a student without a name")
    made = tr(
        "Made on {when}; all times are of this place ({zone}).",
        when=local_time(now),
        zone=local_zone(now),
    )
    quizzes = [cells for _, cells in quiz_rows(progress, titles)]
    wrong = [cells for _, cells in misconception_rows(progress)]
    lessons = [cells for _, cells in lesson_rows(progress, titles)]
    goals = [cells for _, cells in goal_rows(progress, titles)]
    answers = answer_rows(progress, titles)
    return html_page(
        tr("LSTM Studio: progress of {name}", name=name),
        (
            paragraphs([made], quiet=True),
            section(tr("In short"), paragraphs(summary(progress, titles).splitlines())),
            section(
                tr("Quizzes"),
                table(quiz_header(), quizzes, tr("Each quiz: right answers and time"), range(1, 6)),
            ),
            section(
                tr("Misconceptions"),
                table(misconception_header(), wrong, tr("What was taken for true"), (1,)),
            ),
            section(
                tr("Lessons"),
                table(lesson_header(), lessons, tr("Each lesson: steps done"), range(1, 3)),
            ),
            section(
                tr("Goals"),
                table(goal_header(), goals, tr("Each goal: stars and changes"), range(1, 4)),
            ),
            section(
                tr("All answers"),
                table(_answer_header(), answers, tr("One answer a row"), (5,)),
            ),
        ),
    )


def _answer_header() -> tuple[str, ...]:
    return (tr("when"), tr("quiz"), tr("question"), tr("answer"), tr("right?"), tr("time"))
