"""A static web server for tests, which can shorten addresses, redirect, fail, delay its responses and stop."""

import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


class Handler(SimpleHTTPRequestHandler):
    def send(self, status: int, **headers: str) -> None:
        """Send a response without a body."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        server = self.server
        path = urlsplit(self.path).path
        server.requested.append(path)
        server.responding.wait()
        time.sleep(server.delay)
        if server.failing:
            self.send(500)
        elif path in server.redirects:
            self.send(302, Location=server.redirects[path])
        elif server.shortens and path.endswith("/index.html"):
            self.send(301, Location=path.removesuffix("index.html"))
        elif server.shortens and path.endswith(".html"):
            self.send(301, Location=path.removesuffix(".html"))
        else:
            super().do_GET()

    def do_POST(self) -> None:
        self.send(204)  # for forms, which service workers ignore

    def translate_path(self, path: str) -> str:
        """Return the file at an address. If it begins with the paths of several folders, the longest counts."""
        path = urlsplit(path).path
        matching = [prefix for prefix in self.server.folders if path.startswith(prefix)]
        if not matching:
            return "/missing"
        prefix = max(matching, key=len)
        file = self.server.folders[prefix] / path.removeprefix(prefix)
        page = file.with_name(f"{file.name}.html")
        if self.server.shortens and page.is_file():
            return str(page)
        return f"{file}/" if path.endswith("/") else str(file)  # Path has dropped the slash

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()


class Server(ThreadingHTTPServer):
    """Serves folders at a free port of 127.0.0.1.

    folders: the folder of each path, such as {"/read/": Path("output")}
    shortens: redirect /page.html to /page and /folder/index.html to /folder/
    redirects: the address to which a path redirects
    headers: sent with every response
    requested: the paths that were requested, in order
    failing: send status 500 for each request
    delay: seconds before each response
    responding: requests wait while this event is cleared
    """

    request_queue_size = 64

    def __init__(self, folders: dict[str, Path], shortens: bool = False):
        super().__init__(("127.0.0.1", 0), Handler)
        self.folders = folders
        self.shortens = shortens
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.headers: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.requested: list[str] = []
        self.failing = False
        self.delay = 0
        self.responding = threading.Event()
        self.responding.set()
        threading.Thread(target=self.serve_forever, args=[0.01], daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
