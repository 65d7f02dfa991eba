"""What is written for students: shipped as data in ``resources/``, checked strictly when read.

``schema`` says what a file may hold, ``source`` finds the line of whatever is wrong in one, and
``load`` turns the files into what the rest of the program works with; ``examples`` are sentences to
begin with on the page "Both ways".  ``goal_schema`` and ``goal_files`` are the same for the puzzles
for the gate lanes.
"""
