"""Many texts are read in as many processes as there are processors."""

import os
from collections.abc import Callable
from multiprocessing import get_context
from typing import TypeVar

Text, Result = TypeVar("Text"), TypeVar("Result")
SHARE = 100  # texts: for fewer a process is not worth its start


def parallel(work: Callable[[Text], Result], texts: list[Text]) -> list[Result]:
    """Return the result of the work for each text, in order; forks, so that nothing need be loaded again.

    Raises EOFError where a process ends before its work.
    """
    count = max(1, min(os.cpu_count() or 1, len(texts) // SHARE))
    shares = [texts[first::count] for first in range(count)]
    fork = get_context("fork")
    receivers = []

    def send(share: list[Text], sender) -> None:
        for receiver in receivers:
            receiver.close()  # a copy of it would keep this process alive when the build is killed
        sender.send([work(text) for text in share])

    for share in shares[1:]:
        receiver, sender = fork.Pipe(duplex=False)
        receivers.append(receiver)
        fork.Process(target=send, args=(share, sender), daemon=True).start()
        sender.close()
    results: list = [None] * len(texts)
    results[::count] = [work(text) for text in shares[0]]
    for first, receiver in enumerate(receivers, 1):
        results[first::count] = receiver.recv()
    return results
