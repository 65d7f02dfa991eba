"""The one mutable place: it holds the state and the results and announces their changes.

``model_controller`` is that place, ``library`` the shipped sequences, cells and readers,
``playback`` the one clock, ``tasks`` what takes long beside the window, ``word_training`` a word of
one's own, ``notices`` what a person is told, ``hooks`` what happens to a bug, ``settings`` what is
remembered.  Of Qt only QtCore is used here.
"""
