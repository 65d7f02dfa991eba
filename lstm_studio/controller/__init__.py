"""The one mutable place: it holds the state and the results and announces their changes.

``model_controller`` is that place, ``library`` the shipped sequences, cells and readers,
``playback`` the one clock, ``tasks`` what takes long beside the window, ``job`` and ``one_run`` one
of them at a time, ``word_training`` a word of one's own, ``live_lab`` and ``lab_memory`` the
trainings of the page "Train", ``character_training`` those of "Find the cell", ``finding_work``,
``pitfall_runs``, ``flow_work`` and ``cell_timing`` what the other
pages measure beside the window, ``notices`` what a person is told, ``progress`` and
``lesson_keeper`` what a student has done, ``goal_work`` what goes on beside a goal, ``quiz_desk``
the quiz under way, ``own_content`` a teacher's folder, ``hooks`` what happens to a bug,
``settings`` what is remembered. Of Qt only QtCore is used here.
"""
