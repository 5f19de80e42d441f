"""A build replaces output/ at once: whatever fails, the folder contains the complete old or new site."""

import os
import resource
import signal
import subprocess
from pathlib import Path
from types import SimpleNamespace

import build
import pytest
from content_folder import HEAD, PAGE_HEAD
from dossier import output
from dossier.lock import lock_folder
from processes import wait_until
from project import error_line
from site_content import PUBLIC

FILES = ["index.html", "tags.html", "tag/nato.html", "dossier.html", "service-worker.js", "theme/icon-192.png"]


@pytest.fixture
def before(built):
    """The files of the site before a test; no test may leave temporary folders."""
    yield built.files()
    assert not [*built.folder.glob(".output*")]


def test_no_page_is_missing_at_any_moment_of_a_build(built, before):
    for number in range(1000):  # files that take some time to be removed
        built.write(f"output/spare/{number}", "")
    missing = []
    with built.start("html") as building:
        while building.process.poll() is None:
            missing += [name for name in FILES if not (built.output / name).exists()]
    assert building.process.returncode == 0
    assert missing == []
    assert built.files() == before


# a file, its wrong text, and words of the message
FAILURES = {
    "a text": ("content/rehearsal.md", HEAD.replace("Summary", "Weather"), "content/rehearsal.md:4: "),
    "the settings": ("pelicanconf.py", "SITENAME = name\n", "pelicanconf.py:1: NameError: "),
    "settings in Latin-1": ("pelicanconf.py", 'A = "ü"'.encode("latin-1"), "save the file as UTF-8"),
    "settings in UTF-16": ("pelicanconf.py", "A = 1".encode("utf-16"), "pelicanconf.py cannot be read"),
}


@pytest.mark.parametrize(("name", "text", "message"), FAILURES.values(), ids=FAILURES)
def test_nothing_changes_after_an_error_in(name, text, message, built, before):
    right = (built.folder / name).read_text("utf-8")
    built.write(name, text)
    made = built.make("html")
    built.write(name, right)
    assert made.returncode != 0
    assert message in made.stderr
    assert "Traceback" not in made.stderr
    assert built.files() == before


def test_a_failed_build_restores_the_folder_that_a_killed_build_had_moved(built, before):
    template = built.folder / "theme/templates/tags.html"
    right = template.read_text("utf-8")
    template.write_text("{{ nothing.at.all }}")  # an error that is only found while the pages are written
    built.output.rename(built.folder / ".output.previous")
    made = built.make("html")
    template.write_text(right, "utf-8")
    assert made.returncode != 0
    assert "'nothing' is undefined" in made.stderr
    assert built.files() == before


def test_nothing_changes_if_a_page_cannot_be_written(built, before):
    largest = max(map(len, before.values()))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, hard))  # as on a full disk: some pages can be written
    try:
        made = built.make("html")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert made.returncode != 0
    assert "Traceback" not in made.stderr
    assert built.files() == before


def test_each_reading_of_the_settings_begins_with_the_unchanged_values_of_the_theme(project):
    # theme/build.py reads the settings twice: a second "del" would fail.
    settings = (project.folder / "pelicanconf.py").read_text("utf-8")
    project.write("pelicanconf.py", f'{settings}\ndel TEMPLATE_PAGES["robots.txt"]\n')
    assert "robots.txt" not in project.build().files()


# a module in FINISH, which runs when all pages are written
WAITING_STEP = """import pathlib, time

def finish(folder, context):
    pathlib.Path("waiting").touch()
    time.sleep(60)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_signal_ends_a_build_but_leaves_the_old_site_and_the_next_build_is_complete(number, built, before):
    settings = (built.folder / "pelicanconf.py").read_text("utf-8")
    built.write("my_step.py", WAITING_STEP)
    built.write("pelicanconf.py", f'{settings}\nFINISH = ["my_step", *FINISH]\n')
    waiting = built.folder / "waiting"
    with built.start("html", stderr=subprocess.PIPE, text=True) as building:
        wait_until(waiting.exists)
        building.send(number)
        errors = building.process.stderr.read()  # until the build has ended
        assert building.process.wait() != 0
    waiting.unlink()
    built.write("pelicanconf.py", settings)
    # The build deletes this folder after Ctrl+C, but not if it is killed.
    assert (built.folder / ".output.building/dossier.html").exists() == (number == signal.SIGKILL)
    assert "Traceback" not in errors
    assert built.files() == before
    assert built.build().files() == before


def test_ctrl_c_ends_the_imports_of_a_build_without_a_traceback(project):
    slow = "import pathlib, time\npathlib.Path('importing').touch()\ntime.sleep(60)\n"
    project.write("theme/pelican.py", slow)  # takes the place of Pelican
    with project.start("html", stderr=subprocess.PIPE, text=True) as building:
        wait_until((project.folder / "importing").exists)
        building.send(signal.SIGINT)
        assert "Traceback" not in building.process.stderr.read()


def test_a_site_replaces_the_old_one_or_leaves_it_if_the_system_cannot_swap_folders(tmp_path, monkeypatch):
    monkeypatch.setattr(output, "swap", lambda one, other: False)  # as on some file systems
    folder = output.Output()
    folder.prepare(SimpleNamespace(settings={"OUTPUT_PATH": tmp_path / "output"}))
    folder.published.mkdir()
    (folder.published / "old.html").touch()
    folder.wait_for_other_builds()
    with pytest.raises(FileNotFoundError):  # the new folder is missing
        folder.publish()
    folder.end()
    assert [path.name for path in folder.published.iterdir()] == ["old.html"]
    folder.wait_for_other_builds()
    folder.building.mkdir()
    (folder.building / "new.html").touch()
    folder.publish()
    folder.end()
    assert [path.name for path in tmp_path.rglob("*.html")] == ["new.html"]


def test_a_build_waits_for_another_and_changes_none_of_its_files(built, before):
    built.add_settings(DELETE_OUTPUT_DIRECTORY=True)  # Pelican itself would delete output/ before it writes a page
    page = built.output / "tags.html"
    page.unlink()  # it comes back when the waiting build publishes
    text = built.folder / "content/rehearsal.md"
    right = text.read_text("utf-8")
    text.write_text("")
    built.write(".output.building/a.html", "")
    lock = lock_folder(built.folder)
    with built.start("html", stderr=subprocess.PIPE, text=True) as waiting:
        assert waiting.process.stderr.readline() == "waiting for another build or upload to end\n"
        assert (built.folder / ".output.building/a.html").exists()
        assert not page.exists()
        text.write_text(right, "utf-8")  # the build reads it later
        os.close(lock)
        waiting.process.wait()
    assert built.files() == before


def test_neither_a_build_nor_make_clean_deletes_other_files_a_repository_or_the_target_of_a_symlink(project):
    for name, words in {"precious": "contains other files", ".git": "contains .git"}.items():
        project.write(f"output/{name}", "")
        assert words in project.make("html").stderr
        assert "contains other files" in project.make("clean").stderr
        assert (project.output / name).exists()
    project.write("output/dossier.html", "")  # as in a site
    project.write(".cache/pip/precious", "")
    assert "contains other files" in project.make("clean").stderr
    project.output.rename(project.folder / "elsewhere")
    project.output.symlink_to("elsewhere")
    assert "is a symlink" in project.make("html").stderr
    assert "contains other files" in project.make("clean").stderr
    for folder in project.output, project.folder / ".cache/pip":
        assert (folder / "precious").exists()


def test_a_folder_that_cannot_be_replaced_deleted_or_read_is_reported(project):
    project.write("output", "")
    assert "output/ is not a folder; rename it" in project.make("html").stderr
    project.output.unlink()
    project.output.mkdir()  # an empty folder can be replaced
    project.write(".output.building", "")  # a file, so deleting it as a folder fails
    assert ".output.building cannot be deleted" in project.make("html").stderr
    (project.folder / ".output.building").unlink()
    (project.folder / "content").rename(project.folder / "texts")
    (project.folder / "content").mkdir()
    assert "content/ contains no texts; restore it from a backup" in project.make("html").stderr
    (project.folder / "content").rmdir()
    assert error_line(project.make("html")) == "content/ does not exist; create it, or restore it from a backup"


def test_a_mount_point_is_not_replaced(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "is_mount", lambda path: path == tmp_path)
    assert "mount the folder above it" in output.folder_error(tmp_path)


def test_a_folder_with_a_name_that_is_not_utf8_is_reported(monkeypatch):
    # Not every file system allows such a name.
    monkeypatch.setattr(Path, "cwd", lambda: Path("dossier\udcff"))
    with pytest.raises(SystemExit, match="not UTF-8; rename the folder"):
        build.main([])


def test_the_same_content_gives_the_same_bytes_for_any_user_and_in_any_environment(project):
    """The content has texts with the same date, and texts whose files have the same name."""
    for name in "abcdefgh":
        project.write(f"content/{name}.md", f"{HEAD.replace('A day', name)}\nNATO.\n")
        project.write(f"content/pages/{name}/more.md", f"{PAGE_HEAD}Slug: more-{name}\nTags: NATO\n\nNATO.\n")
    before = project.build(PUBLIC, PYTHONHASHSEED="1").files()
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
    project.write("other/markdown.py", "")  # takes the place of Markdown if Python finds it
    other |= {"HOME": "/nonexistent", "USER": "nobody", "PYTHONHOME": "/nonexistent", "PYTHONPATH": "other"}
    with project.start("html", PUBLIC, environment=other, umask=0o077) as building:
        assert building.process.wait() == 0
    assert project.files() == before
