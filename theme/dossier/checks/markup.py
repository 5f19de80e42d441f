"""Finds markup that has no effect: each rule has an example of what it finds."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class MarkupRule(NamedTuple):
    """Markup that no text may contain.

    example: a text that contains it;
    pattern: a regular expression that finds it;
    message: names the error and what to do; {0} is the markup that was found, and {{ is printed
        as {;
    sign: characters that each match of the pattern contains. A line without them is not searched,
        which saves much time if the pattern begins with .*
    """

    example: str
    pattern: str
    message: str
    sign: str = ""


OTHER_TOOL = (
    "{0} is markup of another tool, which has no effect here; delete it, or write it as code"
)

# Rules for a line that is not code. Each pattern is matched from the beginning of the line.
LINE_RULES = [
    MarkupRule(
        "``` two words",
        r"~~~+|```+(?=[^`]*$)",
        "{0} does not begin code; put it at the margin, name one language at most, and close it",
    ),
    MarkupRule(
        "[^two words]: The note",
        r"\[\^[^\]]*\s[^\]]*\](?=:)",
        "the name of the note {0} contains a space; write a hyphen",
    ),
    MarkupRule(
        "[^50%]: The note",
        r'\[\^[^\]\s]*[\\"<>^`{|}%#\[][^\]\s]*\](?=:)',
        "the name of the note {0} has a character that links cannot have;"
        " use letters, digits and hyphens",
    ),
    MarkupRule(
        "[^source.]: The note",  # ID in sanitizer.py refuses a full stop at the end
        r'\[\^[^\]\s\\"<>^`{|}%#\[]*\.\](?=:)',
        "the name of the note {0} ends with a full stop; delete it",
    ),
    MarkupRule(
        "## Learning C#",
        r"#{1,6}(?!#).*[^\s#\\]#+\s*$",
        r"the # at the end of the heading would not be printed; write \#",
    ),
    MarkupRule(
        "-\u00a0A no-break space",
        r"[-*+:][\u00a0\u202f]",
        "the space after {0} is a no-break space; write a plain one, or – for a dash",
    ),
    MarkupRule(
        "+ + + News + + +",
        r"[-*+](?: [-*+])+ (?=\w)",
        "{0} begins a list in a list; write \\ before each sign, or no spaces between them",
    ),
    MarkupRule(
        "-",
        r"[-*+]\s*$",
        r"{0} has no text after it; delete it, or write \{0} for the character",
    ),
    MarkupRule(
        "------ --------",
        r"-{2,}( +-{2,})+\s*$",
        "this is not a table; write | between its cells, and | --- | --- | below its headings",
        "--",
    ),
    MarkupRule(
        "The report<https://z.example> of an e-mail",
        r".*[0-9A-Za-zÀ-ӿ](?=<(?:https?://|mailto:))",  # not in Japanese, which has no spaces
        "an address in <…> directly after a word would be joined to it; write [text](https://…)",
        "<",
    ),
    MarkupRule(
        "A line\\",
        r".*(?<!\\)(?:\\\\)*\\$",
        r"the \ at the end does not break the line; write two spaces instead",
        "\\",
    ),
    # but not :smile:, for which TEXT_RULES have a rule
    MarkupRule(
        ":A meaning",
        r":(?=[^\W\d_])(?!\w+:)",
        "{0} does not begin a meaning; write three spaces after it",
    ),
    MarkupRule("== A heading", r"={2,6}(?= \w)", OTHER_TOOL, "=="),
    MarkupRule("h2. A heading", r"h[1-6]\.(?= \S)", OTHER_TOOL, "h"),
    MarkupRule('=== "A tab"', r'={3}[!+]? +"', OTHER_TOOL, "==="),
    MarkupRule('--8<-- "a file"', r"-+8<-+", OTHER_TOOL, "8<"),
    MarkupRule(
        "import { Image } from 'astro:assets'",
        r"import (?:\S+|\{[^{}]*\}) from ['\"]\S+;?$",
        OTHER_TOOL,
        "import ",
    ),
    MarkupRule(
        "export const meta = 1",
        r"export (?:const \w+ =|(?:default )?(?:class \w+ ?\{|function \w+ ?\()|\{)",
        OTHER_TOOL,
        "export ",
    ),
    # With [^`]* at the beginning, a rule finds markup anywhere before the first ` of the line,
    # which can begin code.
    MarkupRule(
        "Text \\[/caption\\]",
        r"[^`]*\\\[(?:/[a-z]{3,}\\\]|[a-z][\w-]* [\w-]+=[\"']|(?:embed|vimeo|youtube)[ =]https?:)",
        OTHER_TOOL.format(r"\[…\]"),
        "\\[",
    ),
    MarkupRule(
        "__init__.py",
        r"[^`]*(?<!\w)(__?)[a-z]+\1(?=\.(?:css|html|js|json|md|py|sh|toml|ts|txt|yaml|yml)\b)",
        "_ before and after a name emphasizes it; write the name of a file as code, `name`",
        "_.",
    ),
    MarkupRule(
        "C:\\temp\\*.txt",
        # \ before a sign, or \\ before the name of a server
        r"[^`]*(?:(?<!\w)[A-Z]:\\(?:\w+\\)+[*_.#([]|(?<!\S)\\\\[A-Za-z][\w-]*\\\w)",
        r"a \ before a sign is not printed; write the path of a file as code, `C:\…`",
        "\\",
    ),
    MarkupRule("/// note", r"/{3,} [a-z]+(?: \|.*)?\s*$", OTHER_TOOL, "///"),
    MarkupRule("\\newpage", r"\\[a-z]+\s*$", OTHER_TOOL, "\\"),
    MarkupRule(".. note::", r"\.\. [\w-]+::", OTHER_TOOL, "::"),
    MarkupRule("!!! note", r"!!!+ *[a-z]+(?!.*!!)", OTHER_TOOL, "!!!"),
    MarkupRule("??? note", r"\?\?\?\+? +\w+", OTHER_TOOL, "???"),
    MarkupRule("::: warning", r":::+ *\{?\w*", OTHER_TOOL, ":::"),
]

# Rules for the text of a rendered block, in which no markup should be left.
TEXT_RULES = [
    MarkupRule("{{ page.url }}", r"\{\{[%<]?(?=[^{}]*\}\})", OTHER_TOOL),
    MarkupRule("{% include x %}", r"(?<!\{)\{%(?=[^{}]*%\})", OTHER_TOOL),
    MarkupRule("{# A comment #}", r"\{#(?=[^{}]*#\})", OTHER_TOOL),
    MarkupRule("{/* A comment */}", r"\{/\*", OTHER_TOOL),
    MarkupRule("{!file.md!}", r"\{![^{}]+!\}", OTHER_TOOL),
    MarkupRule(
        "``A quotation''",
        # not three at the beginning of a line, for which LINE_RULES have a rule
        r"(?<!`)``(?=[^\s`])|(?<=[^\n`])```(?=\S)",
        '{0} is no quotation mark; write "',
    ),
    MarkupRule(",,A quotation''", r"(?<!,),,(?=[^\s,])", '{0} is no quotation mark; write "'),
    MarkupRule("It´s so", r"(?<=[^\W\d_])[´`](?=[^\W\d_])", "{0} is no apostrophe; write '"),
    MarkupRule(
        "[[Background]]",
        r"\[\[[^\[\]]+\]\]",
        "{0} is markup of another tool; write [text]({{filename}}page.md) for a link,"
        " or ![what it shows]({{static}}photo.jpg) for a picture",
    ),
    MarkupRule(
        "[!NOTE]",
        r"^ *\[![A-Za-z]+\]",
        "{0} is markup of another tool, which has no effect here; begin with the text itself",
    ),
    MarkupRule("[TOC]", r"^ *\[(?:TOC|toc|gallery|playlist)\] *$", OTHER_TOOL),
    MarkupRule("{toc}", r"^ *\{[a-z]+\} *$", OTHER_TOOL),
    MarkupRule(
        "{frontmatter.title}", r"\{(?:frontmatter|meta|page|post|props|site)\.\w+\}", OTHER_TOOL
    ),
    MarkupRule("[ ] A task", r"^ *\[[ xX]\] ", OTHER_TOOL),
    MarkupRule(
        "A dash &mdash without a semicolon",
        r"&(?:hellip|[lr][ds]quo|[mn]dash|nbsp)\b(?!;)",
        "{0} is read as text; add a semicolon",
    ),
    MarkupRule("[/caption]", r"\[/[a-z][\w-]*\]", OTHER_TOOL),
    MarkupRule(
        "[image: map.png]",
        r"\[(?:cid|image):[^\[\]]+\]",
        "{0} stands for a picture in an e-mail; write ![what it shows]({{static}}photo.jpg)",
    ),
    MarkupRule(
        "[gallery ids=1,2]",
        r"\[[a-z][\w-]* +(?:[\w-]+=[\"']|(?:ids?|src|url|width)=)[^\[\]]*\]",
        OTHER_TOOL,
    ),
    MarkupRule(
        "[youtube https://a.example]",
        r"\[(?:embed|vimeo|youtube)[ =](?:https?:|\d)[^\[\]]*\]",
        OTHER_TOOL,
    ),
    MarkupRule(
        "[@roe2022, p. 3]",
        r"\[(?:see |cf\. )?-?@\w[^\[\]]*\]",
        r"{0} is markup of another tool; write a note, or \[ for the character",
    ),
    MarkupRule(
        "z.\\ B.",
        r"(?<=[\d.])\\ (?=\w)",
        "{0} is no space; write a space, or &nbsp; for one at which no line breaks",
    ),
    MarkupRule("$$x^2$$", r"\$\$(?=[^$\n]*[\\^_=])[^$\n]+\$\$", OTHER_TOOL),
    MarkupRule("$$\nx^2\n$$", r"^\$\$\n(?=[^$]*[\\^_=])[^$]+\n\$\$$", OTHER_TOOL),
    MarkupRule(
        "$x^2$",
        # The first $ is followed by no space, by no amount, as in $5 to @ann_lee for 10$, and by no
        # command such as \frac{1}{2}, which the next rule finds.
        r"(?<![\w$])\$(?!\s|\d[^$\s^_\\]*\s|[^$\n]*\\[A-Za-z]+\{)"
        r"(?=[^$\n]*(?:\\[A-Za-z]|[_^][\w{]))[^$\n]*[^$\s]\$(?![\w$])",
        OTHER_TOOL,
    ),
    MarkupRule("\\cite{roe2022}", r"\\[A-Za-z]+\{[^{}\n]*\}", OTHER_TOOL),
    # attributes on two lines, as Pandoc writes them
    MarkupRule('*emphasis*{width="6in"\nheight="4in"}', r"\{[a-z]+=\"[^{}]*\}", OTHER_TOOL),
    # a comment or a change in a file of Word, as Pandoc writes it
    MarkupRule('[met]{.deletion author="Ann"}', r"(?:\[[^\[\]]*)?\]\{[^{}]*\}", OTHER_TOOL),
    MarkupRule("<%= title %>", r"<%[^%]*%>", OTHER_TOOL),
    MarkupRule("{>>A comment<<}", r"\{(?:\+\+|--|~~|==|>>)[^{}]+\}", OTHER_TOOL),
    MarkupRule("A paragraph. ^block", r"(?<=\s)\^[A-Za-z0-9-]+ *$", OTHER_TOOL),
    MarkupRule(
        "H~2~O",
        r"(?<=\w)~[\w+-]+~(?!~)",
        "{0} does not lower the text; write <sub>…</sub>",
    ),
    MarkupRule(
        "x^2^",
        r"(?<=\w)\^(?:\w+\^(?!\^)|[\w+-]+\^(?![\w^]))",
        "{0} does not raise the text; write <sup>…</sup>",
    ),
    MarkupRule(
        "++Inserted text++",
        r"(?<![\w+])\+\+(?=[^\s+])[^+\n]+(?<=\S)\+\+(?![\w+])",
        "++ does not mark the text as inserted; write <ins>…</ins>",
    ),
    MarkupRule(
        "(a link)[https://e.example]",
        r"\([^()]+\)\[https?://[^\s\[\]]+\]",
        "{0} is not a link; write [text](https://…)",
    ),
    MarkupRule(
        "[a link] (https://e.example)",
        r"\[[^\[\]]+\]\s+\(https?://[^\s()]+\)",
        "{0} is not a link; delete the space or the line break between ] and (,"
        " or write \\[ for the character",
    ),
    MarkupRule(
        "See a link](https://e.example).",
        r"^[^\[\]…\n]*\]\(https?://[^\s()]*\)",
        "{0} ends no link; write [ before the words of the link",
    ),
    MarkupRule(
        "[a link]https://e.example",
        r"\[[^\[\]]+\]https?://",
        "{0} does not begin a link; write [text](https://…)",
    ),
    MarkupRule(
        "<https://e.example and more",
        r"<https?://",
        "{0} does not begin a link; write <https://…>",
    ),
    MarkupRule(
        "[https://e.example a link]",
        r"\[https?://[^\s\[\],]+ [^\[\]]+\]",
        "{0} is not a link; write [text](https://…)",
    ),
    MarkupRule(
        "'''Bold text'''",
        r"(?<!['\d])'{2,3}(?=[^\s'])[^'\n]+'{2,3}(?!')",
        "{0} is not emphasized; write *text* or **text**",
    ),
    MarkupRule(
        "A ==highlight==",
        # not beside “…”, which stands for code, an address or an entity
        r"(?<![=\w…])==(?=[^\s=])[^=]*(?<=[^\s=])==(?![=\w…])",
        "{0} is markup of another tool, which has no effect here; write <mark>…</mark>",
    ),
    MarkupRule("An emoji :smile:", r"(?<![:\w]):[a-z][a-z_-]*[a-z]:(?![:\w])", OTHER_TOOL),
    MarkupRule("A thumb :+1:", r"(?<![:\w/]):[+-]1:(?![:\w])", OTHER_TOOL),
    MarkupRule("%%\nA comment\n%%", r"%%[^%]+%%|^%%$", OTHER_TOOL),
    MarkupRule(
        "A claim.^[Its source.]",
        r"\^\[",
        "{0} is markup of another tool; write [^name] here,"
        " and the note in a paragraph that begins with “[^name]:”",
    ),
    MarkupRule(
        "A claim.[^source]",
        r"\[\^[^\]]+\]",
        "the note {0} has no text; write it in a paragraph that begins with “{0}:”,"
        " with no space before the colon",
    ),
    MarkupRule(
        "[a link](https://e.example/a",
        r"\[[^\[\]]*\]\(",
        r"{0} is not a link; close it, write spaces in its address as %20, or \[ for the character",
    ),
    MarkupRule(
        "[a reference][nowhere]",
        r"(?<!\w)\[(?!\d+\]\[\d)[^\]\[]+\]\[[^\]]*\]",  # but not [1][2], as Wikipedia has
        r"{0} refers to nothing; add its address, or write \[ for the character",
    ),
    MarkupRule(
        " *[OSCE]: an organization",
        r"^ *\*\[[^\[\]\n]+\]:",
        "{0} explains no abbreviation; put it at the margin, and its meaning after it",
    ),
    MarkupRule(
        "<!-- A comment",
        r"<![-–—]",
        "the comment does not end before a blank line; add -->",
    ),
    MarkupRule(
        "<! -- A comment -->",
        r"(?!<![-–—])<\s?[!#]\s?[-–—]+",
        "{0} does not begin a comment; write <!--",
    ),
    MarkupRule(
        "See {static}report.pdf",
        r"\{(?:filename|static|attach|tag|category|author)\}",
        "{0} is not in a link; write [text]({0}…), or `{0}` as code",
    ),
    MarkupRule(
        "Some text {: .hint }",
        r"\{:[^}\n]*\}|(?<!\])\{[#.][\w-]+\}|^\{:.*$",
        r"{0} is read as text; put it at the end of its heading, or on a line of its own directly"
        r" below a paragraph or an item, or write \{{",
    ),
    MarkupRule(
        "**Some text",
        r"(?<![\w*])\*\*(?=[^\s*])",
        "** does not make the text bold; write ** directly after the last bold word,"
        r" or write \*\* for the characters",
    ),
    MarkupRule(
        "It is ** bold**.",
        r"(?<!\S)(?:\*\* [^*\n]*[^\s*]\*\*|__ [^_\n]*[^\s_]__|__[^\s_][^_\n]* __)(?!\w)",
        "{0} is not bold; delete the spaces beside its marks, or write \\ before each mark",
    ),
    MarkupRule(
        "He read *Der Spiegel *and more.",
        r"(?<![\w*])\*[A-ZÀ-ÖØ-ÞЀ-Я][^*\n]*[^*\n,;] \*(?=[^\W\d_])",
        "{0} is not emphasized; put the space after the last *, or write \\* for each",
    ),
    MarkupRule(
        "~~Deleted text~~",
        r"(?<!~)~~(?=[^\s~])",
        "~~ does not strike the text out; write <del>…</del>",
    ),
    MarkupRule(
        "|---|---|",
        r"^ *(?:[ :]*[-–—]+[ :]*)?(?:\|[ :]*[-–—]+[ :]*)+\|? *$",
        "this is not a table; put a blank line above its headings, and dashes below each of them",
    ),
    MarkupRule(
        "| Side | Minister |",
        # not below a line of dashes, which ends with -, -| or - |
        r"(?<![-:]\n)(?<![-:]\|\n)(?<![-:] \|\n)"
        r"^ *\|(?=[^\n]*\w)(?:[^|\n]*\|){2,}"  # a row with a word and at least three bars
        r"(?! *\n[ |:]*-)"  # without a line of dashes below it
        r" *(?:\n *\|[^\n]*\| *)*$",  # and the rows below it, so that they are reported once
        r"this is not a table; put a line of dashes below its headings, | --- | --- |,"
        r" or write \| for the character",
    ),
    # In an item of a list, these need a blank line above.
    MarkupRule(
        "- An item\n    > and a quotation",
        r"^ +(?:>|#{2,6}(?= )|:(?= {3})|\*{3}$|-{3}$)",
        r"{0} has no effect here; put a blank line before it, or write \{0} for the character",
    ),
    MarkupRule(
        "| A line\n| of a poem",
        # below another line of the same block; <br> begins a new block
        r"(?<=[^\n]\n) *\|(?= [^|\n]*$)",
        r"{0} does not begin a new line; write two spaces at the end of the line above,"
        r" or \| for the character",
    ),
]
# Whatever LINE_RULES find begins with or contains one of these. For most lines, no rule is tried.
SUSPICIOUS_LINE = re.compile(r"[^\w\s]|h[1-6]\.|import |export |.*(?:[<\\]|_\.)")
# The same for TEXT_RULES and the text of a block.
SUSPICIOUS_TEXT = re.compile(r"[\[\]{<|~^´`\\*_]|,,|\n +[>#:*-]|==|%%|\+\+|\$\$|''|:[a-z+-]|&[a-z]")


@cache
def regex(pattern: str) -> re.Pattern:
    """Compile a pattern when it is first needed, as most texts need few of them."""
    return re.compile(pattern, re.MULTILINE)


def check_line_start(line: str) -> Iterator[str]:
    """Check a line that is not code; the spaces before it are removed."""
    if not SUSPICIOUS_LINE.match(line):
        return
    for rule in LINE_RULES:
        if rule.sign not in line:
            continue
        found = regex(rule.pattern).match(line)
        if found:
            yield rule.message.format(found[0].strip())


def check_rendered_text(text: str) -> Iterator[str]:
    """Check the text of a block as readers would see it."""
    if not SUSPICIOUS_TEXT.search(text):
        return
    for rule in TEXT_RULES:
        for found in regex(rule.pattern).finditer(text):
            markup = " ".join(found[0].split())
            yield rule.message.format(markup)
