"""The mathematics, in numpy alone, one idea a file.

``params`` are a cell's weights in PyTorch's layout, ``cells`` one step of each cell, ``lstm_run``
all steps of an LSTM as quickly as numpy can, ``overrides`` the gates a person holds, ``trace``
every quantity at every step, ``sequence`` what is read, ``tokens`` how a person's own text becomes
one, ``memory`` how long an input is remembered, ``tasks`` what cells are trained on, ``decimation``
how long curves are thinned out.

``sentences`` are a person's words, ``word_vectors`` their numbers, ``readers`` the networks that
say what an ambiguous word means, ``scores`` how good they are.

``gradients`` is backpropagation through time, ``powers`` numbers that only their logarithm can
hold, ``starts`` how a cell begins, ``leak`` a state carried into the next text; ``lab`` what a
training side by side is made of, with ``task_samples``, ``task_network`` and ``task_delays``.

``characters`` is a network that reads a text letter by letter, ``nested_text`` what one learns
from, ``text_properties`` what its units may come to follow, ``cell_search`` how well they do and
what of it is luck, ``example_texts`` what is read first.

``goal_grade`` says whether a run does what a goal asks, ``rnn_search`` whether a simple RNN could.
``quiz_numbers`` and ``quiz_curves`` make the numbers, the curves and the keys of quizzes from the
cells; ``answers_written`` reads a number as students write it.

``pictures`` says which pictures a text may show.

``errors``, ``files`` and ``spreadsheets`` are here because every layer above speaks of mistakes,
files and cells of a CSV in the same way.
"""
