"""Turns the tree of a checked text into the one that this theme publishes; each module does one step."""
