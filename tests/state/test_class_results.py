"""A class's results against a slow count of the same, and who is who."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.state.attempt_sums import moment
from lstm_studio.state.class_results import ClassMisconception, StudentFile, class_table
from tests.fixtures.classes import ERASES, ONLY, answers_of
from tests.fixtures.progress import ATTEMPTS, attempt


def files(*students: str) -> list[StudentFile]:
    return [StudentFile(f"{one.lower()}.csv", one, answers_of(one)) for one in students]


def test_question_by_question():
    found = class_table(files("Ada", "Ben", "Cem"))
    assert [(one.question, one.students, one.first_right) for one in found.questions] == [
        ("c", 3, 0),
        ("a", 3, 2),
        ("b", 3, 3),
    ]
    c, a, b = found.questions
    assert c.misconceptions == (ClassMisconception(ONLY, 3, 3), ClassMisconception(ERASES, 3, 3))
    assert a.misconceptions == (ClassMisconception(ERASES, 1, 2),)
    assert (a.answers, a.ever_right, a.seconds) == (6, 2, 10.0)
    assert b.misconceptions == ()
    assert [(one.name, one.questions, one.first_right) for one in found.students] == [
        ("Ada", 3, 2),
        ("Ben", 3, 1),
        ("Cem", 3, 2),
    ]
    assert (found.repeated, found.joined, found.namesakes) == (0, (), ())


def test_the_first_try_is_the_oldest_wherever_it_stands():
    late = attempt("a", when="2026-11-20T09:00:00+00:00", run="2")
    early = attempt("a", right=False, when="2026-11-20T09:30:00+02:00", run="1")
    (found,) = class_table([StudentFile("x.csv", "Ada", (late, early))]).questions
    assert (found.first_right, found.ever_right) == (0, 1)


def test_two_exports_of_one_student_count_once():
    mine = answers_of("Ada")
    older = StudentFile("monday.csv", "Ada", mine[:2])
    newer = StudentFile("friday.csv", "Ada L.", mine)
    found = class_table([older, newer])
    assert [one.name for one in found.students] == ["Ada L."]
    assert found.students[0].answers == len(mine)
    assert found.repeated == 2
    assert found.joined == (("monday.csv", "friday.csv"),)


def test_a_file_that_links_two_others_makes_them_one():
    one, two, three, four = answers_of("Ada")
    found = class_table(
        [
            StudentFile("a.csv", "", (one,)),
            StudentFile("b.csv", "", (two,)),
            StudentFile("c.csv", "", (three, four)),
            StudentFile("d.csv", "Ada", (one, two, three)),
        ]
    )
    assert [student.name for student in found.students] == ["Ada"]
    assert found.students[0].answers == 4


def test_what_a_spreadsheet_rounded_is_the_same_answer():
    mine = answers_of("Ada")
    again = tuple(replace(one, seconds=11.0, seed=0, answer="0.7") for one in mine)
    found = class_table([StudentFile("a.csv", "Ada", mine), StudentFile("b.csv", "Ada", again)])
    assert found.students[0].answers == len(mine)


def test_namesakes_are_kept_apart_unless_the_teacher_says_so():
    both = [
        StudentFile("one.csv", "Kim", answers_of("Ada")),
        StudentFile("two.csv", "Kim", answers_of("Ben")),
        StudentFile("two.csv", "kim", answers_of("Cem")),
    ]
    found = class_table(both)
    assert [one.name for one in found.students] == ["kim", "Kim (one.csv)", "Kim (two.csv)"]
    assert found.namesakes == ("Kim",)
    joined = class_table(both, join_names=True)
    assert [one.files for one in joined.students] == [("one.csv", "two.csv")]
    assert joined.namesakes == ()


def test_students_without_a_name_go_by_their_file():
    found = class_table([StudentFile("x.csv", "", answers_of("Ada")), StudentFile("y.csv", "", ())])
    assert [(one.name, one.questions) for one in found.students] == [("x.csv", 3), ("y.csv", 0)]


def test_nothing_is_a_table_too():
    assert class_table([]).questions == ()


@given(st.lists(st.lists(ATTEMPTS, max_size=8), max_size=4))
def test_against_a_slow_count(students):
    # Run ids of their own keep the students apart.
    named = [
        [replace(one, run=f"{n}{one.run}") for one in answers] for n, answers in enumerate(students)
    ]
    given_files = [StudentFile(f"{n}.csv", "", tuple(one)) for n, one in enumerate(named)]
    found = class_table(given_files)
    distinct = []
    for answers in named:
        mine = {}
        for one in answers:
            mine.setdefault((one.run, one.quiz, one.question, moment(one.when)), one)
        distinct.append(list(mine.values()))
    assert found.repeated == sum(map(len, named)) - sum(map(len, distinct))
    asked = {(one.quiz, one.question) for answers in distinct for one in answers}
    assert {(one.quiz, one.question) for one in found.questions} == asked
    for row in found.questions:
        tries = [
            [one for one in answers if (one.quiz, one.question) == (row.quiz, row.question)]
            for answers in distinct
        ]
        tries = [one for one in tries if one]
        firsts = [min(one, key=lambda answer: moment(answer.when)) for one in tries]
        assert row.students == len(tries)
        assert row.first_right == sum(one.right for one in firsts)
        assert row.ever_right == sum(any(one.right for one in mine) for mine in tries)
        assert row.answers == sum(map(len, tries))
        for wrong in row.misconceptions:
            showing = [[wrong.name in one.misconceptions for one in mine] for mine in tries]
            assert wrong.students == sum(map(any, showing))
            assert wrong.answers == sum(map(sum, showing))
    assert found.students == tuple(sorted(found.students, key=lambda one: one.name.casefold()))
