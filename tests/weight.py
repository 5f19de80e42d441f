"""The number of bytes that a server sends for a page."""

import gzip

HEADERS = 250  # bytes: what nginx sends before a page
ROUND_TRIP = 14_600  # bytes: ten TCP segments, the first that a server sends


def weight(page: bytes) -> int:
    return HEADERS + len(gzip.compress(page, 6))
