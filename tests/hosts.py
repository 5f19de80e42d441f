"""Real web servers on 127.0.0.1, started with the configuration files that the project has for them."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from processes import Group
from site_content import ROOT

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


class Kind(NamedTuple):
    """A kind of server.

    encodings: how it can compress a response; configuration: its file in theme/hosting/;
    required: a file of the Debian packages that it needs.
    """

    encodings: list[str]
    configuration: str | None = None
    required: str = "/"


KINDS = {
    "apache2": Kind(["gzip", "br"], required="/usr/lib/apache2/modules/mod_rewrite.so"),
    "busybox": Kind(["gzip"], "busybox.conf"),
    "caddy": Kind(["gzip", "br"], "Caddyfile"),
    "lighttpd": Kind(["gzip", "br"], "lighttpd.conf", "/usr/lib/lighttpd/mod_deflate.so"),
    "nginx": Kind(["gzip", "br"] if BROTLI.exists() else ["gzip"], "nginx.conf", "/etc/nginx/mime.types"),
}
os.environ["PATH"] += os.pathsep + "/usr/sbin"  # where Debian has most of them


def is_installed(name: str) -> bool:
    if not shutil.which(name) or not Path(KINDS[name].required).exists():
        return False
    if name == "busybox":  # some builds of it contain no server
        return "httpd" in subprocess.check_output(["busybox", "--list"], text=True).split()
    return True


INSTALLED = [name for name in KINDS if is_installed(name)]
MISSING = [name for name in KINDS if name not in INSTALLED]


def parameters(*names: str) -> list:
    """Return servers as the parameters of a test; conftest.py leaves out those that are not installed."""
    found = []
    for name in names:
        marks = [pytest.mark.not_installed] if name in MISSING else []
        found.append(pytest.param(name, marks=marks))
    return found


class Host:
    """A server with a site at the path / or /read/. It ends with the tests, however they end."""

    def __init__(self, name: str, site: Path, path: str = "/"):
        self.name = name
        self.path = path
        self.folder = Path(tempfile.mkdtemp())
        self.folder.chmod(0o755)  # Apache reads it as another user
        self.www = self.folder / "www"
        self.site = self.www / path.strip("/")
        shutil.copytree(site, self.site, dirs_exist_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = self.folder / "log"
        self.process = self.start(COMMANDS[name](self))
        while not self.listens():
            assert self.process.process.poll() is None, self.log.read_text()
            time.sleep(0.01)

    def start(self, command: list) -> Group:
        environment = os.environ | {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder)}
        with self.log.open("w") as log:
            return Group(command, cwd=self.folder, env=environment, stdout=log, stderr=log)

    def listens(self) -> bool:
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        self.process.stop()
        shutil.rmtree(self.folder)

    def configuration(self) -> str:
        """Return the project's configuration of this server, edited as its first line says."""
        text = (ROOT / "theme/hosting" / KINDS[self.name].configuration).read_text("utf-8")
        return text.replace("/read/", self.path).replace("/srv/dossier", str(self.site))

    def write(self, name: str, text: str) -> Path:
        """Write a file into the server's folder and return its path."""
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path


def apache2(host: Host) -> list:
    lines = []
    for name in APACHE_MODULES:
        lines.append(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
    lines.append(APACHE.format(folder=host.folder, port=host.port))
    return ["apache2", "-X", "-f", host.write("apache.conf", "".join(lines))]


def busybox(host: Host) -> list:
    page = f"{host.path}404.html".removeprefix("/")
    path = host.write("site.conf", host.configuration().replace("E404:404.html", f"E404:{page}"))
    return ["busybox", "httpd", "-f", "-p", f"127.0.0.1:{host.port}", "-h", host.www, "-c", path]


def caddy(host: Host) -> list:
    site = host.configuration().replace("dossier.example {", f"{host.origin} {{")
    path = host.write("Caddyfile", "{\n\tadmin off\n}\n" + site)
    return ["caddy", "run", "--config", path, "--adapter", "caddyfile"]


def lighttpd(host: Host) -> list:
    port = f'server.port = {host.port}\nserver.bind = "127.0.0.1"'
    path = host.write("site.conf", host.configuration().replace("server.port = 80", port))
    return ["lighttpd", "-D", "-f", path]


def nginx(host: Host) -> list:
    site = host.configuration().replace("listen 80", f"listen 127.0.0.1:{host.port}")
    main = NGINX.format(folder=host.folder)
    if BROTLI.exists():
        site = site.replace("# brotli_static", "brotli_static")
        main = f"load_module {BROTLI};\n{main}"
    host.write("site.conf", site)
    return ["nginx", "-c", host.write("nginx.conf", main), "-e", host.log]


COMMANDS = {"apache2": apache2, "busybox": busybox, "caddy": caddy, "lighttpd": lighttpd, "nginx": nginx}
