"""Finds errors in content and settings.

The docstring of a function check_… states the rule. The function yields a message for each error,
which says what to do. A function …_error returns one message, or ''.
"""
