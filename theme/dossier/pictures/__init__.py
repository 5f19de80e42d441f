"""The pictures of texts: read, encoded once, and cached."""
