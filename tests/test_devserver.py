"""`make devserver` builds and serves in two processes, which end together."""

import os
import signal
import socket
import time

import pytest

# It tells the tests which process starts the builds.
STEP = """
import os


def finish(folder, context):
    with open("watcher", "w") as file:
        file.write(str(os.getppid()))
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def listens(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition):
    limit = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.02)


@pytest.fixture
def devserver(project):
    """The running devserver: its processes, the port, and the number of the process that starts the builds."""
    project.write("theme/step.py", STEP)
    with (project.folder / "pelicanconf.py").open("a") as file:
        file.write('\nFINISH = [*FINISH, "step"]\n')
    port = free_port()
    group = project.start_group("devserver", f"PORT={port}")
    wait_until((project.output / "index.html").exists)
    watcher = int((project.folder / "watcher").read_text())
    wait_until(lambda: listens(port))
    yield group, port, watcher
    group.stop()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_every_process_ends_at(number, devserver):
    group, port, _ = devserver
    group.send(number)
    group.process.wait(60)
    wait_until(lambda: not group.running())
    assert not listens(port)


def test_the_server_ends_when_the_watching_process_is_killed(devserver):
    group, port, watcher = devserver
    os.kill(watcher, signal.SIGKILL)
    group.process.wait(60)
    wait_until(lambda: not listens(port))


def test_a_port_in_use_is_reported(project):
    with socket.create_server(("127.0.0.1", 0)) as used:
        port = used.getsockname()[1]
        made = project.make("serve", f"PORT={port}")
    assert made.returncode != 0
    assert made.stderr.startswith(f"cannot listen on port {port} (Address already in use)")


@pytest.mark.parametrize("port", ["http", "99999", "$(touch executed)"])
def test_a_port_that_is_not_a_port_is_reported(port, project):
    made = project.make("serve", f"PORT={port}")
    assert made.returncode != 0
    assert made.stderr.startswith(f"cannot listen on port {port} (")
    assert not (project.folder / "executed").exists()
