"""What the person chose, and what follows from it.

``studio`` holds the state, a tree of frozen slices; ``intents`` the pure functions that change it,
by name in ``registry``; ``derive`` turns a state into results; ``timeline`` says what is read step
by step on the page that is shown; ``history`` undoes; ``library`` says what a state may refer to by
name; ``visiting`` brings another page's cell to the bench.

The page "Both ways" has a slice of its own in ``reading``, its intents in ``reading_intents`` and
its results in ``answers``; the page "Gradient flow" has ``flow``, ``flow_intents`` and ``flows``,
the page "Compare" ``comparing``, ``comparing_intents`` and ``comparisons``. The page "Pitfalls" has
``pitfalls``, with what the runs there have shown, ``pitfall_intents``, and ``leaks`` for what a
carried state does to a sentence.

The page "Find the cell" has ``finding``, ``finding_intents`` and ``findings``.

``goals`` are puzzles for the gate lanes, begun and left by ``goal_intents``; ``goal_grades`` says
how far one has been reached.

``attempts`` are the records of what a student has done, kept by the controller in a file, and
``attempt_sums`` what they come to, for a whole class ``class_results``.

``quizzes`` are quizzes as data, ``grading`` says what an answer is worth, ``quizzing`` is the one
under way and ``quiz_intents`` what can be asked for in it.

``scenes`` are lists of intents that put something on the bench, ``recorder`` and
``page_recorders`` find the one that leads to a state; ``sequence_intents`` gives a sequence word
by word.  ``lessons`` are lessons as data, ``expect`` and ``measured`` what a step can expect,
``checks`` how it stands, ``learning`` and ``learning_intents`` where the person is; ``content`` is
all of it.

The page "Train" has ``lab`` and ``lab_intents``; what its trainings come to is kept by the
controller, for it is no function of the choices.
"""
