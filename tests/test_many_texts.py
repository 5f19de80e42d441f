"""Several processes render many texts."""

import os
import signal
from multiprocessing import Pipe, parent_process

import pytest
from dossier import parallel
from dossier.errors import BuildError
from dossier.parallel import TEXTS_PER_PROCESS, render_all, send_rendered
from dossier.source import Source


class FakePipeline:
    """Returns each text with the id of the process that renders it.

    In a process that render_all() starts, a text that begins with "end" ends that process, and one that begins with
    "error" raises an exception.
    """

    def render(self, source, text, keep_going):
        if text.startswith("end") and parent_process():
            os._exit(1)
        if text.startswith("error") and parent_process():
            raise BuildError(["one", "two"])
        return text, os.getpid()


def sources(folder, texts):
    for number, text in enumerate(texts):
        (folder / f"{number}.md").write_text(f"Title: A\n\n{text}", "utf-8")
    return [Source(folder / f"{number}.md", folder) for number in range(len(texts))]


def test_many_texts_are_rendered_in_order_by_several_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    texts = [str(place) for place in range(3 * TEXTS_PER_PROCESS + 1)]
    rendered = render_all(FakePipeline(), sources(tmp_path, texts))
    assert [text for text, _ in rendered] == texts
    assert len({process for _, process in rendered}) == 3


# In the second case, repr() takes the place of send_rendered(): it reads nothing and returns, so the process ends. The
# texts of a batch are together larger than the buffer of a pipe, so the build is still sending them then.
@pytest.mark.parametrize("target", [send_rendered, repr], ids=["while it renders", "before it reads the texts"])
def test_the_build_stops_if_a_process_ends(target, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(parallel, "send_rendered", target)
    with pytest.raises(BuildError, match="was killed"):
        render_all(FakePipeline(), sources(tmp_path, ["end " * 1000] * (2 * TEXTS_PER_PROCESS)))


def test_an_exception_in_a_process_is_raised_in_the_build(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with pytest.raises(BuildError, match="nothing was changed\none\ntwo"):
        render_all(FakePipeline(), sources(tmp_path, ["error"] * (2 * TEXTS_PER_PROCESS)))


# A build sends a process one message, which contains a pipeline and a batch of texts, and receives one message from it.
# Here, send_rendered() runs in the process of the test, which has closed the build's end of the pipe.
@pytest.mark.parametrize("messages", [[], [(FakePipeline(), [])]], ids=["sending texts", "receiving results"])
def test_a_process_ignores_ctrl_c_and_ends_without_an_error_if_the_build_is_killed_before(messages, monkeypatch):
    handlers = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)  # records the handlers instead of setting them
    build, connection = Pipe()
    for message in messages:
        build.send(message)
    build.close()
    send_rendered(connection)  # raises nothing
    assert handlers == {signal.SIGINT: signal.SIG_IGN}  # so only the build itself ends on Ctrl+C
