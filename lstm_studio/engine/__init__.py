"""Files and torch: what is trained, kept on disk and read back.

In numpy only: ``models`` lists the trained cells that are shipped and loads them, through
``card_table`` (their cards, checked) and ``safetensor_files`` (weights, read without trust and
written whole or not at all), within what ``shipped_files`` allows; ``reader_models`` and
``reader_cards`` do so for the readers of an ambiguous word; ``batch`` runs a cell over many
sequences at once and measures it.

``sentence_files`` reads labelled sentences of strangers (``word_places`` finds the word in them and
``sense_names`` their senses), ``evaluation`` measures the readers on them, ``word_vectors`` loads
the table of words.

``training`` says how a network is trained and starts it, importing torch only then, through
``torch_training`` (the loop) and ``torch_adam`` (the optimizer).  ``make_hold_models`` is the
script that makes every file of ``resources/models``.

``pitfalls`` runs the code of the page "Pitfalls", the very text that is shown (``listing``), with
what ``torch_pitfalls`` and ``index_pitfall`` give it and measure of it.
"""
