"""Real servers send the published site as it is, with the headers of publishconf.py."""

import gzip
import os
import shutil
import socket
import subprocess
import tempfile
import time
from fnmatch import fnmatchcase
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest
from conftest import INSTALLED_SERVERS, PUBLIC
from processes import Group
from project import contents
from site_content import ROOT, SAMPLE, SAMPLE_IMPRINT

from publishconf import HEADERS

PATHS = ["/", "/read/"]
DECODERS = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}
SERVER_FILES = {".htaccess", ".nojekyll", "_headers"}
CONFIGURATIONS = {"caddy": "Caddyfile", "nginx": "nginx.conf"}
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
APACHE_MODULES = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite"]
# The tests' own part of the configuration of nginx and Apache.
NGINX = """
daemon off;
master_process off;
pid {folder}/pid;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/body;
  fastcgi_temp_path {folder}/fastcgi;
  proxy_temp_path {folder}/proxy;
  scgi_temp_path {folder}/scgi;
  uwsgi_temp_path {folder}/uwsgi;
  include {folder}/site.conf;
}}
"""
APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
User www-data
TypesConfig /etc/mime.types
DocumentRoot {folder}/www
<Directory {folder}/www>
  AllowOverride All
  Require all granted
</Directory>
"""


class Host:
    """A server with a site at a path, with the project's configuration of it."""

    def __init__(self, name, site, path, folder):
        self.name = name
        self.path = path
        self.folder = folder
        self.site = folder / "www" / path.strip("/")
        shutil.copytree(site, self.site)
        self.files = contents(site)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.encodings = ["gzip", "br"]
        command = getattr(self, name)()
        options = {"env": os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}}
        self.group = Group(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        while not self.listens():
            assert self.group.process.poll() is None
            time.sleep(0.01)
        self.connection = HTTPConnection("127.0.0.1", self.port)

    def listens(self):
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def write(self, text, replaced="", replacement=""):
        """Write a configuration in which a part is replaced; return its path."""
        assert replaced in text
        path = self.folder / "site.conf"
        path.write_text(text.replace(replaced, replacement) if replaced else text, "utf-8")
        return path

    def configuration(self):
        """Return the project's configuration of this server, edited as its first line says."""
        text = (ROOT / "theme/hosting" / CONFIGURATIONS[self.name]).read_text("utf-8")
        return text.replace("/read/", self.path).replace("/srv/dossier", str(self.site))

    def apache2(self):
        modules = "".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in APACHE_MODULES
        )
        return ["apache2", "-X", "-f", self.write(modules + APACHE.format(folder=self.folder, port=self.port))]

    def caddy(self):
        path = self.write("{\n\tadmin off\n}\n" + self.configuration(), "dossier.example {", f"{self.origin} {{")
        return ["caddy", "run", "--config", path, "--adapter", "caddyfile"]

    def nginx(self):
        text, main = self.configuration(), NGINX.format(folder=self.folder)
        if BROTLI.exists():
            text = text.replace("# brotli_static", "brotli_static")
            main = f"load_module {BROTLI};\n{main}"
        else:
            self.encodings = ["gzip"]
        self.write(text, "listen 80", f"listen 127.0.0.1:{self.port}")
        path = self.folder / "nginx.conf"
        path.write_text(main)
        return ["nginx", "-c", path, "-e", self.folder / "log"]

    def get(self, address, encoding=None):
        """Return the status, the headers and the decoded body of a response."""
        request_headers = {"Accept-Encoding": encoding} if encoding else {}
        self.connection.request("GET", self.path + address, headers=request_headers)
        response = self.connection.getresponse()
        data = response.read()
        decode = DECODERS[response.headers["Content-Encoding"]]
        return response.status, response.headers, decode(data)


@pytest.fixture(scope="module", params=PATHS, ids=["root", "subpath"])
def path(request):
    return request.param


@pytest.fixture(scope="module")
def folder(path, publish):
    return publish(SAMPLE, f"SITEURL=https://dossier.example{path.rstrip('/')}").folder


@pytest.fixture(scope="module", params=INSTALLED_SERVERS)
def host(request, folder, path):
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)  # Apache reads it as another user
        host = Host(request.param, folder, path, Path(place))
        yield host
        host.connection.close()
        host.group.stop()


def is_compressed(address):
    return address.endswith((".gz", ".br"))


def expected_headers(address):
    found = {}
    for pattern, headers in HEADERS.items():
        if fnmatchcase(f"/{address}", pattern):
            assert not found.keys() & headers.keys()  # Cloudflare would send both
            found |= headers
    return found


def assert_headers(host, address, headers):
    """Assert that a response has the headers of an address, and each of them once."""
    expected = expected_headers(address)
    for name, value in expected.items():
        sent = headers.get_all(name, [])
        if name == "Content-Type":  # some servers leave out the character set
            sent = [each.partition(";")[0] for each in sent]
            value = value.partition(";")[0]
            if value == "text/javascript":
                sent = [each.replace("application/javascript", value) for each in sent]
        assert sent == [value], (address, name)


def test_every_file_is_sent_with_its_headers_and_every_long_text_compressed(host):
    for encoding in None, *host.encodings:
        for address, data in host.files.items():
            if is_compressed(address) or address in SERVER_FILES:
                continue
            status, headers, body = host.get(address, encoding)
            assert (status, body) == (200, data), address
            assert_headers(host, address, headers)
            is_long_text = "Content-Type" in expected_headers(address) and len(data) > 500
            assert headers["Content-Encoding"] == (encoding if is_long_text else None), address


def test_the_address_of_the_folder_shows_the_front_page_with_and_without_its_slash(host):
    for encoding in None, *host.encodings:
        status, headers, body = host.get("", encoding)
        assert (status, body) == (200, host.files["index.html"])
        assert_headers(host, "", headers)
    if host.path != "/":
        host.connection.request("GET", host.path.rstrip("/"))
        response = host.connection.getresponse()
        response.read()
        assert response.status in {301, 302}
        assert response.headers["Location"].removeprefix(host.origin) == host.path


def test_a_missing_address_shows_the_page_for_it(host):
    for address in "unknown.html", "tag/unknown", "theme/unknown.png", "a/b/c/":
        status, headers, body = host.get(address)
        assert (status, body) == (404, host.files["404.html"]), address
        assert_headers(host, "404.html", headers)


def test_long_texts_and_nothing_else_have_compressed_copies(public_example):
    files = contents(public_example.folder)
    copies = {address for address in files if is_compressed(address)}
    expected = set()
    for address in files.keys() - copies - SERVER_FILES:
        if len(files[address]) > 500 and not address.endswith(".png"):
            expected |= {f"{address}.gz", f"{address}.br"}
            assert gzip.decompress(files[f"{address}.gz"]) == files[address]
            assert brotli.decompress(files[f"{address}.br"]) == files[address]
    assert copies == expected


def test_a_change_of_headers_gives_readers_no_new_version(project, public_example):
    before = contents(public_example.folder)
    with (project.folder / "publishconf.py").open("a") as file:
        file.write('\nHEADERS["/*"]["X-Robots-Tag"] = "noindex"\n')
    after = project.set(**SAMPLE_IMPRINT).build(PUBLIC).pages()
    assert before.keys() == after.keys()
    assert {address for address in before if before[address] != after[address]} == {"_headers", ".htaccess"}


@pytest.mark.parametrize("name", ["Caddyfile", "lighttpd.conf", "nginx.conf"])
def test_every_value_of_the_headers_is_repeated_in(name):
    text = (ROOT / "theme/hosting" / name).read_text("utf-8")
    for headers in HEADERS.values():
        # the servers have types of their own for most files
        assert not [value for header, value in headers.items() if header != "Content-Type" and value not in text]
