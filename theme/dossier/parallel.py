"""Renders many texts in several processes: at most one for each processor."""

import os
import pickle
import signal
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread

from .errors import BuildError
from .pipeline import Pipeline, Rendered, render_batch
from .source import Source

TEXTS_PER_PROCESS = 150  # fewer are not worth the start of a process
HEAD_START = 100  # texts that this process renders while others are starting


def render_all(pipeline: Pipeline, sources: list[Source]) -> list[Rendered]:
    """Return the rendered texts, in order; raise BuildError if a process ends too early."""
    processors = os.cpu_count() or 1
    needed_processes = len(sources) // TEXTS_PER_PROCESS
    number_of_processes = max(1, min(processors, needed_processes))
    shared = sources[HEAD_START:]
    # With three processes, the first batch has the texts 0, 3, 6 and so on, the second 1, 4, 7.
    batches = [shared[number::number_of_processes] for number in range(number_of_processes)]
    # This process renders the first texts and the first batch, other processes render the others.
    connections = [start_process(pipeline, batch) for batch in batches[1:]]
    first_rendered = render_batch(pipeline, sources[:HEAD_START])
    rendered_batches = [render_batch(pipeline, batches[0])]
    for connection in connections:
        rendered_batches.append(receive(connection))
    shared_rendered: list[Rendered | None] = [None] * len(shared)
    for number, rendered in enumerate(rendered_batches):
        shared_rendered[number::number_of_processes] = rendered
    return first_rendered + shared_rendered


def start_process(pipeline: Pipeline, batch: list[Source]) -> Connection:
    """Start a process that renders a batch; return the connection on which it sends the result."""
    context = get_context("spawn")  # a fork copies locks that threads of this process may hold
    connection, connection_of_process = context.Pipe()
    process = context.Process(target=send_rendered, args=(connection_of_process,), daemon=True)
    process.start()
    # The new process has its own copy of connection_of_process. If this process kept its copy open,
    # recv() in receive() would wait forever for a new process that has ended.
    connection_of_process.close()
    # The new process gets the pipeline and the batch through the connection. They are not
    # arguments of Process(): start() would wait forever if the process died before it read them.
    # A thread sends them, so that this process need not wait until the new one has imported its
    # modules. They are pickled first: this process will render texts, which changes the pipeline.
    data = pickle.dumps((pipeline, batch))
    Thread(target=send, args=(connection, data), daemon=True).start()
    return connection


def send(connection: Connection, data: bytes) -> None:
    with suppress(ConnectionError):  # receive() reports a process that has ended
        connection.send_bytes(data)


def receive(connection: Connection) -> list[Rendered]:
    """Return the batch that a process has rendered, or raise what stopped it."""
    try:
        result = connection.recv()
    except (ConnectionError, EOFError) as error:
        raise BuildError(
            ["a process that renders texts was killed; run the command again"]
        ) from error
    if isinstance(result, Exception):
        raise result
    return result


def send_rendered(connection: Connection) -> None:
    """Receive a batch and send it rendered, or send the exception that stopped the rendering."""
    # After Ctrl+C, the build ends first. Its end closes the connection, and so ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):  # the build has ended, and nobody waits
        pipeline, batch = pickle.loads(connection.recv_bytes())
        try:
            result = render_batch(pipeline, batch)
        except Exception as error:
            result = error
        connection.send(result)
