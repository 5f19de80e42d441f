"""The zip holds the site for readers without a server, in a folder with any name, and `make clean` removes it."""

import re
import shutil
import zipfile

import pytest
from conftest import PUBLIC, SITE
from page import Page
from project import Project, contents

STEP = """
def finish(folder, context):
    folder.joinpath("extra.txt").write_text("Written by the owner's step.")
"""
# A shell would split or expand these names without quotation marks. None leads out of the test's own folder then.
NAMES = ["Geneva content 2022", """it's a "$5" досье""", "-rf content"]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with a draft, whose owner has added a step to FINISH."""
    project = Project(tmp_path_factory.mktemp("zipped"))
    project.write("theme/step.py", STEP)
    project.write("content/plan.md", "Title: A plan\nStatus: draft\n\nText.\n")
    with (project.folder / "pelicanconf.py").open("a") as file:
        file.write('\nFINISH = [*FINISH, "theme.step"]\n')
    assert project.make("drafts").returncode == 0
    made = project.make("zip", PUBLIC)
    assert made.returncode == 0, made.stderr
    return project


@pytest.fixture(scope="module")
def unpacked(project, tmp_path_factory):
    [archive] = project.folder.glob("*.zip")
    folder = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(archive, folder)
    return folder / archive.stem


def test_it_holds_the_output_with_the_owners_step_but_no_draft_and_no_file_that_only_servers_read(project, unpacked):
    files = contents(unpacked)
    assert "extra.txt" in files
    assert not [name for name in files if "plan" in name]
    missing = project.pages().keys() - files.keys()
    compressed = {name for name in missing if name.endswith((".gz", ".br"))}
    assert missing - compressed == {"_headers", ".htaccess", ".nojekyll"}
    assert {"index.html.gz", "index.html.br"} <= compressed


def test_it_holds_the_preview_image_of_each_page(unpacked):
    addresses = [path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.html")]
    pages = [Page(unpacked, address) for address in addresses]
    images = [image for page in pages for image in page.attributes("meta[property='og:image']", "content")]
    assert images
    assert all((unpacked / image.removeprefix(f"{SITE}/")).is_file() for image in images)


def test_it_has_the_same_bytes_each_time_and_can_be_unpacked_anywhere(tmp_path):
    project = Project(tmp_path)
    archives = []
    for zone in "Asia/Tokyo", "America/Lima":
        assert project.make("zip", TZ=zone).returncode == 0
        [archive] = project.folder.glob("*.zip")
        archives.append(archive.read_bytes())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(archive) as file:
        entries = file.infolist()
        packed = {entry.filename.partition("/")[2]: file.read(entry) for entry in entries}
    assert packed == project.pages()
    assert {(entry.create_system, oct(entry.external_attr >> 16)) for entry in entries} == {(3, "0o100644")}
    assert not [entry for entry in entries if re.search(r'[<>:"\\|?*]|[. ]/|[. ]$', entry.filename)]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_written_and_removed_in_a_folder_called(name, tmp_path):
    folder = tmp_path / name
    folder.mkdir()
    project = Project(folder)
    before = sorted(folder.iterdir())
    made = project.make("zip")
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(folder / f"{name}.zip") as file:
        assert {entry.partition("/")[0] for entry in file.namelist()} == {name}
    assert project.make("clean").returncode == 0
    assert sorted(folder.iterdir()) == before
