"""Real servers on loopback, each as theme/hosting/, .htaccess or the README has it started."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from catalogue import ROOT

APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {place}/pid
ErrorLog {place}/errors
User www-data
{modules}
TypesConfig /etc/mime.types
DocumentRoot {place}/www
<Directory {place}/www>
  AllowOverride All
  Require all granted
</Directory>
"""
MODULES = "mpm_event authz_core dir mime headers rewrite"
NGINX = """
daemon off; master_process off;  # one process, whoever starts it
{module} pid {place}/pid;
events {{}}
http {{
  include /etc/nginx/mime.types; access_log off; client_body_temp_path {place}/body; proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi; uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
  include {place}/ready;
}}
"""
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
CODINGS = {  # what each sends beside plain text
    "python": [],
    "nginx": ["gzip", *(["br"] if BROTLI.exists() else [])],
    "caddy": ["gzip", "br"],
    "apache2": ["gzip", "br"],
    "lighttpd": ["gzip", "br"],
    "busybox": ["gzip"],
}
NAMES = [*CODINGS]
READY = {"nginx": "nginx.conf", "caddy": "Caddyfile", "lighttpd": "lighttpd.conf", "busybox": "busybox.conf"}
PARTS = {  # as Debian has them
    "apache2": "/usr/lib/apache2/modules/mod_rewrite.so",
    "lighttpd": "/usr/lib/lighttpd/mod_deflate.so",
    "nginx": "/etc/nginx/mime.types",
}
os.environ["PATH"] += os.pathsep + "/usr/sbin"  # not everybody's, though anybody may start what is there


def installed(name: str) -> bool:
    """Tell whether a server can be started here: not every busybox is one."""
    if name == "python":
        return True
    there = shutil.which(name) and Path(PARTS.get(name, "/")).exists()
    return bool(there) and (name != "busybox" or "httpd" in subprocess.check_output(["busybox", "--list"], text=True))


INSTALLED = list(filter(installed, NAMES))
MISSING = [name for name in NAMES if name not in INSTALLED]


class Host:
    """A server with the site of a folder at its root, /, or at a subpath, /read/."""

    def __init__(self, name: str, folder: Path, below: str = "/"):
        self.name, self.below = name, below
        self.place = Path(tempfile.mkdtemp())
        self.place.chmod(0o755)  # Apache reads it as somebody else
        www = self.place / "www"
        shutil.copytree(folder, www / below.strip("/"), dirs_exist_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        ready = (ROOT / "theme/hosting" / READY[name]).read_text() if name in READY else ""
        ready = ready.replace("/read/", below).replace("/srv/dossier", str(www / below.strip("/")))
        command = getattr(self, name)(www, ready)
        environment = os.environ | {"HOME": str(self.place), "XDG_DATA_HOME": str(self.place)}
        with (self.place / "told").open("w") as told:
            self.process = subprocess.Popen(command, cwd=self.place, env=environment, stdout=told, stderr=told)
        while not self.answers():
            assert self.process.poll() is None, (self.place / "told").read_text()
            time.sleep(0.01)

    def write(self, text: str, name: str = "ready") -> Path:
        (self.place / name).write_text(text)
        return self.place / name

    def python(self, www: Path, ready: str) -> list:
        return [sys.executable, "-m", "http.server", "--directory", www, "--bind", "127.0.0.1", str(self.port)]

    def nginx(self, www: Path, ready: str) -> list:
        ready = ready.replace("listen 80", f"listen 127.0.0.1:{self.port}")
        module = f"load_module {BROTLI};" * BROTLI.exists()
        self.write(ready.replace("# brotli_static", "brotli_static") if module else ready)
        main = self.write(NGINX.format(place=self.place, module=module), "nginx.conf")
        return ["nginx", "-c", main, "-e", self.place / "told"]

    def caddy(self, www: Path, ready: str) -> list:
        main = self.write("{\n\tadmin off\n}\n" + ready.replace("dossier.example {", f"{self.origin} {{"))
        return ["caddy", "run", "--config", main, "--adapter", "caddyfile"]

    def apache2(self, www: Path, ready: str) -> list:
        lines = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES.split()]
        main = self.write(APACHE.format(place=self.place, port=self.port, modules="\n".join(lines)))
        return ["apache2", "-X", "-f", main]

    def lighttpd(self, www: Path, ready: str) -> list:
        bound = f'server.port = {self.port}\nserver.bind = "127.0.0.1"'
        return ["lighttpd", "-D", "-f", self.write(ready.replace("server.port = 80", bound))]

    def busybox(self, www: Path, ready: str) -> list:
        main = self.write(ready.replace("E404:", f"E404:{self.below[1:]}"))
        return ["busybox", "httpd", "-f", "-p", f"127.0.0.1:{self.port}", "-h", www, "-c", main]

    def answers(self) -> bool:
        with socket.socket() as connection:
            return connection.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.place)
