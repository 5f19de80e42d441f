"""The article prints on two pages, its notes included, on either paper and in wide letters too."""

import pytest


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("letters", ["", "html { font-family: DejaVu Serif }"], ids=["as installed", "wide"])
def test_it_needs_two_pages_at_most(paper, letters, owner_site, new_context):
    page = new_context(bypass_csp=True).new_page()
    page.goto((owner_site.folder / "reasonable-dialogue.html").as_uri())
    page.add_style_tag(content=letters or "/* none */")
    assert page.pdf(format=paper, tagged=False).count(b"/Type /Page\n") <= 2
