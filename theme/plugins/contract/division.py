"""Work on many texts is divided among the machine's processors."""

import os
from collections.abc import Callable
from multiprocessing import get_context
from typing import TypeVar

Text, Result = TypeVar("Text"), TypeVar("Result")
SHARE = 100  # texts: for fewer a process is not worth its start


def divide(work: Callable[[Text], Result], texts: list[Text]) -> list[Result]:
    """Return what the work gives for each text, in order; it is done in copies of this process and in itself.

    Raises EOFError where a copy ends before its work.
    """
    count = max(1, min(os.cpu_count() or 1, len(texts) // SHARE))
    shares = [texts[first::count] for first in range(count)]
    copies = get_context("fork")  # what is loaded need not be loaded again
    results: list = [None] * len(texts)
    ends = []

    def send(share: list[Text], to) -> None:
        for end in ends:
            end.close()  # else a copy would wait for itself to read when this process is killed
        to.send([work(text) for text in share])

    for share in shares[1:]:
        end, to = copies.Pipe(duplex=False)
        ends.append(end)
        copies.Process(target=send, args=(share, to), daemon=True).start()
        to.close()
    results[::count] = [work(text) for text in shares[0]]
    for first, end in enumerate(ends, 1):
        results[first::count] = end.recv()
    return results
