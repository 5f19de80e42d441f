"""A page is one request, and small: what it carries beside its words would arrive in a third of a round trip."""

import gzip
import re

import pytest
from catalogue import OWN, WHOLE, every
from conftest import PUBLIC

HEADERS = 250  # bytes: what nginx sends before a page
ROUND_TRIP = 14_600  # bytes: ten TCP segments, the first that a server sends
WIDE = 200_000  # bytes: some 80,000 words; pictures weigh what they weigh
PICTURE = re.compile(rb'src="data:[^"]*"')


def weight(page):
    return HEADERS + len(gzip.compress(page, 6))


@pytest.mark.parametrize("address", OWN.addresses)
def test_it_arrives_in_one_round_trip(address, example, publish):
    public = publish(OWN, PUBLIC)
    assert max(weight((site.folder / address).read_bytes()) for site in (example, public)) <= ROUND_TRIP


def test_it_weighs_little_beside_its_words(example):
    assert weight((example.folder / "offline.html").read_bytes()) <= ROUND_TRIP / 3


@pytest.fixture(params=every("addresses"))
def file(request, publish):
    """The bytes of each page of both."""
    catalogue, address = request.param
    return (publish(catalogue).folder / address).read_bytes()


def test_it_is_lighter_than_a_picture(file, request, record_property):
    if (name := request.node.callspec.id).startswith("content/"):
        record_property(name, f"{weight(file):,} bytes, gzipped, with headers")
    assert weight(PICTURE.sub(b"", file)) <= WIDE


def test_the_whole_in_one_file_weighs_less_than_its_parts(site):
    weights = {address: weight((site.folder / address).read_bytes()) for address in site.catalogue.addresses}
    assert weights.pop(WHOLE) < sum(weights.values())
