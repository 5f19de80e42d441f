"""Real servers send the published site as it is, with the headers of publishconf.py."""

import gzip
from fnmatch import fnmatchcase
from http.client import HTTPConnection

import brotli
import pytest
from hosts import KINDS, Host, parameters
from project import contents
from site_content import ROOT, SAMPLE

from publishconf import HEADERS

PATHS = ["/", "/read/"]
DECODERS = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}
SERVER_FILES = {".htaccess", ".nojekyll", "_headers"}
CONFIGURATIONS = [kind.configuration for kind in KINDS.values() if kind.configuration]


def is_compressed(address):
    return address.endswith((".gz", ".br"))


def expected_headers(address):
    found = {}
    for pattern, headers in HEADERS.items():
        if fnmatchcase(f"/{address}", pattern):
            found |= headers
    return found


@pytest.fixture(scope="module")
def folders(publish):
    """The published site for each path."""
    found = {}
    for path in PATHS:
        address = f"https://dossier.example{path.rstrip('/')}"
        found[path] = publish(SAMPLE, f"SITEURL={address}").folder
    return found


@pytest.fixture(scope="module", params=parameters(*KINDS))
def server(request):
    return request.param


@pytest.fixture(scope="module", params=PATHS, ids=["root", "subpath"])
def host(server, request, folders):
    """A running server, the files that it should send, and a connection to it."""
    path = request.param
    host = Host(server, folders[path], path)
    files = contents(folders[path])
    host.files = {address: data for address, data in files.items() if not is_compressed(address)}
    for address in SERVER_FILES:
        del host.files[address]
    host.connection = HTTPConnection("127.0.0.1", host.port)
    yield host
    host.connection.close()
    host.stop()


def get(host, address, encoding=None):
    """Return the status, the headers and the decoded body of a response."""
    request_headers = {"Accept-Encoding": encoding} if encoding else {}
    host.connection.request("GET", host.path + address, headers=request_headers)
    response = host.connection.getresponse()
    data = response.read()
    decode = DECODERS[response.headers["Content-Encoding"]]
    return response.status, response.headers, decode(data)


def assert_headers(host, address, headers):
    """Assert that a response has the headers of an address, and each of them once."""
    expected = expected_headers(address)
    if host.name == "busybox":  # it sends no other headers, and one type for all .xml files
        expected = {name: value for name, value in expected.items() if name == "Content-Type"}
        if address == "sitemap.xml":
            expected = {}
    for name, value in expected.items():
        sent = headers.get_all(name, [])
        if name == "Content-Type":  # some servers leave out the character set
            sent = [each.partition(";")[0] for each in sent]
            value = value.partition(";")[0]
            if value == "text/javascript":
                sent = [each.replace("application/javascript", value) for each in sent]
        assert sent == [value], (address, name)


def test_every_file_is_sent_with_its_headers(host):
    for address, data in host.files.items():
        status, headers, body = get(host, address)
        assert (status, body) == (200, data), address
        assert_headers(host, address, headers)
        assert "Content-Encoding" not in headers


def test_every_long_text_is_sent_compressed(host):
    for encoding in KINDS[host.name].encodings:
        for address, data in host.files.items():
            status, headers, body = get(host, address, encoding)
            assert (status, body) == (200, data), address
            assert_headers(host, address, headers)
            is_long_text = "Content-Type" in expected_headers(address) and len(data) > 500
            assert headers["Content-Encoding"] == (encoding if is_long_text else None), address


def test_the_address_of_the_folder_shows_the_front_page(host):
    for encoding in None, *KINDS[host.name].encodings:
        status, headers, body = get(host, "", encoding)
        assert (status, body) == (200, host.files["index.html"])
        assert_headers(host, "", headers)


def test_a_missing_address_shows_the_page_for_it(host):
    for address in "unknown.html", "tag/unknown", "theme/unknown.png", "a/b/c/":
        status, headers, body = get(host, address)
        assert (status, body) == (404, host.files["404.html"]), address
        assert_headers(host, "404.html", headers)


def test_the_path_without_its_slash_redirects_to_it(host):
    if host.path != "/":
        host.connection.request("GET", host.path.rstrip("/"))
        response = host.connection.getresponse()
        response.read()
        assert response.status in {301, 302}
        assert response.headers["Location"].removeprefix(host.origin) == host.path


def test_long_texts_and_nothing_else_have_compressed_copies(folders):
    files = contents(folders["/"])
    copies = {address for address in files if is_compressed(address)}
    expected = set()
    for address in files.keys() - copies - SERVER_FILES:
        if len(files[address]) > 500 and not address.endswith(".png"):
            expected |= {f"{address}.gz", f"{address}.br"}
            assert gzip.decompress(files[f"{address}.gz"]) == files[address]
            assert brotli.decompress(files[f"{address}.br"]) == files[address]
    assert copies == expected


def test_a_site_without_a_public_address_has_no_files_for_servers(example):
    addresses = contents(example.folder).keys()
    assert not [address for address in addresses if is_compressed(address)]
    assert not addresses & SERVER_FILES


def test_a_change_of_headers_gives_readers_no_new_version(project):
    def publish():
        assert project.make("html", "SITEURL=https://dossier.example").returncode == 0
        return project.pages()

    before = publish()
    with (project.folder / "publishconf.py").open("a") as file:
        file.write('\nHEADERS["/*"]["X-Robots-Tag"] = "noindex"\n')
    after = publish()
    assert before.keys() == after.keys()
    assert {address for address in before if before[address] != after[address]} == {"_headers", ".htaccess"}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_every_value_of_the_headers_is_repeated_in(name):
    text = (ROOT / "theme/hosting" / name).read_text("utf-8")
    for headers in HEADERS.values():
        for header, value in headers.items():
            # The servers have types of their own for most files; BusyBox can send no other headers.
            if header != "Content-Type" and name != "busybox.conf":
                assert value in text, header


def test_no_two_patterns_set_the_same_header_of_a_file(folders):
    for address in contents(folders["/"]):
        names = []
        for pattern, headers in HEADERS.items():
            if fnmatchcase(f"/{address}", pattern):
                names += headers
        assert len(names) == len(set(names)), address
