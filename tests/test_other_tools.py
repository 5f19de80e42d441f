"""Markup of other tools, which would be published as it is written, is an error; what resembles it passes."""

import pytest
from errors import HEAD

ERRORS = {
    "an inline note": "A claim.^[A press release.] ←",
    "an admonition": '!!! note "Correction" ←\n\n    The first version.',
    "a collapsible admonition": "??? note ←\n\n    The first version.",
    "a container": "::: warning ←\nText\n\n:::",
    "an alert": "> [!NOTE] ←\n> The talks go on.",
    "a wiki link": "See [[Background]]. ←",
    "an embedded file": "See ![[photo.png]]. ←",
    "a table of contents": "Text\n\n[TOC] ←",
    "a highlight": "The ==main point== of it. ←",
    "a task": "- [ ] Call the ministry ←",
    "an emoji by its name": "Well :smile: done. ←",
    "a comment of a note-taking tool": "Text %%a comment%% text. ←",
    "a short code of WordPress": '[gallery ids="1,2"] ←',
    "a caption of WordPress": "A palace.[/caption] ←",
}
TEXTS = {
    "code": "`[[x]]` `==x==` `^[x]` `:smile:` `[TOC]`",
    "a block of code": "~~~\n!!! note\n[[x]]\n~~~",
    "exclamation marks": "No!!! He left.",
    "a comparison": "If a == b and c == d.",
    "a power": "The 2^[x](https://e.example) of it.",
    "a word in brackets": "The [sic] and [TOC] of it.",
    "a word with a colon": "The vote:yes:no was 10:20:30.",
    "per cent": "From 5%% to 10%% of it.",
    "a video in brackets": "He spoke [video] for an hour.",
}


@pytest.mark.parametrize("written", ERRORS.values(), ids=ERRORS)
def test_is_reported(written, content):
    content.assert_reports("day.md", f"{HEAD}\n{written}\n", "is markup of another tool")


@pytest.mark.parametrize("written", TEXTS.values(), ids=TEXTS)
def test_passes(written, content):
    content.write("day.md", f"{HEAD}\n{written}\n")
    assert content.errors() == []
