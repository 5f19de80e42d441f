"""A page is small: with its style and script it arrives in the first packets that a server sends."""

import gzip
import re

import pytest
from site_content import SAMPLE, SINGLE_FILE, every

HEADERS = 250  # bytes: what nginx sends before a page
ROUND_TRIP = 14_600  # bytes: ten TCP segments, the first that a server sends
LARGEST = 200_000  # bytes: some 80,000 words
PICTURE = re.compile(rb'src="data:[^"]*"')


def weight(page):
    return HEADERS + len(gzip.compress(page, 6))


@pytest.mark.parametrize("address", SAMPLE.addresses)
def test_a_page_arrives_in_one_round_trip(address, example, public_example):
    for site in example, public_example:
        assert weight((site.folder / address).read_bytes()) <= ROUND_TRIP


def test_a_page_of_few_words_takes_a_third_of_that(example):
    assert weight((example.folder / "offline.html").read_bytes()) <= ROUND_TRIP / 3


@pytest.mark.parametrize("published", every("addresses"))
def test_a_page_without_its_pictures_has_at_most_200_kb(published, publish, record_property):
    content, address = published
    page = (publish(content).folder / address).read_bytes()
    if str(content) == "content":
        record_property(f"content/{address}", f"{weight(page):,} bytes, gzipped, with headers")
    assert weight(PICTURE.sub(b"", page)) <= LARGEST


def test_the_single_file_is_smaller_than_all_pages_together(site):
    weights = {address: weight((site.folder / address).read_bytes()) for address in site.content.addresses}
    assert weights.pop(SINGLE_FILE) < sum(weights.values())
