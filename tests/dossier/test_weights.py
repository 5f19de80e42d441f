"""Every page of the dossier is small enough for the first round trip of a connection, and most for half of one."""

import pytest
from conftest import PUBLIC
from site_content import OWNER, SINGLE_FILE
from weight import ROUND_TRIP, weight

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
def test_it_weighs_no_more_than_its_kind_may(address, owner_site):
    assert weight((owner_site.folder / address).read_bytes()) <= LIMITS[address]


@pytest.mark.parametrize("address", OWNER.addresses)
def test_it_arrives_in_one_round_trip(address, owner_site, publish):
    public = publish(OWNER, PUBLIC)
    assert max(weight((site.folder / address).read_bytes()) for site in (owner_site, public)) <= ROUND_TRIP


def test_the_whole_dossier_has_at_most_60_kb(owner_site):
    assert (owner_site.folder / SINGLE_FILE).stat().st_size <= LARGEST
