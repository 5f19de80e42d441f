"""Checks web, mail and telephone addresses outside the site, and the site's public address.

Each error is the end of a sentence that begins with the address.
"""

import re
from urllib.parse import quote, urlsplit

from ..characters import code_point, invisible_characters

LABEL = r"[^\W_](?:[\w-]*[^\W_])?"  # letters and digits, with hyphens or underscores between them
HOST = re.compile(rf"(?:{LABEL}\.)*{LABEL}")
# Characters that must be escaped, and % without two hexadecimal digits.
# https://url.spec.whatwg.org/#url-writing
UNESCAPED = re.compile(r'[\s"<>\\^`{|}\[\]]|%(?![\da-fA-F]{2})')
TEMPLATE_TAG = r"\{[{%]"  # {{ page.url }} or {% post_url talks %}
# What follows “mailto:” in an address: recipients, perhaps with a subject, or only a subject.
MAIL = r"[^@?\s]+@[^@?\s]+\.[^?\s]+(?:\?.*)?|\?.+"
TELEPHONE = r"\+?[\d().*-]+(?:;[\w=.+-]+)*"
PORT = r"\d{1,5}"
QUOTATION_MARKS = tuple("\"'“”„‘’«»")
WINDOWS_PATH = r"(?:[A-Za-z]:)?\\"
LARGEST_PORT = 65535
NO_DOMAIN = "has no domain name, such as dossier.example; correct it"
INCOMPLETE = "is not a complete address; write https://…"


def outside_address_error(address: str) -> str:
    """Return the error in a web, mail or telephone address, or ''."""
    if re.match(WINDOWS_PATH, address):
        return "is a path of Windows; copy the file to content/, and write {static} and its name"
    scheme, _, rest = address.partition(":")
    scheme = scheme.lower()
    if scheme == "tel":
        is_number = re.fullmatch(TELEPHONE, rest, re.ASCII)
        return "" if is_number else "is not a number; write tel:+41221234567"
    if scheme == "mailto" and not re.fullmatch(MAIL, rest):
        return "is not an address; write mailto:name@dossier.example"
    error = character_error(address)
    if error:
        return error
    if scheme == "mailto":
        return ""
    if scheme not in {"http", "https"} or not rest.startswith("//"):
        # MAIL also matches a subject alone, which is only possible after “mailto:”.
        is_mail = bool(re.fullmatch(MAIL, address)) and not re.search("^[?]|[:/]", address)
        return f"has no scheme; write mailto:{address}" if is_mail else INCOMPLETE
    error = host_error(address)
    if error:
        return error
    host = urlsplit(address).hostname or ""
    last_label = host.rpartition(".")[2]
    is_ip_address = last_label[:1].isdecimal()  # 192.0.2.1
    if "." not in host or is_ip_address:
        return NO_DOMAIN
    return ""


def site_address_error(address: str) -> str:
    """Return the error in the public address of a site, or ''."""
    if address != address.strip(" \"'"):
        return "begins or ends with a space or a quotation mark; delete it"
    error = character_error(address)
    if error:
        return error
    if not re.match("https?://", address, re.IGNORECASE):
        return "is not a complete address; begin it with https://"
    if "?" in address or "#" in address:
        return "has a query or a fragment; delete it"
    parts = address.partition("://")[2].split("/")
    if {"", ".", ".."} & set(parts):
        return "has an empty part, or one that is . or ..; delete that part"
    if address.endswith(".html"):
        return "ends with the name of a page; delete that"
    return host_error(address)


def character_error(address: str) -> str:
    invisible = invisible_characters(address)
    if invisible:
        return f"contains the invisible character {code_point(invisible[0])}; delete it"
    if "\n" in address:
        return "is on two lines; write it on one"
    if address.count("#") > 1:
        return "contains two #; write %23 for the second"
    if "\\" in address:
        return "contains “\\”; write /"
    if address.startswith(QUOTATION_MARKS) and address.endswith(QUOTATION_MARKS):
        return "is in quotation marks; delete them"
    unescaped = UNESCAPED.search(address)
    if not unescaped:
        return ""
    if address[: unescaped.end()].endswith("//["):  # an IPv6 address: https://[2001:db8::1]/
        return NO_DOMAIN
    if re.search(TEMPLATE_TAG, address):
        return "contains markup of another tool; write {filename} and the name of a file"
    return f"contains “{unescaped[0]}”; write {quote(unescaped[0])} for it"


def host_error(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:  # the host contains characters that browsers read as / or @
        return "has no valid host name; correct it"
    if "@" in parts.netloc:
        return "contains a user name; delete it"
    host, _, port = parts.netloc.partition(":")
    if port and not is_port(port):
        return f"has no valid port; write a number from 0 to {LARGEST_PORT}"
    if not HOST.fullmatch(host):
        return "has no valid host name; correct it"
    return ""


def is_port(text: str) -> bool:
    return bool(re.fullmatch(PORT, text, re.ASCII)) and int(text) <= LARGEST_PORT
