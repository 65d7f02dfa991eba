"""The window: its bars, its docks, its actions, and what is shown over it.

``main_window`` puts the parts together; ``actions`` and ``docks`` are tables of what there is.
``learning_side`` and ``companion`` are what stands beside a page while something is learned,
``hidden_controls`` what a step does without, ``record_dialog`` a step recorded.
"""
