"""A class's results in words: tables, a summary, and files of them."""

from __future__ import annotations

from collections.abc import Sequence

from lstm_studio.core.spreadsheets import csv_bytes
from lstm_studio.i18n import integer, percent, tr
from lstm_studio.present.html_report import html_page, paragraphs, section, table
from lstm_studio.present.progress_texts import Titles, duration, local_time
from lstm_studio.state.class_results import ClassQuestion, ClassTable

__all__ = [
    "class_csv",
    "class_html",
    "class_json",
    "class_notes",
    "class_summary",
    "misconception_rows",
    "question_header",
    "question_rows",
    "student_header",
    "student_rows",
]


def question_header() -> tuple[str, ...]:
    """Return the headings of :func:`question_rows`."""
    return (
        tr("Question"),
        tr("right at first try"),
        tr("right at some try"),
        tr("tries"),
        tr("time"),
        tr("misconceptions, by students"),
    )


def question_rows(
    results: ClassTable, titles: Titles
) -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    """Return (quiz, question) and cells of each question."""
    return [
        (
            (one.quiz, one.question),
            (
                tr(
                    "{quiz}: {question}",
                    quiz=titles.quiz(one.quiz),
                    question=titles.question(one.quiz, one.question),
                ),
                tr(
                    "{right} of {students} ({share})",
                    right=integer(one.first_right),
                    students=integer(one.students),
                    share=percent(one.first_right / one.students),
                ),
                integer(one.ever_right),
                integer(one.answers),
                duration(one.seconds),
                _wrong(one),
            ),
        )
        for one in results.questions
    ]


def _wrong(question: ClassQuestion) -> str:
    return "; ".join(
        tr(
            "{name} ({students})",
            name=one.name,
            students=integer(one.students),
        )
        for one in question.misconceptions
    )


def misconception_rows(question: ClassQuestion) -> list[tuple[str, ...]]:
    """Return each misconception at a question: what, by how many students, in how many answers."""
    return [
        (one.name, integer(one.students), integer(one.answers)) for one in question.misconceptions
    ]


def student_header() -> tuple[str, ...]:
    """Return the headings of :func:`student_rows`."""
    return (
        tr("Student"),
        tr("right at first try"),
        tr("questions"),
        tr("tries"),
        tr("time"),
        tr("files"),
    )


def student_rows(results: ClassTable) -> list[tuple[str, ...]]:
    """Return the cells of each student."""
    return [
        (
            one.name,
            integer(one.first_right),
            integer(one.questions),
            integer(one.answers),
            duration(one.seconds),
            ", ".join(one.files),
        )
        for one in results.students
    ]


def class_summary(results: ClassTable, titles: Titles) -> str:
    """Return the whole in a few sentences: how many, and what fewest knew."""
    if not results.questions:
        return tr("Nobody has answered anything yet.")
    lines = [
        tr(
            "Students: {students}. Questions: {questions}. Answers: {answers}.",
            students=integer(len(results.students)),
            questions=integer(len(results.questions)),
            answers=integer(sum(one.answers for one in results.questions)),
        )
    ]
    hardest = min(results.questions, key=_share)
    lines.append(
        tr(
            "Fewest were right at the first try at “{question}”: {right} of {students}.",
            question=titles.question(hardest.quiz, hardest.question),
            right=integer(hardest.first_right),
            students=integer(hardest.students),
        )
    )
    shown = _most_shown(results)
    if shown is not None:
        name, count = shown
        lines.append(
            tr(
                "The misconception seen most often: “{name}”, in {count} answers.",
                name=name,
                count=integer(count),
            )
        )
    return "\n".join(lines)


def _share(question: ClassQuestion) -> float:
    return question.first_right / question.students


def _most_shown(results: ClassTable) -> tuple[str, int] | None:
    counts: dict[str, int] = {}
    for question in results.questions:
        for one in question.misconceptions:
            counts[one.name] = counts.get(one.name, 0) + one.answers
    return max(counts.items(), key=_count) if counts else None


def _count(item: tuple[str, int]) -> int:
    return item[1]


def class_notes(results: ClassTable) -> list[str]:
    """Return what a teacher should know about how the files were put together."""
    notes = [
        tr("{files} hold answers of the same student.", files=", ".join(files))
        for files in results.joined
    ]
    if results.repeated:
        notes.append(
            tr(
                "Answers that stood in more than one place and are counted once: {count}.",
                count=integer(results.repeated),
            )
        )
    notes += [
        tr("Several students are called “{name}”; their files tell them apart.", name=name)
        for name in results.namesakes
    ]
    return notes


def class_csv(results: ClassTable, titles: Titles) -> bytes:
    """Return the questions as a table, one a row, with plain numbers."""
    header = (
        "quiz",
        "question",
        "text",
        "students",
        "right at first try",
        "right at some try",
        "tries",
        "mean seconds of first try",
        "misconceptions (students)",
    )
    return csv_bytes(
        header,
        (
            (
                one.quiz,
                one.question,
                titles.question(one.quiz, one.question),
                str(one.students),
                str(one.first_right),
                str(one.ever_right),
                str(one.answers),
                f"{one.seconds:.1f}",
                _wrong(one),
            )
            for one in results.questions
        ),
    )


def class_json(results: ClassTable, problems: Sequence[str]) -> dict[str, object]:
    """Return everything as plain values."""
    return {
        "questions": [
            {
                "quiz": one.quiz,
                "question": one.question,
                "students": one.students,
                "first_right": one.first_right,
                "ever_right": one.ever_right,
                "answers": one.answers,
                "seconds": one.seconds,
                "misconceptions": [
                    {"name": wrong.name, "students": wrong.students, "answers": wrong.answers}
                    for wrong in one.misconceptions
                ],
            }
            for one in results.questions
        ],
        "students": [
            {
                "name": one.name,
                "files": list(one.files),
                "questions": one.questions,
                "first_right": one.first_right,
                "answers": one.answers,
                "seconds": one.seconds,
            }
            for one in results.students
        ],
        "notes": class_notes(results),
        "problems": list(problems),
    }


def class_html(results: ClassTable, titles: Titles, problems: Sequence[str], now: str) -> bytes:
    """Return a report that can be printed.

    Parameters
    ----------
    results : ClassTable
    titles : Titles
    problems : sequence of str
        What was left out.
    now : str
        When it is made, ISO-8601.
    """
    questions = [cells for _, cells in question_rows(results, titles)]
    parts = [
        paragraphs([tr("Made on {when}.", when=local_time(now))], quiet=True),
        section(tr("In short"), paragraphs(class_summary(results, titles).splitlines())),
        section(
            tr("Questions"),
            table(
                question_header(),
                questions,
                tr("Each question; of a quiz, those that fewest knew come first"),
                range(1, 5),
            ),
        ),
        section(
            tr("Students"),
            table(student_header(), student_rows(results), tr("One student a row"), range(1, 5)),
        ),
    ]
    notes = class_notes(results)
    if notes:
        parts.append(section(tr("How the files were put together"), paragraphs(notes)))
    if problems:
        parts.append(section(tr("Left out"), paragraphs(problems)))
    return html_page(tr("LSTM Studio: results of a class"), parts)
