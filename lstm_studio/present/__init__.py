"""What to show, without Qt: plain values, texts and geometry made from a state and its numbers.

``phases`` are the sub-steps of one update and their order, ``equations`` the formulas with the
numbers of the moment, ``captions`` the sentences, ``codegen`` the same cell as a PyTorch file,
``tables`` a trace as rows, ``diagram`` and ``motion`` where things sit and how they move.

For the page "Both ways": ``reading_texts`` are its sentences, ``index_code`` the bidirectional
network as a PyTorch file, ``reading_visit`` what is taken from it to the sandbox.  For the page
"Pitfalls": ``pitfall_code`` is the code of each, ``pitfall_texts`` and ``pitfall_results`` words;
so are ``flow_texts`` and ``flow_code`` for "Gradient flow", ``compare_texts``, ``timings`` and
``gru_case`` for "Compare", ``lab_texts``, ``lab_curves``, ``lab_code`` and ``lab_visit`` for
"Train", ``finding_texts`` and ``finding_visit`` for "Find the cell".

``goal_texts`` are the words of the panel of a goal.
A quiz: ``quiz_page`` is what its dialog shows, ``marked_text`` its texts as markup,
``quiz_scores`` the best results.

A student's progress: ``progress_texts`` are its words and tables, ``progress_export`` makes files
of it, ``html_report`` pages to be printed, ``class_texts`` both for a class; ``content_titles``
are what content calls its own.
"""
