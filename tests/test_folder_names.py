"""The commands work in a folder with any name, and remove only what they have written."""

from zipfile import ZipFile

import pytest
from project import Project

# A shell would split or expand these names without quotation marks. None leads out of the test's own folder then.
NAMES = ["Geneva content 2022", "it's a dossier", "$5 dossier", "женевское досье", 'the "dossier"', "-rf content"]


@pytest.mark.parametrize("name", NAMES)
def test_a_zip_is_written_and_removed_in(name, tmp_path):
    folder = tmp_path / name
    folder.mkdir()
    project = Project(folder)
    before = sorted(folder.iterdir())
    made = project.make("zip")
    assert made.returncode == 0, made.stderr
    with ZipFile(folder / f"{name}.zip") as file:
        assert {entry.partition("/")[0] for entry in file.namelist()} == {name}
    assert project.make("clean").returncode == 0
    assert sorted(folder.iterdir()) == before
