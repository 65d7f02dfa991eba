"""What is written for students: shipped as data in ``resources/``, checked strictly when read.

``schema`` says what a file may hold, ``source`` finds the line of whatever is wrong in one, and
``load`` turns the files into what the rest of the program works with; ``examples`` are sentences to
begin with on the page "Both ways".  ``quiz_schema`` and ``quiz_files`` are the same for quizzes,
``lesson_schema`` and ``lesson_files`` for lessons, with ``scene_files`` for what either puts on the
bench, ``goal_schema`` and ``goal_files`` for the puzzles of the gate lanes; ``shelf`` holds all of
it.

``shape`` refuses what no reader should be given, ``places`` knows the lines, ``structures`` what
can stand where.  A teacher's own are read by ``own_files``; ``check`` says all that can be said of
them, with ``mending`` for every mistake at once; ``step_text`` writes a recorded step, and
``make_schemas`` the schemas for editors.
"""
