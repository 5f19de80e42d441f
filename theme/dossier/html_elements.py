"""The HTML elements and attributes that a text may contain."""

import re

# elements that authors can write as HTML; Markdown has no syntax for most of them
INLINE = set(
    """
    abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u
    var wbr
    """.split()
)
BLOCKS = set("aside blockquote details div figcaption figure section summary".split())

# elements without an end tag
VOID = {"br", "hr", "img", "wbr"}

# elements whose text is neither prose nor markup
CODE = {"code", "kbd", "pre", "samp"}
# What takes the place of code while the prose around it is checked or typeset. It is a letter, so
# that a quotation mark directly after code becomes a closing one.
CODE_LETTER = "x"

TERM_SYNTAX = "a term on one line, and on the next line a colon, three spaces and its meaning"
TABLE_SYNTAX = "a table with | between its cells"

# elements that only Markdown may write, with the syntax for each
MARKDOWN_SYNTAX = {
    "a": "[text](https://…)",
    "dd": TERM_SYNTAX,
    "dl": TERM_SYNTAX,
    "dt": TERM_SYNTAX,
    "h1": "## before it",
    "h2": "## before it",
    "h3": "### before it",
    "h4": "#### before it",
    "h5": "##### before it",
    "h6": "###### before it",
    "hr": "a line of ***",
    "img": "![what it shows]({static}picture.png)",
    "li": "- or 1. before each item",
    "ol": "1. before each item",
    "p": "its words without <p> and </p>, with a blank line before and after them",
    "pre": "~~~ before and after it",
    "table": TABLE_SYNTAX,
    "tbody": TABLE_SYNTAX,
    "td": TABLE_SYNTAX,
    "th": TABLE_SYNTAX,
    "thead": TABLE_SYNTAX,
    "tr": TABLE_SYNTAX,
    "ul": "- before each item",
}

# elements that would load something from another site, and what to write instead
EMBEDDING = {"audio", "embed", "iframe", "object", "video"}
EMBEDDING_REMEDY = "write a link with a picture: [![what it shows]({static}still.jpg)](https://…)"

# the attributes of each element, and those of all elements
ATTRIBUTES = {
    "*": ["class", "dir", "id", "lang", "title"],
    "a": ["href"],
    "del": ["datetime"],
    "details": ["open"],
    "img": ["alt", "src", "width"],
    "ins": ["datetime"],
    "ol": ["start"],
    "td": ["align"],
    "th": ["align"],
    "time": ["datetime"],
}

# the codes of languages in ISO 639-1, without deprecated ones,
# https://www.iana.org/assignments/language-subtag-registry
LANGUAGES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht
    hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny
    oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo
    za zh zu
""".split()
# a code of two or three letters, a script and a region; the case of letters has no meaning,
# https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1
LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(-[a-z]{4})?(-[a-z]{2}|-\d{3})?", re.ASCII | re.IGNORECASE)


def is_language_tag(value: str) -> bool:
    """Return whether a text is a language tag, with a known language or a code of three letters."""
    found = LANGUAGE_TAG.fullmatch(value)
    if not found:
        return False
    language = found[1].lower()
    return len(language) == 3 or language in LANGUAGES


def remedy_for(tag: str) -> str:
    """Return what to write instead of an element that is not allowed."""
    if tag in MARKDOWN_SYNTAX:
        return f"write {MARKDOWN_SYNTAX[tag]}"
    if tag in EMBEDDING:
        return EMBEDDING_REMEDY
    return "delete it, or write &lt; for the character <"
