"""Files and torch: what is trained, kept on disk and read back.

``models`` lists and loads the shipped trained cells, ``safetensor_files`` reads and writes
weights without trusting them, ``batch`` runs a cell over many sequences at once and measures
it; these three are numpy only.  ``recipe`` says how a network is trained and what comes out;
``training`` starts it and imports torch only then, through ``torch_training`` (the loop) and
``torch_adam`` (the optimizer).  ``make_hold_models`` makes every file of ``resources/models``.
"""
