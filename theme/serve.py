"""Serves a folder; with arguments for build.py, it also builds the site after each change.

Usage: serve.py FOLDER ADDRESS PORT [ARGUMENTS OF build.py]
"""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from watch import watch


class Handler(SimpleHTTPRequestHandler):
    """Answers like a web server: with the site's own 404 page, and without lists of files.

    Browsers must not cache the answers, because the files can change at any moment.
    """

    def list_directory(self, path: str) -> None:
        self.send_error(404)

    def send_error(self, code: int, *message) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, *message)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A server that prints no traceback if a browser ends a connection, or asks for nonsense."""

    def handle_error(self, request, client_address) -> None:
        error = sys.exception()
        if not isinstance(error, ConnectionError):
            print(f"{type(error).__name__}: {error}", file=sys.stderr)


def listen(folder: str, address: str, port: str) -> Server:
    if not port.isdecimal():
        sys.exit(f"cannot listen on port {port} (it is not a number); write one, such as PORT=8001")
    try:
        return Server((address, int(port)), partial(Handler, directory=folder))
    except (OSError, OverflowError) as error:
        # OverflowError: the port is above 65535
        reason = error.strerror if isinstance(error, OSError) else error
        remedy = "choose another port or address, such as PORT=8001"
        sys.exit(f"cannot listen on port {port} ({reason}); {remedy}")


def main(folder: str, address: str, port: str, *build_arguments: str) -> None:
    if not build_arguments and not Path(folder).is_dir():
        sys.exit(f"{folder}/ does not exist; run make html")
    server = listen(folder, address, port)
    print(f"http://{address}:{port}", flush=True)
    if build_arguments:
        Thread(target=server.serve_forever, daemon=True).start()
        watch(build_arguments)
    else:
        server.serve_forever()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        pass
