"""With SUMMARY_FROM_TEXT, the first sentences of a text are its summary."""

import pytest
from content_folder import HEAD
from dossier.source import Source
from dossier.summaries import add_summaries
from pelican.settings import read_settings
from site_content import ROOT

WITHOUT_SUMMARY = HEAD.replace("Summary: A day.\n", "")
# each: a text without a summary, and the summary that SUMMARY_FROM_TEXT gives it
SUMMARIES = {
    "markup": (
        "**Dr. Roe** met [us](https://e.ex/a's_(b)).[^1] They ate.\n\n[^1]: N",
        "Dr. Roe met us. They ate.",
    ),
    "a first sentence of 39 characters, one too few": (
        "The two ministers met at a lake, today. Z.",
        "The two ministers met at a lake, today. Z.",
    ),
    "German abbreviations": (
        "Am 3. Mai nahm die Fa. Roe 5 Mio. Euro ein. Z",
        "Am 3. Mai nahm die Fa. Roe 5 Mio. Euro ein.",
    ),
    "a deleted word": ("They met for <del>two</del> three hours in a hotel.", "They met for three hours in a hotel."),
    "escaped markup": ("2 \\* 3 &amp;lt; [x\\] is _so_.", "2 * 3 &lt; [x] is so."),
    "three lines below a hint and a quotation": ("B.\n{: .hint }\n\n> Q.\n\nOne  \ntwo<br>three.", "One two three."),
}


@pytest.mark.parametrize(("written", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_summary_is_made_of_a_text_with(written, summary, content):
    content.write("day.md", f"{WITHOUT_SUMMARY}\n{written}\n")
    assert content.errors(SUMMARY_FROM_TEXT=True) == []
    source = Source(content.folder / "day.md", content.folder)
    add_summaries([source], read_settings(str(ROOT / "pelicanconf.py"))["MARKDOWN"])
    assert source.value("summary") == summary


def test_a_description_of_another_tool_is_to_be_renamed(content):
    content.write("day.md", f"{WITHOUT_SUMMARY}Description: A day.\n\nThe text.\n")
    [error] = content.errors(SUMMARY_FROM_TEXT=True)
    assert "write Summary" in error


def test_a_text_without_a_paragraph_gets_no_summary_from_its_notes(content):
    content.write("day.md", f"{WITHOUT_SUMMARY}\n- A list[^1]\n\n[^1]: A note\n")
    [error] = content.errors(SUMMARY_FROM_TEXT=True)
    assert "Summary is missing" in error
