"""The one mutable place: it holds the state and the results and announces their changes.

``model_controller`` is that place, ``library`` the shipped sequences, cells and readers,
``playback`` the one clock, ``tasks`` what takes long beside the window, ``word_training`` a word of
one's own, ``live_lab`` the trainings of the page "Train", ``character_training`` those of the page
"Find the cell", ``finding_work``, ``pitfall_runs``, ``flow_work`` and ``cell_timing`` what pages
measure beside the window, ``notices`` what a person is told, ``hooks`` what happens to a bug,
``settings`` what is remembered. Of Qt only QtCore is used here.
"""
