"""`make devserver` builds and serves in two processes, which end together."""

import os
import signal
import socket
import time

import pytest

# It tells the tests which process builds, and how many threads run in it.
STEP = """
import os
import threading


def finish(folder, context):
    with open("builder", "w") as file:
        file.write(f"{os.getpid()} {threading.active_count()}")
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def listens(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition):
    limit = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.02)


@pytest.fixture
def devserver(workshop):
    """The running devserver: its processes, the port, the number of the building process and of its threads."""
    workshop.write("theme/builder.py", STEP)
    with (workshop.folder / "pelicanconf.py").open("a") as file:
        file.write('\nFINISH = [*FINISH, "theme.builder"]\n')
    port = free_port()
    group = workshop.start_group("devserver", f"PORT={port}")
    wait_until((workshop.output / "index.html").exists)
    builder, threads = (workshop.folder / "builder").read_text().split()
    wait_until(lambda: listens(port))
    yield group, port, int(builder), int(threads)
    group.stop()


def test_the_site_is_built_in_a_process_without_threads(devserver):
    _, _, _, threads = devserver
    assert threads == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_every_process_ends_at(number, devserver):
    group, port, _, _ = devserver
    group.send(number)
    group.process.wait(20)
    wait_until(lambda: not group.running())
    assert not listens(port)


def test_the_server_ends_when_the_building_process_is_killed(devserver):
    group, port, builder, _ = devserver
    os.kill(builder, signal.SIGKILL)
    group.process.wait(20)
    wait_until(lambda: not listens(port))


def test_a_port_in_use_is_reported(workshop):
    with socket.create_server(("127.0.0.1", 0)) as used:
        port = used.getsockname()[1]
        made = workshop.make("serve", f"PORT={port}")
    assert made.returncode != 0
    assert made.stderr.startswith(f"cannot listen on port {port} (Address already in use)")


@pytest.mark.parametrize("port", ["http", "99999", "$(touch executed)"])
def test_a_port_that_is_not_a_port_is_reported(port, workshop):
    made = workshop.make("serve", f"PORT={port}")
    assert made.returncode != 0
    assert made.stderr.startswith(f"cannot listen on port {port} (")
    assert not (workshop.folder / "executed").exists()
