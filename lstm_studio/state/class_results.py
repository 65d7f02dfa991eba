"""What a whole class has answered: question by question, and who took part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lstm_studio.state.attempt_sums import moment
from lstm_studio.state.attempts import Attempt

__all__ = [
    "ClassMisconception",
    "ClassQuestion",
    "ClassStudent",
    "ClassTable",
    "StudentFile",
    "class_table",
]


@dataclass(frozen=True)
class StudentFile:
    """The answers of one student in one file.

    Attributes
    ----------
    file : str
        The file's name.
    student : str
        The name that stands in it; may be empty.
    attempts : tuple of Attempt
    """

    file: str
    student: str
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True)
class ClassMisconception:
    """A misconception at one question: how many students showed it, and in how many answers."""

    name: str
    students: int
    answers: int


@dataclass(frozen=True)
class ClassQuestion:
    """One question.

    Attributes
    ----------
    quiz, question : str
    students : int
        How many answered it.
    first_right : int
        How many of them were right at their first try.
    ever_right : int
        How many were right at some try.
    answers : int
        All tries of all students.
    seconds : float
        The mean time of a first try.
    misconceptions : tuple of ClassMisconception
        Those of the most students first.
    """

    quiz: str
    question: str
    students: int
    first_right: int
    ever_right: int
    answers: int
    seconds: float
    misconceptions: tuple[ClassMisconception, ...]


@dataclass(frozen=True)
class ClassStudent:
    """One student.

    Attributes
    ----------
    name : str
        The name, or the file's where there is none; told apart from others of the same name.
    files : tuple of str
    questions, first_right, answers : int
        Questions answered, those right at the first try, and all tries.
    seconds : float
        Over all answers.
    """

    name: str
    files: tuple[str, ...]
    questions: int
    first_right: int
    answers: int
    seconds: float


@dataclass(frozen=True)
class ClassTable:
    """A class.

    Attributes
    ----------
    students : tuple of ClassStudent
        By name.
    questions : tuple of ClassQuestion
        By quiz; those that fewest knew at the first try come first.
    repeated : int
        How many rows stood in more than one place and are counted once.
    joined : tuple of tuples of str
        The files of each student who has several.
    namesakes : tuple of str
        Names that more than one student has.
    """

    students: tuple[ClassStudent, ...]
    questions: tuple[ClassQuestion, ...]
    repeated: int = 0
    joined: tuple[tuple[str, ...], ...] = ()
    namesakes: tuple[str, ...] = ()


def class_table(files: Sequence[StudentFile], join_names: bool = False) -> ClassTable:
    """Return what the files of many students say together.

    Files that have an answer in common are of one student, who has exported twice.  Those of
    the same name that have none may be two students, and are kept apart.

    Parameters
    ----------
    files : sequence of StudentFile
    join_names : bool
        Whether the same name always means the same student.
    """
    groups = _groups(files, join_names)
    rows = sum(len(one.attempts) for one in files)
    answers = [_in_order(group) for group in groups]
    names = _names(groups)
    plain = [_name(group) for group in groups]
    students = [
        _student(name, group, mine)
        for name, group, mine in zip(names, groups, answers, strict=True)
    ]
    return ClassTable(
        tuple(sorted(students, key=_by_name)),
        _questions(answers),
        rows - sum(map(len, answers)),
        tuple(found for group in groups if len(found := _file_names(group)) > 1),
        tuple(sorted({name for name in plain if plain.count(name) > 1})),
    )


def _groups(files: Sequence[StudentFile], join_names: bool) -> list[list[StudentFile]]:
    """Put the files of each student together."""
    groups: list[list[StudentFile]] = []
    place: dict[object, int] = {}
    for file in files:
        keys: list[object] = [_key(one) for one in file.attempts]
        if file.student and join_names:
            keys.append(file.student.casefold())
        met = sorted({place[key] for key in keys if key in place})
        home = met[0] if met else len(groups)
        if not met:
            groups.append([])
        groups[home].append(file)
        for other in met[1:]:  # this file shows that two groups are one
            groups[home] += groups[other]
            groups[other] = []
            place.update({key: home for key, at in place.items() if at == other})
        place.update(dict.fromkeys(keys, home))
    return [group for group in groups if group]


def _in_order(group: Sequence[StudentFile]) -> list[Attempt]:
    """Return a student's answers, each once, the oldest first."""
    found: dict[object, Attempt] = {}
    for one in (one for file in group for one in file.attempts):
        found.setdefault(_key(one), one)
    return sorted(found.values(), key=_when)


def _key(attempt: Attempt) -> tuple[str, str, str, float]:
    """Return what makes an answer the same, even if a spreadsheet has rounded its numbers."""
    return attempt.run, attempt.quiz, attempt.question, _when(attempt)


def _when(attempt: Attempt) -> float:
    return moment(attempt.when)


def _name(group: Sequence[StudentFile]) -> str:
    """Return the name that the newest file gives; the first file's own where none gives one."""
    named = [one for one in group if one.student]
    if not named:
        return group[0].file
    return max(named, key=_newest).student


def _newest(file: StudentFile) -> float:
    return max(map(_when, file.attempts), default=0.0)


def _names(groups: Sequence[Sequence[StudentFile]]) -> list[str]:
    """Return a name for each group that no other has."""
    plain = [_name(group) for group in groups]
    names: list[str] = []
    for name, group in zip(plain, groups, strict=True):
        if plain.count(name) > 1:
            name = f"{name} ({group[0].file})"
        number, told_apart = 2, name
        while told_apart in names:
            told_apart, number = f"{name} {number}", number + 1
        names.append(told_apart)
    return names


def _file_names(group: Sequence[StudentFile]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.file for one in group))


def _by_name(student: ClassStudent) -> str:
    return student.name.casefold()


def _first(answers: Iterable[Attempt]) -> dict[tuple[str, str], Attempt]:
    first: dict[tuple[str, str], Attempt] = {}
    for one in answers:
        first.setdefault((one.quiz, one.question), one)
    return first


def _student(name: str, group: Sequence[StudentFile], answers: list[Attempt]) -> ClassStudent:
    first = _first(answers)
    return ClassStudent(
        name,
        _file_names(group),
        len(first),
        sum(one.right for one in first.values()),
        len(answers),
        sum(one.seconds for one in answers),
    )


def _place(row: tuple[int, Attempt]) -> tuple[str, str]:
    return row[1].quiz, row[1].question


def _questions(students: Sequence[Sequence[Attempt]]) -> tuple[ClassQuestion, ...]:
    rows = [(number, one) for number, answers in enumerate(students) for one in answers]
    found = [
        _question(quiz, question, list(group))
        for (quiz, question), group in groupby(sorted(rows, key=_place), key=_place)
    ]
    return tuple(sorted(found, key=_difficulty))


def _difficulty(question: ClassQuestion) -> tuple[str, float, str]:
    return question.quiz, question.first_right / question.students, question.question


def _question(quiz: str, question: str, rows: list[tuple[int, Attempt]]) -> ClassQuestion:
    first: dict[int, Attempt] = {}
    for number, one in rows:  # each student's rows are in the order of their time
        first.setdefault(number, one)
    shown: dict[str, list[int]] = {}
    for number, one in rows:
        for name in one.misconceptions:
            shown.setdefault(name, []).append(number)
    wrong = [
        ClassMisconception(name, len(set(numbers)), len(numbers)) for name, numbers in shown.items()
    ]
    return ClassQuestion(
        quiz,
        question,
        len(first),
        sum(one.right for one in first.values()),
        len({number for number, one in rows if one.right}),
        len(rows),
        sum(one.seconds for one in first.values()) / len(first),
        tuple(sorted(wrong, key=_frequency)),
    )


def _frequency(found: ClassMisconception) -> tuple[int, int, str]:
    return -found.students, -found.answers, found.name
