"""The mathematics, in numpy alone, one idea a file.

``params`` are a cell's weights in PyTorch's layout, ``cells`` one step of each cell, ``overrides``
the gates a person holds, ``trace`` every quantity at every step, ``sequence`` what is read,
``memory`` how long an input is remembered.
"""
