"""Colours, fonts, icons, pens and the style sheet: everything that has a colour in it.

``tokens`` holds the colours, ``look`` turns them with a scale into fonts and sizes, ``qss`` into
the application's style sheet, ``icons`` into pictures and ``plots`` into pens for pyqtgraph.
Widgets get a :class:`~lstm_studio.style.look.Look` by ``setLook``.
"""
