"""Finds what is wrong with content and settings; each check yields messages that say what to do."""
