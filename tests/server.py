"""A static server on loopback that can be told to shorten addresses, lead astray, fail, dawdle and go."""

import threading
import time
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


class Handler(SimpleHTTPRequestHandler):
    def answer(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        server, path = self.server, urlsplit(self.path).path
        server.asked.append((self.command, path))
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
        self.server.asked.append((self.command, self.path))
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
    """Folders by the address below which they are served; `asked` holds method and path of each request."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folders: dict[str, Path], port: int = 0, shortens: bool = False):
        super().__init__(("127.0.0.1", port), Handler)
        self.folders, self.shortens = folders, shortens
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.led: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self.failing, self.delay, self.there = False, 0, True
        threading.Thread(target=self.serve_forever, args=[0.01], daemon=True).start()

    def stop(self) -> None:
        if self.there:
            self.there = False
            self.shutdown()
            self.server_close()
