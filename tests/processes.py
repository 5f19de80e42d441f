"""Processes that end with the tests that started them, and ports that they listen on."""

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from subprocess import DEVNULL, PIPE, Popen

# A shell that waits for the end of its input, and then kills its process group. The system ends the input if the tests
# are killed, so nothing that they have started stays.
GUARD = ["sh", "-c", "read -r line; kill -s KILL 0"]


def react_to_interrupts() -> None:
    """Let Ctrl+C end the process. Background jobs of a shell ignore it, and so do the programs that they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Group(AbstractContextManager):
    """A process and everything that it starts, by default without output. The end of a with statement kills them."""

    def __init__(self, command: list, **options):
        options = {"stdout": DEVNULL, "stderr": DEVNULL} | options
        self.process = Popen(command, process_group=0, preexec_fn=react_to_interrupts, **options)
        self.guard = Popen(GUARD, process_group=self.process.pid, preexec_fn=react_to_interrupts, stdin=PIPE)

    def send(self, number: int) -> None:
        os.killpg(self.process.pid, number)

    def running(self) -> bool:
        """Return whether any process is left.

        The guard counts, too: it runs until a signal to the group, such as Ctrl+C, ends it.
        """
        # A process that has ended still counts as left until poll() has read its exit status.
        self.process.poll()
        self.guard.poll()
        try:
            self.send(0)  # only asks whether a process is left
        except ProcessLookupError:
            return False
        return True

    def __exit__(self, *error) -> None:
        with suppress(ProcessLookupError):
            self.send(signal.SIGKILL)
        self.process.communicate()
        self.guard.communicate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def wait_until(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.02)


def wait_until_listening(port: int) -> None:
    def listens() -> bool:
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", port)) == 0

    wait_until(listens)
