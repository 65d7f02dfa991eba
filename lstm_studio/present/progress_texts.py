"""A student's progress in words: tables, durations, moments, and a summary to be read aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lstm_studio.i18n import integer, tr
from lstm_studio.state.attempt_sums import (
    QuizSum,
    RunSum,
    misconception_sums,
    moment,
    quiz_sums,
)
from lstm_studio.state.attempts import DONE, MAX_STARS, Progress

__all__ = [
    "Entry",
    "Titles",
    "answer_rows",
    "duration",
    "goal_header",
    "goal_rows",
    "lesson_header",
    "lesson_rows",
    "local_time",
    "local_zone",
    "misconception_header",
    "misconception_rows",
    "quiz_header",
    "quiz_rows",
    "score_text",
    "stars",
    "summary",
    "to_practise",
    "totals",
]


@dataclass(frozen=True)
class Entry:
    """The title of something, and how many parts it has; 0 where nobody knows."""

    title: str
    parts: int = 0


@dataclass(frozen=True)
class Titles:
    """What content calls its own; an id that is not in it stays an id.

    Attributes
    ----------
    quizzes, lessons, goals : mapping of id to Entry
    questions : mapping of (quiz, question) to str
        What is asked.
    """

    quizzes: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    lessons: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    goals: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    questions: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def quiz(self, name: str) -> str:
        """Return the title of a quiz, or its id."""
        return _title(self.quizzes, name)

    def question(self, quiz: str, question: str) -> str:
        """Return what is asked, or the id."""
        return self.questions.get((quiz, question), question)


def _title(known: Mapping[str, Entry], name: str) -> str:
    return known[name].title if name in known else name


# ------------------------------------------------------------------------------- small things


def local_time(when: str) -> str:
    """Return a moment in the time of this place, to the minute."""
    return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")


def local_zone(when: str) -> str:
    """Return this place's offset from UTC at a moment, such as ``UTC+01:00``."""
    offset = datetime.fromisoformat(when).astimezone().strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}"


def duration(seconds: float) -> str:
    """Return how long something took: ``9 s``, ``3 min 20 s``, ``2 h 05 min``."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    if not minutes:
        return tr("{seconds} s", seconds=integer(whole))
    if not hours:
        return tr("{minutes} min {seconds} s", minutes=integer(minutes), seconds=f"{rest:02d}")
    return tr("{hours} h {minutes} min", hours=integer(hours), minutes=f"{minutes_left:02d}")


def stars(count: int) -> str:
    """Return stars, the missing ones empty."""
    return "★" * count + "☆" * (MAX_STARS - count)


def score_text(run: RunSum, parts: int = 0) -> str:
    """Return how many first answers were right: of `parts`, or of the questions answered."""
    return tr(
        "{right} of {most}", right=integer(run.right), most=integer(max(parts, run.questions))
    )


# -------------------------------------------------------------------------------------- tables


def quiz_header() -> tuple[str, ...]:
    """Return the headings of :func:`quiz_rows`."""
    return (tr("Quiz"), tr("best"), tr("last"), tr("attempts"), tr("time"), tr("last time"))


def quiz_rows(progress: Progress, titles: Titles) -> list[tuple[str, tuple[str, ...]]]:
    """Return id and cells of each quiz that was tried."""
    return [
        (found.quiz, _quiz_cells(found, titles.quizzes)) for found in quiz_sums(progress.attempts)
    ]


def _quiz_cells(found: QuizSum, known: Mapping[str, Entry]) -> tuple[str, ...]:
    parts = known[found.quiz].parts if found.quiz in known else 0
    return (
        _title(known, found.quiz),
        score_text(found.best, parts),
        score_text(found.last),
        integer(len(found.runs)),
        duration(found.seconds),
        local_time(found.last.when),
    )


def misconception_header() -> tuple[str, ...]:
    """Return the headings of :func:`misconception_rows`."""
    return (tr("Misconception"), tr("seen"), tr("since then"))


def misconception_rows(progress: Progress) -> list[tuple[str, tuple[str, ...]]]:
    """Return name and cells of each misconception, those still to be practised first."""
    return [
        (
            found.name,
            (
                found.name,
                tr("{count}×", count=integer(found.count)),
                tr("answered rightly") if found.overcome else tr("to be practised"),
            ),
        )
        for found in misconception_sums(progress.attempts)
    ]


def lesson_header() -> tuple[str, ...]:
    """Return the headings of :func:`lesson_rows`."""
    return (tr("Lesson"), tr("steps done"), tr("last time"))


def lesson_rows(progress: Progress, titles: Titles) -> list[tuple[str, tuple[str, ...]]]:
    """Return id and cells of each lesson that was begun."""
    rows: list[tuple[str, tuple[str, ...]]] = []
    for lesson in dict.fromkeys(one.lesson for one in progress.steps):
        mine = [one for one in progress.steps if one.lesson == lesson]
        done = integer(sum(one.state == DONE for one in mine))
        parts = titles.lessons[lesson].parts if lesson in titles.lessons else 0
        text = tr("{done} of {parts}", done=done, parts=integer(parts)) if parts else done
        newest = max((one.when for one in mine), key=moment)
        rows.append((lesson, (_title(titles.lessons, lesson), text, local_time(newest))))
    return rows


def goal_header() -> tuple[str, ...]:
    """Return the headings of :func:`goal_rows`."""
    return (tr("Goal"), tr("stars"), tr("gate changes"), tr("reached"))


def goal_rows(progress: Progress, titles: Titles) -> list[tuple[str, tuple[str, ...]]]:
    """Return id and cells of each goal that was met."""
    return [
        (
            one.goal,
            (
                _title(titles.goals, one.goal),
                stars(one.stars),
                integer(one.changes),
                local_time(one.when),
            ),
        )
        for one in progress.goals
    ]


def answer_rows(progress: Progress, titles: Titles) -> list[tuple[str, ...]]:
    """Return every answer: when, quiz, question, answer, right or not, time."""
    return [
        (
            local_time(one.when),
            _title(titles.quizzes, one.quiz),
            titles.question(one.quiz, one.question),
            one.answer,
            tr("right") if one.right else tr("wrong"),
            duration(one.seconds),
        )
        for one in progress.attempts
    ]


# ------------------------------------------------------------------------------------- summary


def summary(progress: Progress, titles: Titles) -> str:
    """Return everything in sentences, a line each, for a screen reader and for the report."""
    if progress.empty:
        return tr("Nothing has been done yet.")
    lines = [
        tr(
            "{quiz}: best {best}, last {last}, attempts: {count}, time {time}.",
            quiz=cells[0],
            best=cells[1],
            last=cells[2],
            count=cells[3],
            time=cells[4],
        )
        for _, cells in quiz_rows(progress, titles)
    ]
    lines += [
        tr(
            "Misconception “{name}”: seen {count}, {since}.",
            name=cells[0],
            count=cells[1],
            since=cells[2],
        )
        for _, cells in misconception_rows(progress)
    ]
    lines += [
        tr("Lesson “{name}”: steps done: {done}.", name=cells[0], done=cells[1])
        for _, cells in lesson_rows(progress, titles)
    ]
    lines += [
        tr(
            "Goal “{name}”: {count} of {most} stars, gate changes: {changes}.",
            name=_title(titles.goals, one.goal),
            count=integer(one.stars),
            most=integer(MAX_STARS),
            changes=integer(one.changes),
        )
        for one in progress.goals
    ]
    return "\n".join(lines)


def to_practise(progress: Progress, titles: Titles) -> tuple[str, tuple[str, ...]] | None:
    """Return a quiz and those of its questions that are to be asked again.

    It is the quiz with the most questions at which a misconception was shown and not overcome;
    None when there is nothing to be practised.  Questions that content no longer has are left out.
    """
    found: dict[str, dict[str, None]] = {}
    for one in misconception_sums(progress.attempts):
        if not one.overcome:
            for quiz, question in one.questions:
                if (quiz, question) in titles.questions:
                    found.setdefault(quiz, {})[question] = None
    if not found:
        return None
    quiz, questions = max(found.items(), key=_count)
    return quiz, tuple(questions)


def _count(item: tuple[str, Mapping[str, None]]) -> int:
    return len(item[1])


def totals(progress: Progress) -> Sequence[tuple[str, str]]:
    """Return the few figures at the head of the page: name and value."""
    right = sum(one.right for one in progress.attempts)
    return (
        (tr("answers"), integer(len(progress.attempts))),
        (tr("of them right"), integer(right)),
        (tr("time"), duration(sum(one.seconds for one in progress.attempts))),
        (tr("steps done"), integer(sum(one.state == DONE for one in progress.steps))),
        (tr("stars"), integer(sum(one.stars for one in progress.goals))),
    )
