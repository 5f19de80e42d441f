"""Finds errors in content and settings.

The docstring of a check says what is right. It yields a message for each error, with what to do.
"""
