"""Every page of the dossier is small enough for the first round trip of a connection, and most for half of one."""

import pytest
from catalogue import GIVEN, WHOLE
from conftest import PUBLIC
from test_weight import ROUND_TRIP, weight

LIMITS = {
    "index.html": 5_100,  # with a timeline and a map
    "reasonable-dialogue.html": 8_000,
    "pages/background.html": 12_000,
    "tag/geneva.html": 7_000,
    "tag/nato.html": 7_000,
    "tag/ukraine.html": 7_000,
}
LARGEST = 60_000  # bytes: the whole dossier in one file


@pytest.mark.parametrize("address", LIMITS)
def test_it_weighs_no_more_than_its_kind_may(address, given):
    assert weight((given.folder / address).read_bytes()) <= LIMITS[address]


@pytest.mark.parametrize("address", GIVEN.addresses)
def test_it_arrives_in_one_round_trip(address, given, publish):
    public = publish(GIVEN, PUBLIC)
    assert max(weight((site.folder / address).read_bytes()) for site in (given, public)) <= ROUND_TRIP


def test_the_whole_dossier_has_at_most_60_kb(given):
    assert (given.folder / WHOLE).stat().st_size <= LARGEST
