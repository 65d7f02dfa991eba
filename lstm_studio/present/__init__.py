"""What to show, without Qt: plain values, texts and geometry made from a state and its numbers.

``phases`` are the sub-steps of one update and their order, ``equations`` the formulas with the
numbers of the moment, ``captions`` the sentences, ``codegen`` the same cell as a PyTorch file,
``tables`` a trace as rows, ``diagram`` and ``motion`` where things sit and how they move.
``pitfall_code`` is the code of every pitfall, ``pitfall_texts`` and ``pitfall_results`` its words.
"""
