"""Apache, Caddy, lighttpd and nginx send each file unchanged, with the headers of publishconf.py."""

import gzip
import os
import runpy
import shutil
import tempfile
from contextlib import closing, contextmanager
from fnmatch import fnmatchcase
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest
from dossier.file_types import DOWNLOADS
from dossier.finish.compress import LARGEST_UNCOMPRESSED, compress, is_text
from processes import Group, free_port, wait_until_listening
from project import contents
from site_content import ROOT, SAMPLE

DECODERS = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}
# files that are added to each site, and their media types
ADDED = {"data.json": "application/json", "drawing.svg": "image/svg+xml", "plan.txt": "text/plain"}
NOT_OPENED_BY_BROWSERS = set("docx epub gpx odp ods odt pptx xlsx zip".split())
HOSTING = ROOT / "theme/hosting"
# not imported: settings_files.py would find publishconf in sys.modules, also in all later tests of this process
HEADERS = runpy.run_path(str(ROOT / "publishconf.py"))["HEADERS"]
CADDY = "{\n\tadmin off\n}\n" + (HOSTING / "Caddyfile").read_text("utf-8")
SERVER_BLOCK = (HOSTING / "nginx.conf").read_text("utf-8").replace("listen 80", "listen 127.0.0.1:PORT")
NGINX = (ROOT / "tests/hosts/nginx.conf").read_text("utf-8").replace("SERVER_BLOCK", SERVER_BLOCK)
LIGHTTPD = (HOSTING / "lighttpd.conf").read_text("utf-8").replace("server.port = 80", "server.port = PORT")
APACHE = (ROOT / "tests/hosts/apache2.conf").read_text("utf-8")
# the configuration of each server, the command that reads it, and the encodings of its responses
SERVERS = {
    "apache2": (APACHE, ["apache2", "-X", "-f"], [None, "gzip", "br"]),
    "caddy": (CADDY, ["caddy", "run", "--adapter", "caddyfile", "--config"], [None, "gzip", "br"]),
    "lighttpd": (LIGHTTPD, ["lighttpd", "-D", "-f"], [None, "gzip", "br"]),
    "nginx": (NGINX, ["nginx", "-e", "/dev/null", "-c"], [None, "gzip"]),
}


class Host:
    """A server that sends a site at a path, with its configuration in SERVERS."""

    def __init__(self, name, site, path, folder):
        self.path = path
        port = free_port()
        self.origin = f"http://127.0.0.1:{port}"
        self.www = shutil.copytree(site, folder / "www" / path.strip("/"))
        for linked in ADDED:
            (self.www / linked).write_text("x" * (LARGEST_UNCOMPRESSED + 1))
            compress(self.www / linked)
        self.files = contents(self.www)
        configuration, command, self.encodings = SERVERS[name]
        replacements = {
            "FOLDER": str(folder),
            "PORT": str(port),
            "dossier.example {": f"{self.origin} {{",
            "/read/": path,
            "/srv/dossier": str(self.www),
        }
        for old, new in replacements.items():
            configuration = configuration.replace(old, new)
        file = folder / "configuration"
        file.write_text(configuration)
        environment = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        self.group = Group([*command, file], cwd=folder, env=environment)
        self.connection = HTTPConnection("127.0.0.1", port)

    def get(self, address, encoding=None):
        """Return the status, the headers and the decoded body of a response."""
        self.connection.request("GET", address, headers={"Accept-Encoding": encoding or "identity"})
        response = self.connection.getresponse()
        decode = DECODERS[response.headers["Content-Encoding"]]
        return response.status, response.headers, decode(response.read())


@pytest.fixture(scope="module", params=["/", "/read/"], ids=["root", "subpath"])
def path(request):
    return request.param


@contextmanager
def started(name, site, path):
    """Start a server that sends a site."""
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        folder.chmod(0o755)  # Apache reads it as another user
        host = Host(name, site, path, folder)
        with host.group, closing(host.connection):
            wait_until_listening(host.connection.port)
            yield host


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.needs(name)) for name in SERVERS])
def host(request, publish, path):
    site = publish(SAMPLE, f"SITEURL=https://dossier.example{path.rstrip('/')}").folder
    with started(request.param, site, path) as host:
        yield host


def assert_headers(address, headers):
    """Assert that a response has each header of an address exactly once."""
    expected = {}
    for pattern, values in HEADERS.items():
        if fnmatchcase(f"/{address}", pattern):
            assert not expected.keys() & values.keys()  # Cloudflare would send both
            expected |= values
    for name, value in expected.items():
        sent = headers.get_all(name, [])
        if name == "Content-Type":  # some servers leave out the character set, or use an older name of JavaScript
            value = value.partition(";")[0]
            sent = [each.partition(";")[0].replace("application/javascript", "text/javascript") for each in sent]
        assert sent == [value], (address, name)


def test_every_file_is_sent_with_its_headers_and_type_and_every_long_text_compressed(host):
    files = {"": host.files["index.html"]} | host.files
    for encoding in host.encodings:
        for address, data in files.items():
            if address.endswith((".br", ".gz", ".htaccess", ".nojekyll", "_headers")):  # not for readers
                continue
            status, headers, body = host.get(host.path + address, encoding)
            assert (status, body) == (200, data), address
            assert_headers(address, headers)
            is_long_text = is_text(data) and len(data) > LARGEST_UNCOMPRESSED
            assert headers["Content-Encoding"] == (encoding if is_long_text else None), address
            if address in ADDED:  # compressed files keep their type
                assert headers.get_content_type() == ADDED[address], (address, encoding)


@pytest.mark.parametrize("path", ["/read/"], ids=["subpath"], indirect=True)
def test_the_address_of_the_folder_without_a_slash_redirects_to_it(host):
    status, headers, _ = host.get("/read")
    assert status in {301, 302}
    assert headers["Location"].removeprefix(host.origin) == "/read/"


def test_a_missing_address_shows_404_html(host):
    for address in "unknown.html", "tag/unknown", "theme/unknown.png", "a/b/c/":
        status, headers, body = host.get(host.path + address)
        assert (status, body) == (404, host.files["404.html"]), address
        assert_headers("404.html", headers)


def test_the_file_for_cloudflare_and_netlify_has_the_same_headers(public_example):
    lines = []
    for pattern, headers in HEADERS.items():
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers.items())]
    assert (public_example.folder / "_headers").read_text("utf-8").splitlines() == lines


@pytest.mark.needs("apache2")
def test_apache_sends_a_header_and_has_an_address_with_special_characters(project):
    value = '{"endpoint": "50%"}'
    project.append("publishconf.py", f"HEADERS['/*']['Report-To'] = {value!r}")
    assert project.make("publish", "SITEURL=https://dossier.example/k%C3%B6ln").returncode == 0
    with started("apache2", project.output, "/köln/") as host:
        status, headers, _ = host.get("/k%C3%B6ln/index.html", "gzip")
        missing, _, page = host.get("/k%C3%B6ln/missing.html")
    assert (status, headers["Report-To"], headers["Content-Type"]) == (200, value, "text/html; charset=utf-8")
    assert (missing, page) == (404, host.files["404.html"])


@pytest.mark.needs("lighttpd")
def test_lighttpd_sends_the_media_type_of_each_download_that_browsers_open(public_example):
    with started("lighttpd", public_example.folder, "/read/") as host:
        types = {}
        for extension in DOWNLOADS:
            (host.www / f"file.{extension}").touch()
            types[extension] = host.get(f"/read/file.{extension}")[1]["Content-Type"]
    assert {
        extension for extension in types if types[extension] == "application/octet-stream"
    } == NOT_OPENED_BY_BROWSERS
