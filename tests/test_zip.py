"""`make zip` writes the site to a zip file for readers without a server; the project's folder may have any name."""

from unittest.mock import Mock
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from dossier.finish.archive import finish
from project import Project, contents
from site_content import PUBLIC, SINGLE_FILE

STEP = "def finish(folder, context):\n    folder.joinpath('extra.txt').touch()\n"
# If a recipe does not quote this name, the shell splits or expands it. No part of it is a path outside the test's
# folder, so `make clean` could delete nothing else.
NAME = """-rf content it's "$5" досье 2022"""


@pytest.fixture
def project(tmp_path):
    """A project with a step that its owner has added to FINISH."""
    folder = tmp_path / NAME
    folder.mkdir()
    project = Project(folder)
    project.write("theme/step.py", STEP)
    return project.add_settings(FINISH=["theme.step", "dossier.finish.offline"])


def test_it_has_all_files_for_readers_in_order_with_fixed_dates_and_make_clean_removes_it(project):
    before = sorted(project.folder.iterdir())
    made = project.make("zip", PUBLIC)
    assert made.returncode == 0, made.stderr
    with ZipFile(project.folder / f"{NAME}.zip") as file:
        entries = file.infolist()
        file.extractall(project.folder.parent / "unpacked")
    files = contents(project.folder.parent / "unpacked" / NAME)
    assert "extra.txt" in files
    assert files.items() <= project.files().items()
    missing = project.files().keys() - files.keys()
    compressed = {name for name in missing if name.endswith((".gz", ".br"))}
    assert missing - compressed == {"_headers", ".htaccess", ".nojekyll"}
    assert {"index.html.gz", "index.html.br"} <= compressed
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.compress_type, oct(entry.external_attr >> 16)) for entry in entries} == {(ZIP_DEFLATED, "0o100644")}
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert project.make("clean").returncode == 0
    assert sorted(project.folder.iterdir()) == before


def test_another_file_of_its_name_is_neither_replaced_nor_deleted(project):
    project.build()
    archive = project.folder / f"{NAME}.zip"
    with ZipFile(archive, "w") as file:
        file.writestr("content/moon.md", "My text.")
    before = archive.read_bytes()
    for target in "zip", "clean":
        assert f"{NAME}.zip is not a zip file of this site" in project.make(target).stderr
        assert archive.read_bytes() == before
    assert not project.output.exists()


def test_a_full_disk_does_not_change_it_and_it_is_not_written_through_a_symlink(tmp_path, monkeypatch):
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / SINGLE_FILE).write_text("")
    (folder / "data.csv.gz").write_text("")  # not a compressed copy of another file
    (tmp_path / "precious").write_text("")
    (tmp_path / f".{tmp_path.name}.zip.unfinished").symlink_to("precious")
    finish(folder, {})
    assert (tmp_path / "precious").read_text() == ""
    archive = tmp_path / f"{tmp_path.name}.zip"
    before = archive.read_bytes()
    assert b"data.csv.gz" in before
    (folder / "index.html").write_text("new")
    monkeypatch.setattr(ZipFile, "writestr", Mock(side_effect=OSError("No space left on device")))
    with pytest.raises(OSError):
        finish(folder, {})
    assert archive.read_bytes() == before
