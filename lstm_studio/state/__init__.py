"""What the person chose, and what follows from it.

``studio`` holds the state, a tree of frozen slices; ``intents`` the pure functions that change it,
by name in ``registry``; ``derive`` turns a state into results; ``history`` undoes; ``library`` says
what a state may refer to by name.
"""
