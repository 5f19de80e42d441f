"""Many texts are read by several processes, and published as one would."""

import os
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from dossier.source import Source
from plugins.reading import SHARE, read_all

HEAD = "Title: Day {0}\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\n"


class Recorder:
    """Reads a text as its own words and the process that read it."""

    def read(self, source: Source, text: str, despite: bool) -> tuple[str, int]:
        if text == "leave":
            os._exit(1)
        return text, os.getpid()


def sources(tmp_path: Path, texts: list[str]) -> list[Source]:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.md").write_text(f"Title: A\n\n{text}", "utf-8")
    return [Source(tmp_path / f"{number}.md", tmp_path) for number in range(len(texts))]


@pytest.fixture(autouse=True)
def three_processors(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def test_are_read_by_several_processes(tmp_path):
    read = read_all(Recorder(), sources(tmp_path, ["x"] * (3 * SHARE)))
    processes = {process for _, process in read}
    assert len(processes) > 1
    assert os.getpid() not in processes


@pytest.mark.parametrize("number", [0, 1, SHARE, 2 * SHARE + 1, 4 * SHARE - 1])
def test_keep_their_order(number, tmp_path):
    texts = [str(place) for place in range(number)]
    assert [text for text, _ in read_all(Recorder(), sources(tmp_path, texts))] == texts


def test_are_missed_where_a_process_ends_before_its_work(tmp_path):
    with pytest.raises(BrokenProcessPool):
        read_all(Recorder(), sources(tmp_path, ["leave"] * (2 * SHARE)))


def test_are_left_by_every_process_when_the_build_is_killed(tmp_path):
    program = (
        "import os, sys, time; os.cpu_count = lambda: 3\n"
        "from plugins.reading import SHARE, read_all\n"
        "class Slow:\n"
        "    def read(self, source, text, despite): print(os.getpid(), flush=True); time.sleep(60)\n"
        "class Text: text, draft = '', False\n"
        "read_all(Slow(), [Text()] * (3 * SHARE))\n"
    )
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    build = subprocess.Popen(
        [sys.executable, "-c", program], env=path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert build.stdout.readline()
    build.send_signal(signal.SIGKILL)
    build.communicate(timeout=20)  # ends when no process is there to write


def test_are_each_published_or_named(workshop):
    for number in range(3 * SHARE):
        workshop.write(f"content/day-{number}.md", f"{HEAD.format(number)}The text of {number}.\n")
    made = workshop.make("html")
    assert made.returncode == 0, made.stderr
    before = workshop.pages()
    assert all(f"The text of {number}.".encode() in before[f"day-{number}.html"] for number in range(3 * SHARE))
    for number in range(3 * SHARE):
        workshop.write(f"content/day-{number}.md", f"{HEAD.format(number)}<b>The text of {number}.\n")
    made = workshop.make("html")
    assert made.returncode != 0
    assert {f"content/day-{number}.md:6" for number in range(3 * SHARE)} == {
        line.rpartition(": ")[0] for line in made.stderr.splitlines() if line.startswith("content/")
    }
    assert workshop.pages() == before
