"""A static server on loopback that can be told to shorten addresses, lead astray, fail, dawdle and go."""

import socket
import subprocess
import threading
import time
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PORTS: list[socket.socket] = []  # used once, so that no server finds what a browser has kept from another


class Handler(SimpleHTTPRequestHandler):
    def answer(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        server, path = self.server, urlsplit(self.path).path
        server.answers.wait()
        time.sleep(server.delay)
        if server.failing:
            self.answer(500)
        elif path in server.led:
            self.answer(302, Location=server.led[path])
        elif server.shortens and path.endswith("/index.html"):
            self.answer(301, Location=path.removesuffix("index.html"))
        elif server.shortens and path.endswith(".html"):
            self.answer(301, Location=path.removesuffix(".html"))
        else:
            super().do_GET()

    def do_POST(self) -> None:
        self.answer(204)

    def translate_path(self, path: str) -> str:
        """Find the file in the folder mounted nearest; where addresses are short, the file has .html."""
        path = urlsplit(path).path
        mount = max(filter(path.startswith, self.server.folders), key=len, default="/")
        file = Path(self.server.folders.get(mount, "/nowhere"), path.removeprefix(mount))
        page = file.with_name(f"{file.name}.html")
        return str(page if self.server.shortens and page.is_file() else file) + "/" * path.endswith("/")

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *arguments) -> None:
        pass

    def copyfile(self, source, outputfile) -> None:
        with suppress(ConnectionError):  # a browser may leave before the end
            super().copyfile(source, outputfile)


class Server(ThreadingHTTPServer):
    """Folders by the address below which they are served."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folders: dict[str, Path], shortens: bool = False):
        super().__init__(("127.0.0.1", 0), Handler)
        self.folders, self.shortens = folders, shortens
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.led: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.failing, self.delay, self.there = False, 0, True
        self.answers = threading.Event()  # cleared, it lets everybody wait
        self.answers.set()
        threading.Thread(target=self.serve_forever, args=[0.01], daemon=True).start()

    def publish(self, folder: Path) -> None:
        self.folders["/"] = folder

    def stop(self) -> None:
        if self.there:
            self.there = False
            self.shutdown()
            self.server_close()
            PORTS.append(socket.socket())
            PORTS[-1].setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            PORTS[-1].bind(self.server_address)


NGINX = """
daemon off; master_process off;  # one process, whoever starts it
pid {place}/pid; error_log {place}/errors;
events {{}}
http {{
  access_log off; sendfile on; tcp_nopush on; client_body_temp_path {place}/body; proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi; uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
  types {{ text/html html; text/javascript js; application/manifest+json webmanifest; image/png png; }}
  server {{ listen 127.0.0.1:{port}; root {place}/site; }}
}}
"""


class Nginx:
    """nginx as it comes, with a folder that can be changed for another."""

    def __init__(self, folder: Path, place: Path):
        place.mkdir()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.origin, self.place = f"http://127.0.0.1:{port}", place
        self.publish(folder)
        (place / "nginx.conf").write_text(NGINX.format(place=place, port=port))
        self.process = subprocess.Popen(["nginx", "-c", place / "nginx.conf", "-e", place / "errors"])
        while not self.answers(port):
            assert self.process.poll() is None, (place / "errors").read_text()
            time.sleep(0.01)

    @staticmethod
    def answers(port: int) -> bool:
        with socket.socket() as connection:
            return connection.connect_ex(("127.0.0.1", port)) == 0

    def publish(self, folder: Path) -> None:
        link = self.place / "next"
        link.symlink_to(folder)
        link.replace(self.place / "site")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
