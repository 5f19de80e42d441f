"""Changes the tree of a checked text into the one that is published; each module is one step."""
