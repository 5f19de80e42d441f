"""Serves output/ as web servers do: serve.py PORT ADDRESS, and the arguments of Pelican where it is to watch."""

import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pelican

FOLDER = Path("output").resolve()


class Handler(SimpleHTTPRequestHandler):
    """Answers with the dossier's own page where nothing stands, and lets no browser keep what may change."""

    def __init__(self, *arguments):
        super().__init__(*arguments, directory=str(FOLDER))

    def list_directory(self, path: str) -> None:
        self.send_error(404)

    def send_error(self, code: int, *words) -> None:
        page = FOLDER / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, *words)
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

    def log_message(self, *words) -> None:
        pass


if __name__ == "__main__":
    port, address, *watch = sys.argv[1:]
    try:
        server = ThreadingHTTPServer((address, int(port)), Handler)
    except OSError as error:
        sys.exit(f"Port {port} cannot be had ({error.strerror}): choose another: PORT=8001")
    print(f"http://{address}:{port}", flush=True)
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        pelican.main(watch) if watch else serving.join()
    except KeyboardInterrupt:
        pass
