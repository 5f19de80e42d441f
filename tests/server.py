"""A static web server for tests, which can shorten addresses, redirect, fail, wait and stop."""

import socket
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


class Handler(SimpleHTTPRequestHandler):
    def redirect(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def do_GET(self) -> None:
        server = self.server
        path = urlsplit(self.path).path
        short_path = path.removesuffix("index.html").removesuffix(".html")
        server.requested.append(path)
        server.responding.wait()
        if server.failing:
            self.send_error(500)
        elif path in server.redirects:
            self.redirect(server.redirects[path])
        elif server.shortens and path != short_path:
            self.redirect(short_path)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """Return the file at an address. The longest path with which the address begins decides the folder."""
        prefixes = [prefix for prefix in self.server.folders if path.startswith(prefix)]
        prefix = max(prefixes, key=len)
        self.directory = str(self.server.folders[prefix])
        file = super().translate_path(path.removeprefix(prefix))
        page = f"{file}.html"
        return page if self.server.shortens and Path(page).is_file() else file

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()


class Server(ThreadingHTTPServer):
    """Serves a folder, and others that tests add, at a free port of 127.0.0.1.

    folders: the folder of each path, such as {"/read/": Path("output")}
    shortens: redirect /page.html to /page and /folder/index.html to /folder/
    redirects: the address to which a path redirects
    headers: sent with every response
    requested: the paths that were requested, in order
    failing: send status 500 for each request
    responding: requests wait while this event is cleared
    """

    request_queue_size = 64

    def __init__(self, folder: Path, path: str):
        super().__init__(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.folders = {path: folder}
        self.shortens = False
        self.redirects: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.requested: list[str] = []
        self.failing = False
        self.responding = threading.Event()
        self.responding.set()
        threading.Thread(target=self.serve_forever, args=[0.01], daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def go_offline(self) -> None:
        """Refuse connections. The port stays in use, so that no other server of the tests gets it."""
        self.stop()
        self.socket = socket.socket()
        self.server_bind()
