"""Many texts are read by several processes, and published as one would."""

import os
import subprocess
import sys

import pytest
from contract.division import SHARE, divide

HEAD = "Title: Day {0}\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\n"


def name_and_process(number: int) -> tuple[int, int]:
    return number, os.getpid()


def half(number: int) -> float:
    return number / 2


def leave(number: int) -> None:
    if number:
        os._exit(0)


@pytest.fixture(autouse=True)
def three_processors(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def test_are_divided_among_the_processors():
    assert len({process for _, process in divide(name_and_process, range(3 * SHARE))}) == 3


@pytest.mark.parametrize("texts", [0, 1, SHARE, 2 * SHARE + 1, 4 * SHARE - 1])
def test_keep_their_order(texts):
    assert divide(half, range(texts)) == [number / 2 for number in range(texts)]


def test_are_missed_where_a_process_ends_before_its_work():
    with pytest.raises(EOFError):
        divide(leave, [0, 1, 1] * SHARE)


def test_are_left_by_every_process_when_the_build_is_killed():
    program = (
        "import os, time; from contract.division import SHARE, divide; os.cpu_count = lambda: 3; build = os.getpid()\n"
        "def work(text):\n"
        "    if os.getpid() == build: print('reading', flush=True); time.sleep(60)\n"
        "    return 'x' * 10_000\n"
        "divide(work, range(3 * SHARE))\n"
    )
    build = subprocess.Popen(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert build.stdout.readline() == b"reading\n"
    build.kill()
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
