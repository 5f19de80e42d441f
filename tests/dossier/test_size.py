"""Every page fits in one round trip, and some have lower limits; the article prints on at most two sheets."""

from page import ROUND_TRIP, weight
from site_content import OWNER, PUBLIC, SINGLE_FILE

LIMITS = {  # bytes that a server sends: the response headers and the compressed page
    "index.html": 4_700,  # with a timeline and a map
    "reasonable-dialogue.html": 8_000,
    "pages/background.html": 12_000,
    "tag/geneva.html": 7_000,
    "tag/nato.html": 7_000,
    "tag/ukraine.html": 7_000,
}
LARGEST = 60_000  # bytes of the whole dossier in one file, before compression


def test_each_page_and_the_whole_dossier_are_within_their_limits(owner_site, publish):
    public_site = publish(OWNER, PUBLIC)
    for address in owner_site.addresses:
        assert weight((owner_site.folder / address).read_bytes()) <= LIMITS.get(address, ROUND_TRIP), address
        assert weight((public_site.folder / address).read_bytes()) <= ROUND_TRIP, address
    assert (owner_site.folder / SINGLE_FILE).stat().st_size <= LARGEST


def test_the_article_needs_at_most_two_sheets_of_either_paper_even_in_wide_letters(owner_site, module_page):
    module_page.goto((owner_site.folder / "reasonable-dialogue.html").as_uri())
    for letters in "/* as installed */", "html { font-family: DejaVu Serif }":
        module_page.add_style_tag(content=letters)
        for paper in "A4", "Letter":
            assert 1 <= module_page.pdf(format=paper, tagged=False).count(b"/Type /Page\n") <= 2
