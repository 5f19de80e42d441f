"""A page is one request, and small enough for the first round trip of a connection."""

import gzip

import pytest
from source import ADDRESSES

HEADERS = 250  # bytes: what nginx sends before a page
ROUND_TRIP = 14_600  # bytes: ten TCP segments
LIMITS = {
    "index.html": 4_600,
    "reasonable-dialogue.html": 8_000,
    "pages/background.html": 12_000,
    "tag/geneva.html": 6_500,
    "tag/nato.html": 6_500,
    "tag/ukraine.html": 6_500,
}


def weight(path):
    return HEADERS + len(gzip.compress(path.read_bytes(), 6))


@pytest.mark.parametrize("address", LIMITS)
def test_it_weighs_no_more_than_its_kind_may(address, site):
    assert weight(site / address) <= LIMITS[address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_arrives_in_one_round_trip(address, site, public_site, record_property):
    record_property(address, f"{weight(site / address):,} bytes, gzipped, with headers")
    assert max(weight(site / address), weight(public_site / address)) <= ROUND_TRIP
