"""Reusable controls that know no application: plain values and arrays in, signals out.

Every widget takes its colours, fonts and sizes by ``setLook(look)``.  Setters are silent: a signal
always means that the person did something, so a view may show a new state without hearing its own
echo.
"""
