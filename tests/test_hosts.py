"""What publishing writes is served right by real servers: all that are installed, at a root and below a subpath."""

import gzip
from fnmatch import fnmatchcase
from http.client import HTTPConnection

import brotli
import pytest
from catalogue import OWN, ROOT
from dossier.finish.site_files import SERVER_FILES
from hosts import CODINGS, INSTALLED, READY, Host
from workshop import contents

from publishconf import HEADERS

SUBPATH = "/read/"
DECODERS = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}
UNTOLD = {"python", "busybox"}  # servers that cannot be told of headers; the first neither of types


def said(address):
    """Return the headers that the list has for an address."""
    patterns = [headers for pattern, headers in HEADERS.items() if fnmatchcase(f"/{address}", pattern)]
    return {name: value for headers in patterns for name, value in headers.items()}


def kind(value):
    return value.partition(";")[0]


@pytest.fixture(scope="module")
def folders(publish):
    return {
        below: publish(OWN, f"SITEURL=https://dossier.example{below.rstrip('/')}").folder for below in ("/", SUBPATH)
    }


@pytest.fixture(
    scope="module",
    params=[(name, below) for name in INSTALLED for below in ("/", SUBPATH)],
    ids=lambda given: f"{given[0]} at {given[1]}",
)
def host(request, folders):
    name, below = request.param
    host = Host(name, folders[below], below)
    host.files = {
        address: data
        for address, data in contents(folders[below]).items()
        if address not in SERVER_FILES and not address.endswith((".gz", ".br"))
    }
    host.connection = HTTPConnection("127.0.0.1", host.port)
    yield host
    host.connection.close()
    host.stop()


def get(host, address, coding=None):
    """Return the status, the headers and the body, decoded, of an address below the site's."""
    host.connection.request("GET", host.below + address, headers={"Accept-Encoding": coding} if coding else {})
    answer = host.connection.getresponse()
    data = answer.read()
    return answer.status, answer.headers, DECODERS[answer.headers["Content-Encoding"]](data)


def faults(host, address, headers):
    """Return what headers do not say as the list does."""
    wanted = said(address) | {"Content-Type": kind(said(address).get("Content-Type", ""))}
    if host.name in UNTOLD:
        wanted = {"Content-Type": wanted["Content-Type"]}
    if not wanted["Content-Type"] or host.name == "python" or (host.name == "busybox" and address == "sitemap.xml"):
        del wanted["Content-Type"]
    given = {name: ", ".join(headers.get_all(name, ["none"])) for name in wanted}
    if "Content-Type" in given:
        given["Content-Type"] = kind(given["Content-Type"]).replace("application/javascript", "text/javascript")
    return {name: value for name, value in given.items() if value != wanted[name]}


def test_every_file_is_served_with_its_headers(host):
    for address, data in host.files.items():
        status, headers, body = get(host, address)
        assert (status, body) == (200, data), address
        assert faults(host, address, headers) == {}, address
        assert "Content-Encoding" not in headers


def test_every_text_is_served_compressed(host):
    for coding in CODINGS[host.name]:
        for address, data in host.files.items():
            status, headers, body = get(host, address, coding)
            assert (status, body) == (200, data), address
            assert faults(host, address, headers) == {}, address
            compressed = said(address).get("Content-Type") and len(data) > 500
            assert headers["Content-Encoding"] == (coding if compressed else None), address


def test_the_address_of_a_folder_shows_its_index(host):
    for coding in None, *CODINGS[host.name]:
        status, headers, body = get(host, "", coding)
        assert (status, body) == (200, host.files["index.html"])
        assert faults(host, "", headers) == {}


@pytest.mark.parametrize("address", ["unknown.html", "tag/unknown", "theme/unknown.png", "a/b/c/"])
def test_what_is_missing_is_told_with_the_page_for_it(address, host):
    status, headers, body = get(host, address)
    assert status == 404
    if host.name != "python":
        assert body == host.files["404.html"]
    if host.name not in UNTOLD:
        assert faults(host, "404.html", headers) == {}


def test_the_folder_without_its_slash_leads_to_it(host):
    if host.below == SUBPATH:
        host.connection.request("GET", SUBPATH.rstrip("/"))
        answer = host.connection.getresponse()
        answer.read()
        assert answer.status in {301, 302}
        assert answer.headers["Location"].removeprefix(host.origin) == SUBPATH


def forms(files):
    return {address for address in files if address.endswith((".gz", ".br"))}


def test_each_text_that_is_large_has_its_forms_and_nothing_else_has(folders):
    files = contents(folders["/"])
    large = {address for address in {*files} - forms(files) if len(files[address]) > 500}
    texts = {address for address in large - SERVER_FILES if not address.endswith(".png")}
    assert forms(files) == {f"{address}.{form}" for address in texts for form in ("gz", "br")}
    for address in texts:
        assert gzip.decompress(files[f"{address}.gz"]) == files[address]
        assert brotli.decompress(files[f"{address}.br"]) == files[address]


def test_a_site_without_a_public_address_has_nothing_for_hosts(example):
    files = contents(example.folder)
    assert forms(files) | ({*files} & SERVER_FILES) == set()


def test_a_change_of_headers_gives_readers_no_new_version(workshop):
    before, after = [], []
    for found in before, after:
        assert workshop.make("html", f"SITEURL=https://dossier.example{SUBPATH.rstrip('/')}").returncode == 0
        found.append(workshop.pages())
        with (workshop.folder / "publishconf.py").open("a") as file:
            file.write('\nHEADERS["/*"]["X-Robots-Tag"] = "noindex"\n')
    differing = {address for address in before[0] if before[0][address] != after[0].get(address)}
    assert differing == {"_headers", ".htaccess"}


@pytest.mark.parametrize("name", READY.values())
def test_a_ready_configuration_is_short_and_says_what_the_list_says(name):
    text = (ROOT / "theme/hosting" / name).read_text()
    assert len(text.splitlines()) <= 25 or name == "lighttpd.conf"
    for headers in HEADERS.values():
        for header, value in headers.items():
            if header != "Content-Type" and name != "busybox.conf":
                assert value in text, header


def test_no_two_patterns_say_the_same_header_of_a_file(folders):
    for address in contents(folders["/"]):
        patterns = [headers for pattern, headers in HEADERS.items() if fnmatchcase(f"/{address}", pattern)]
        names = [name for headers in patterns for name in headers]
        assert len(names) == len({*names}), address
