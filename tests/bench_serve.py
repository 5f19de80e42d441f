"""Load: the article from nginx as theme/hosting/ has it, beside a plain file of its size."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from catalogue import GIVEN
from hosts import INSTALLED, Host
from server import Nginx

REQUESTS, AT_ONCE, ROUNDS = 100_000, 32, 10
LEAST = 0.95  # of the plain file's rate
TOLD = re.compile(r"^(Complete requests|Failed requests|Non-2xx responses|Requests per second): +([\d.]+)", re.M)


def rate(url: str, coding: str) -> float:
    """Return how many requests a second are answered; leave where one fails."""
    number = REQUESTS // ROUNDS
    command = ["ab", "-q", "-k", f"-n{number}", f"-c{AT_ONCE}", f"-HAccept-Encoding: {coding}", url]
    told = subprocess.check_output(command, text=True)
    values = {name: float(value) for name, value in TOLD.findall(told)}
    if values["Complete requests"] != number or values["Failed requests"] or "Non-2xx responses" in values:
        sys.exit(told)
    return values["Requests per second"]


def main(output: Path) -> bool:
    """Print both rates of the article, as it is and compressed; tell whether all are high enough."""
    if "nginx" not in INSTALLED:
        sys.exit("nginx is not installed: install it and run make again")
    article, ratios = GIVEN.address(GIVEN.articles[0]), []
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain")
        plain.mkdir()
        servers = Host("nginx", output), Nginx(plain, Path(folder, "nginx"))
        try:
            for coding, ending in ("identity", ""), ("gzip", ".gz"):
                size = Path(shutil.copy(output / f"{article}{ending}", plain / "plain.html")).stat().st_size
                addresses = f"{servers[0].origin}/{article}", f"{servers[1].origin}/plain.html"
                # in turns, as others may load the machine meanwhile
                rounds = [[rate(address, coding) for address in addresses] for _ in range(ROUNDS)]
                ours, others = (ROUNDS / sum(1 / rate for rate in rates) for rates in zip(*rounds))
                ratios.append(ours / others)
                print(f"{article} ({coding}, {size} bytes): {ours:.0f} requests a second,", end=" ")
                print(f"a plain file of its size: {others:.0f}, which is {ratios[-1]:.2f} of it")
        finally:
            for server in servers:
                server.stop()
    print(f"{REQUESTS} requests of each, {AT_ONCE} at once, none failed")
    return min(ratios) >= LEAST


if __name__ == "__main__":
    sys.exit(not main(Path(sys.argv[1])))
