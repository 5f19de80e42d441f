"""Shortens a paragraph to the sentences that name a tag, and short sentences beside them."""

import re
from itertools import pairwise

from turbohtml import Element, Text, parse_fragment

# The sign and the space between two sentences, as in "met. They" or "met?” «They". A small letter,
# as in "9 a.m. on Friday", does not begin a sentence.
SENTENCE_END = re.compile(
    r"""
    [.!?…؟۔]                    # the end of a sentence
    [”’“‘»)\]]*                 # quotation marks and brackets that it closes
    [^\S\u00a0\u202f]+          # a space at which a line can break, unlike that in "14. März"
    (?=
        ["“‘«„‚(\[]*            # those that the next sentence opens
        (?P<letter>\w)          # its first letter
    )
    | [。！？](?=[\w「『（])     # no space follows in Chinese and Japanese
    """,
    re.VERBOSE,
)
# A full stop after one of these words does not end a sentence, whatever the language of the text.
# Most words before a number, such as No. 5, are not needed here: sentences() knows that a digit
# begins no sentence.
ABBREVIATIONS = {
    "English": """Adm Amb Asst Atty Brig Capt Cllr Cmdr Col Cpl Det Dr Ft Gen Gov Hon Insp Lt Maj
        Messrs Mr Mrs Ms Mt Pfc Pres Prof Pvt Rep Rev Sec Sen Sgt St Supt cf vs""",
    "German": """Abg Bgm Fa Fr Hr LAbg Mag Mio Mrd Msgr Pfr Str Tsd Vbgm bspw bzw ca ehem evtl
        geb ggf inkl insb sog stellv zzgl""",
    "French": "Gén MM Mlle Mme Pr av bd gén",
    "Spanish": "Avda Cnel Dra Dña EE Excmo Fdo Gral Ilmo Lic Sr Sra Sres Srta núm pág",
    "Portuguese": "Cia Dep Des Exma Exmo Profa Ver",
    "Italian": "Avv Dott Sig Spett avv dott geom mons sig",
    "Polish": """Ul dyr gen godz im insp inż kard kpt ks mec min np pl prof prok tys tzw ul św""",
    "Turkish": "Av Bkz Doç Org Sn Yrd bkz",
    "Czech": "Ing JUDr MUDr Mgr PhDr",
    "Dutch, Hungarian and others": "dhr dr drs ds ing mevr mr",
    "Ukrainian and Russian": """Вул Ул акад бульв вул ген див доц зв напр обл пл полк просп проф св
        тов ул ім""",
}
ABBREVIATED_WORDS = {word for words in ABBREVIATIONS.values() for word in words.split()}
LONGEST_PAIR = 200  # characters of a sentence with a name and of one beside it, together
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS} "


def excerpt(html: str, names: re.Pattern) -> str:
    """Return the HTML of a paragraph with an ellipsis for sentences that are far from a name.

    names: finds the names; the paragraph must contain one of them.
    """
    tree = parse_fragment(html, positions=False)
    quoted = quoted_positions(tree.text, names)
    remove_characters(tree, quoted)
    for element in tree.select(":not(br)"):
        if not element.text:
            element.extract()
    return tree.inner_html.strip()


def quoted_positions(text: str, names: re.Pattern) -> set[int]:
    """Return the positions of the characters that an excerpt quotes.

    These are the sentences with a name, and short sentences just before and after them.
    """
    found = sentences(text)
    named = set()  # the positions of characters in names, which can have a full stop: Bros. Inc.
    for name in names.finditer(text):
        named.update(range(name.start(), name.end()))
    quoted = set()
    for number, sentence in enumerate(found):
        if named.isdisjoint(sentence):
            continue
        quoted.update(sentence)
        before_and_after = found[max(number - 1, 0) : number] + found[number + 1 : number + 2]
        for neighbour in before_and_after:
            if len(neighbour) + len(sentence) <= LONGEST_PAIR:
                quoted.update(neighbour)
    return quoted


def sentences(text: str) -> list[range]:
    """Return the positions of the characters of each sentence in a text."""
    starts = [0]
    for found in SENTENCE_END.finditer(text):
        before = text[: found.start() + 1]  # with the full stop
        letter = found["letter"] or ""
        # 21 in "Jan. 21" does not begin a sentence.
        begins_sentence = not letter.islower() and not letter.isdecimal()
        if begins_sentence and not ends_with_abbreviation(before):
            starts.append(found.end())
    return [range(start, end) for start, end in pairwise([*starts, len(text)])]


def ends_with_abbreviation(text: str) -> bool:
    """Return whether a text ends with a full stop that can be within a sentence.

    It is after one letter, such as B. in z. B., after a number of one or two digits, or after a
    word in ABBREVIATIONS.
    """
    if not text.endswith("."):
        return False
    word = re.split(r"\W", text[-20:-1])[-1]  # no abbreviation is longer
    is_day = len(word) == 2 and word.isdecimal()
    return len(word) == 1 or is_day or word in ABBREVIATED_WORDS


def remove_characters(tree: Element, quoted: set[int]) -> None:
    """Remove the characters and line breaks that are not quoted, with an ellipsis for each gap."""
    whole = tree.text
    position = 0
    for node in list(tree.descendants):
        if isinstance(node, Text):
            end = position + len(node.data)
            node.data = shorten(whole, range(position, end), quoted)
            position = end
        # The text after a <br> begins at `position`, with the new line that inline_copy() has put
        # there. If that new line is not quoted, the <br> is removed.
        elif node.tag == "br" and position not in quoted:
            node.extract()


def shorten(text: str, positions: range, quoted: set[int]) -> str:
    """Return the quoted characters of a part of a text, with an ellipsis where a gap begins."""
    characters = []
    for position in positions:
        if position in quoted:
            characters.append(text[position])
        elif position == 0 or position - 1 in quoted:  # a gap begins here
            # A quoted sentence can end with an ellipsis of its own.
            has_ellipsis = text[:position].rstrip().endswith(ELLIPSIS.rstrip())
            if not has_ellipsis:
                characters.append(ELLIPSIS)
    return "".join(characters)
