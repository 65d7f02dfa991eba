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
script that makes the cells of ``resources/models``.  ``live_training`` trains networks side by side
while one watches, ``horizon`` asks how far their memory reaches, ``make_task_table`` writes what
came of every cell and task into the README, ``timing`` measures the time a step takes.

The readers of ambiguous words are made by ``make_readers`` and ``own_words`` (a person's own):
``sense_recipe`` decides, ``sense_data`` and ``sense_text`` give the sentences, ``clue_words`` their
words, ``sense_batches`` the rows, ``sense_training`` and ``torch_senses`` the training,
``reader_measures`` and ``reader_units`` what goes on their card.  ``preload`` keeps the window
painting while torch is loaded; ``make_word_vectors`` and ``make_wordnet_sentences`` are scripts.

The character models are kept by ``character_models`` and made by ``make_character_models``:
``character_recipe`` decides, ``character_text`` gives the text, ``character_training`` and
``torch_characters`` train.

What a student has done is kept in one SQLite file: ``progress_file`` opens it and sets a bad one
aside, ``progress_schema`` has its tables and versions, ``progress_store`` writes and reads.
``class_files`` reads what the students of a class have exported.

``pitfalls`` runs the code of the page "Pitfalls", the very text that is shown (``listing``), with
what ``torch_pitfalls`` and ``index_pitfall`` give it and measure of it.
"""
