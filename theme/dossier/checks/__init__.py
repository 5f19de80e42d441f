"""Finds errors in content and settings; each check yields messages that say what to do."""
