"""Many texts are rendered by several processes, and published as by one."""

import os
from multiprocessing import parent_process
from pathlib import Path

import pytest
from dossier.errors import BuildError
from dossier.parallel import TEXTS_PER_PROCESS, render_all
from dossier.source import Source

HEAD = "Title: Day {0}\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\n"


class Recorder:
    """Takes the place of the pipeline; a text can make a process end."""

    def render(self, source: Source, text: str, *, keep_going: bool) -> tuple[str, int]:
        if text == "leave" and parent_process():
            os._exit(1)
        return text, os.getpid()


def sources(folder: Path, texts: list[str]) -> list[Source]:
    for number, text in enumerate(texts):
        (folder / f"{number}.md").write_text(f"Title: A\n\n{text}", "utf-8")
    return [Source(folder / f"{number}.md", folder) for number in range(len(texts))]


@pytest.fixture(autouse=True)
def three_processors(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def test_are_rendered_by_several_processes(tmp_path):
    rendered = render_all(Recorder(), sources(tmp_path, ["x"] * (3 * TEXTS_PER_PROCESS)))
    processes = {process for _, process in rendered}
    assert len(processes) == 3


@pytest.mark.parametrize("number", [0, 1, 2 * TEXTS_PER_PROCESS + 1, 4 * TEXTS_PER_PROCESS - 1])
def test_keep_their_order(number, tmp_path):
    texts = [str(place) for place in range(number)]
    rendered = render_all(Recorder(), sources(tmp_path, texts))
    assert [text for text, _ in rendered] == texts


def test_stop_the_build_if_a_process_ends_before_its_work(tmp_path):
    with pytest.raises(BuildError, match="was killed"):
        render_all(Recorder(), sources(tmp_path, ["leave"] * (2 * TEXTS_PER_PROCESS)))


def test_are_each_published(project):
    numbers = range(2 * TEXTS_PER_PROCESS)
    for number in numbers:
        project.write(f"content/day-{number}.md", f"{HEAD.format(number)}The text of {number}.\n")
    made = project.make("html")
    assert made.returncode == 0, made.stderr
    pages = project.pages()
    assert all(f"The text of {number}.".encode() in pages[f"day-{number}.html"] for number in numbers)
