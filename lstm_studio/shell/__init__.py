"""The window: its bars, its docks, its actions, and what is shown over it.

``main_window`` puts the parts together; ``actions`` and ``docks`` are tables of what there is.
"""
