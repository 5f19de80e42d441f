"""A tag that many texts name keeps its page short: each text gives its first passages and a way to the others."""

import pytest
from document import text
from test_weight import ROUND_TRIP, weight

FOLDER = "content/many"
NAMED = "NATO is named once more here, in paragraph {} of a text {}, among other words than the last time.\n\n"


@pytest.mark.parametrize("count, quoted, others", [(3, 5, 0), (20, 2, 3)])
def test_many_texts_give_their_first_passages_and_a_way_to_the_others(count, quoted, others, bench):
    for number in range(count):
        head = f"Title: Text {number}\nDate: 2022-03-{number + 1:02}\nTags: NATO\nSummary: A text.\n\n"
        bench.write(f"{FOLDER}/text-{number}.md", head + "".join(NAMED.format(part, number) for part in range(5)))
    assert bench.make("html").returncode == 0
    links = [(link.get("href"), text(link)) for link in bench.page("tag/nato.html").all("section//a")]
    for number in range(count):
        labels = [label for href, label in links if f"/text-{number}.html#" in href]
        assert labels[quoted:] == ([f"and {others} more"] if others else [])
        assert len(labels[:quoted]) == quoted
    assert weight((bench.output / "tag/nato.html").read_bytes()) <= ROUND_TRIP
