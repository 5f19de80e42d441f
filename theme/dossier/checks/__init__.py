"""Finds errors in content and settings.

The docstring of most functions check_… states the rule, or says what is checked. The function
yields or returns a message for each error, or a tuple that ends with one; a message says what to
do. A function …_error returns a message or, where the module says so, the end of one; it returns ''
if there is no error.

error_lines.py finds the line of an error in a text. If a message begins with a quotation, “…”, the
quoted words must be the beginning of that line. A check that reports an error in several places
yields the same message for each place, because error_lines.py finds a line for each. Some checks
report only the first place.
"""
