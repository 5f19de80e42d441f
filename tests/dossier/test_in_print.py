"""The article prints on two pages, its notes included, on either paper and in wide letters too."""

import pytest


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("letters", ["", "html { font-family: DejaVu Serif }"], ids=["as installed", "wide"])
def test_it_needs_two_pages_at_most(paper, letters, given, tabs):
    tab = tabs(bypass_csp=True)
    tab.emulate_media(media="null")
    tab.goto((given.folder / "reasonable-dialogue.html").as_uri())
    tab.add_style_tag(content=letters or "/* none */")
    assert tab.pdf(format=paper, tagged=False).count(b"/Type /Page\n") <= 2
