"""Reads front matter: headers in Pelican's format, or YAML between two lines of ---."""

import re
from itertools import pairwise, takewhile
from typing import NamedTuple

from .errors import beginning_of

FENCE = "---"
DASHES = r"[-–—]+\s*"  # as some programs write the line ---
HEADER = re.compile(r"[ \u00a0]{0,3}([^\s:]+)\s?:\s*(.*)")
SPACED_NAME = r"((?:image|based) [a-z]+):"  # such as Image alt
# A line that makes the text a draft, even if the rest of the YAML cannot be parsed.
DRAFT_LINE = r"""(?: draft: \s* (?:true|yes|on) | status: \s* ["']?draft["']? ) \s* (?:\s\#.*)?"""
# A line such as “status: draft”, in small letters, where no header can be, so it has no effect.
# It needs a colon, because | Status | draft | can be a row of a table.
LOST_STATUS = re.compile(
    r"[\W_]*(?:draft[\s*_]*:\W*(?:true|yes|on)|status[\s*_]*:\W*(?:draft|hidden|skip))\W*"
)
YAML_BOOLEAN = "tag:yaml.org,2002:bool"
STATUS_OF_DRAFT = {
    **dict.fromkeys(["true", "yes", "on"], "draft"),
    **dict.fromkeys(["false", "no", "off"], "published"),
}
# An indented line such as “  #1” or “  #Geneva” below a value: the author means a part of the
# value, but YAML reads a comment.
NUMBER_SIGN = r"\s+#\w.*"
SINGLE_QUOTED = r"\s*(?:-|[\w-]+:)\s+'"  # an entry or a value that begins with '
NO_SPACE = r"[\w-]+:(?:[^\s:/]|[\u00a0\u202f])"  # title:Talks, or a no-break space
YAML_LINE_BREAKS = dict.fromkeys([0x85, 0x2028, 0x2029], " ")
YAML_NULL = "tag:yaml.org,2002:null"


class Header(NamedTuple):
    """A header as it is written.

    value: a list if it is one in YAML;
    error: what is wrong with the value in YAML, or ''.
    """

    name: str
    value: str | list[str]
    line: int
    error: str = ""


class FrontMatter:
    """The headers of a file, and the line on which its text begins (the first is 1).

    errors: lines and messages;
    is_broken_draft: the YAML cannot be parsed, but a line says that the text is a draft.
    """

    def __init__(self, text_line: int):
        self.headers: list[Header] = []
        self.errors: list[tuple[int, str]] = []
        self.text_line = text_line
        self.is_broken_draft = False


def read_front_matter(lines: list[str]) -> FrontMatter:
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if len(fences) > 1 and fences[0] == 0:
        return read_yaml(lines[: fences[1]])
    return read_headers(lines)


def read_headers(lines: list[str]) -> FrontMatter:
    """Read lines of 'Name: value' up to the first blank line."""
    front_matter = FrontMatter(text_line=len(lines) + 1)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            front_matter.text_line = number + 1
            break
        header = HEADER.match(line)
        if header:
            name, value = header.groups()
            front_matter.headers.append(Header(name, value, number))
            continue
        front_matter.errors.append((number, no_header_message(line, number)))
        # If a header follows before the next blank line, this line is a mistake among the headers.
        # If none follows, a blank line is missing, and the text begins here.
        lines_below = takewhile(str.strip, lines[number:])
        is_text = not any(HEADER.match(below) for below in lines_below)
        # A line of --- begins YAML that is below other headers by mistake, or that is not closed.
        if is_text or line.rstrip() == FENCE:
            front_matter.text_line = number
            break
    return front_matter


def no_header_message(line: str, number: int) -> str:
    spaced_name = re.match(SPACED_NAME, line, re.IGNORECASE)
    if line.rstrip() == FENCE and number == 1:
        remedy = "put a second --- below the headers"
    elif line.rstrip() == FENCE:
        remedy = "put another --- above the headers, or delete this one"
    elif re.fullmatch(DASHES, line):
        remedy = "write --- instead"
    elif spaced_name:
        name = spaced_name[1].capitalize().replace(" ", "_")
        remedy = f"write {name}, with an underscore"
    else:
        remedy = "write Name: value on one line, or put a blank line before the text"
    return f"“{beginning_of(line)}” is not a header; {remedy}"


def read_yaml(lines: list[str]) -> FrontMatter:
    """Read YAML. lines: the first --- and all lines before the second."""
    import yaml  # imported here, as it takes a thirtieth of the time of a small build

    front_matter = FrontMatter(text_line=len(lines) + 2)  # after the second ---
    # YAML would end a line at these characters, which Source has already reported.
    lines = [line.translate(YAML_LINE_BREAKS) for line in lines]
    try:
        root = yaml.compose("\n".join(lines), yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        front_matter.errors.append(yaml_error(error, lines))
        front_matter.is_broken_draft = any(
            re.fullmatch(DRAFT_LINE, line, re.IGNORECASE | re.VERBOSE) for line in lines
        )
        return front_matter
    if root.tag == YAML_NULL:  # nothing between the two lines
        return front_matter
    if not isinstance(root, yaml.MappingNode):
        line = root.start_mark.line + 1
        front_matter.errors.append((line, "this is not a list of headers; write name: value"))
        return front_matter
    for key, node in root.value:
        read_yaml_header(key, node, lines, front_matter)
    return front_matter


def yaml_error(error: Exception, lines: list[str]) -> tuple[int, str]:
    """Return the line of an error of the YAML parser, and a message."""
    reason = getattr(error, "problem", None) or error
    problem = f"this is not valid YAML ({reason})"
    # If the space after a colon is missing, the parser reports an error on a later line.
    for number, line in enumerate(lines, 1):
        if re.match(NO_SPACE, line):
            return number, f"{problem}; write a plain space after the colon"
    # If prose is above the second ---, that --- belongs to the text, and the --- that should end
    # the headers is missing. The message is about the first ---, which nothing closes.
    if has_text_below_blank_line(lines):
        return 1, no_header_message(FENCE, 1)
    number = line_of_yaml_error(error)
    line = lines[number - 1] if number <= len(lines) else ""  # the error can be at the end
    if "\t" in line:
        return number, f"{problem}; write spaces instead of the tab"
    if "flow sequence" in context_of(error):
        return number, f'{problem}; close the bracket, and put " around a value that begins with #'
    if "simple key" in context_of(error):
        return number, f"{problem}; write name: value, and indent its other lines"
    if re.match(SINGLE_QUOTED, line):
        return number, f"{problem}; put quotation marks (\") around the value instead of '"
    if "escape" in problem or "hexdecimal" in problem:  # so spelt by the parser
        return number, f"{problem}; write \\\\ for each \\, or the character that is meant"
    if "quoted scalar" in context_of(error):
        return number, f"{problem}; close the quotation mark"
    remedy = 'put quotation marks (") around the value, and write \\" for each " inside it'
    return number, f"{problem}; {remedy}"


def has_text_below_blank_line(lines: list[str]) -> bool:
    """Return whether a line below a blank one is no header: the YAML may have ended there."""
    for above, line in pairwise(lines):
        is_header = HEADER.match(line) or line.lstrip().startswith(("-", "#"))
        if not above.strip() and line.strip() and not is_header:
            return True
    return False


def line_of_yaml_error(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    # A list, a quotation or a key begins at context_mark; problem_mark can be on a later line.
    if any(part in context_of(error) for part in ("flow sequence", "quoted scalar", "simple key")):
        mark = error.context_mark
    return mark.line + 1 if mark else 1


def context_of(error: Exception) -> str:
    """Return what the YAML parser was reading, such as "while parsing a flow sequence"."""
    return getattr(error, "context", None) or ""


def read_yaml_header(key, node, lines: list[str], front_matter: FrontMatter) -> None:
    """Add one header of a YAML mapping, or an error; key and node are YAML nodes."""
    line = key.start_mark.line + 1
    if not is_scalar(key):
        message = "the name of a header must be plain text; write name: value"
        front_matter.errors.append((line, message))
        return
    # YAML keeps a no-break space at either end of a name; strip() removes it, too.
    name = key.value.strip()
    add_lost_status(node, lines, front_matter)
    if name.lower() == "draft":
        add_draft(node, line, front_matter)
    elif is_scalar(node):
        error = ignored_words_error(node, lines)
        front_matter.headers.append(Header(name, scalar_value(node), line, error))
    elif node.id == "sequence":
        add_list(name, node, line, lines, front_matter)
    else:  # a mapping
        texts = [scalar_value(child) for _, child in node.value if is_scalar(child)]
        value = next(filter(None, texts), "value")
        error = f"the value of {name} must be text or a list of texts; write {name}: {value}"
        front_matter.headers.append(Header(name, value, line, error))


def add_lost_status(node, lines: list[str], front_matter: FrontMatter) -> None:
    """Add an error if the status of a text has become a part of the value above it.

    This happens in a value after | or >, and in a quoted one of several lines.
    """
    if not is_scalar(node) or is_plain(node):
        return
    # The marks count lines from 0. The status can be on any line below the one on which the value
    # begins. A quoted value ends within its last line. After | and >, end_mark is on the line
    # below the value, if there is one, and only spaces are before it.
    first_index = node.start_mark.line + 1
    end_index = node.end_mark.line
    end_of_value = lines[end_index][: node.end_mark.column]
    last_index = end_index if end_of_value.strip() else end_index - 1
    for index in range(first_index, last_index + 1):
        line = lines[index]
        if LOST_STATUS.fullmatch(line.lower()):
            message = f"“{line.strip()}” is a part of the value above; delete the spaces before it"
            front_matter.errors.append((index + 1, message))


def add_list(name: str, sequence, line: int, lines: list[str], front_matter: FrontMatter) -> None:
    """Add a header whose value is a list, with the error and the line of the first wrong entry."""
    values = [entry_value(entry, lines) for entry in sequence.value]
    header = Header(name, values, line)
    for entry in sequence.value:
        index, error = entry_error(entry, sequence, lines)
        if error:
            header = header._replace(line=index + 1, error=error)
            break
    front_matter.headers.append(header)


def entry_value(entry, lines: list[str]) -> str:
    """Return the value of an entry of a YAML list; if it is no text, the entry as written."""
    return scalar_value(entry) if is_scalar(entry) else written_from(entry, lines)


def entry_error(entry, sequence, lines: list[str]) -> tuple[int, str]:
    """Return the index of a line, and the error that an entry of a YAML list has on it, or ''."""
    first_index = entry.start_mark.line
    if not is_scalar(entry):
        return first_index, f'“{written_from(entry, lines)}” must be a text; put " around it'
    # YAML reads “- NATO” and a more indented “- EU” below it as one entry: “NATO - EU”.
    if is_plain(entry):
        # A plain entry ends on its own last line, so each index is that of a line.
        for index in range(first_index + 1, entry.end_mark.line + 1):
            line = lines[index].lstrip()
            if line.startswith("- "):
                return index, f"“{line}” belongs to the entry above; indent both alike"
    if sequence.flow_style:  # in [a, b], other entries follow on the same line
        return first_index, ""
    return first_index, ignored_words_error(entry, lines)


def ignored_words_error(scalar, lines: list[str]) -> str:
    """Return the error if YAML does not read the end of a value, as in “Talks #2”; '' otherwise."""
    if not is_plain(scalar):
        return ""
    written = written_from(scalar, lines)
    lines_below = lines[scalar.end_mark.line + 1 :]
    if written and lines_below and re.fullmatch(NUMBER_SIGN, lines_below[0]):
        written = f"{written} {lines_below[0].strip()}"
    if written == " ".join(scalar.value.split()):
        return ""
    remedy = 'put " around it, or move the comment to a line of its own, at the margin'
    return f"YAML does not read all of “{written}”; {remedy}"


def written_from(node, lines: list[str]) -> str:
    """Return the text from the beginning of a YAML node to the end of the line where it ends."""
    # A list or a mapping without brackets ends on the line below it, with only spaces before its
    # end. That line does not exist if the YAML ends there.
    last_line = node.end_mark.line
    before_end = "".join(lines[last_line : last_line + 1])[: node.end_mark.column]
    if not before_end.strip():
        last_line -= 1
    text = "\n".join(lines[node.start_mark.line : last_line + 1])
    return " ".join(text[node.start_mark.column :].split())


def add_draft(node, line: int, front_matter: FrontMatter) -> None:
    """Translate 'draft: true' into a status; anything that is not a boolean is an error."""
    value = node.value.lower() if is_scalar(node) else ""
    if node.tag == YAML_BOOLEAN and value in STATUS_OF_DRAFT:
        front_matter.headers.append(Header("status", STATUS_OF_DRAFT[value], line))
    else:
        message = "Draft must be true or false, without quotation marks"
        front_matter.errors.append((line, message))


def is_scalar(node) -> bool:
    return node.id == "scalar"


def is_plain(scalar) -> bool:
    """Return whether a value is neither in quotation marks nor after | or >."""
    return not scalar.style


def scalar_value(node) -> str:
    return "" if node.tag == YAML_NULL else node.value
