"""The zip holds the site for readers without a server."""

import re
import shutil
import zipfile

import pytest
from conftest import PUBLIC
from page import Page
from project import Project, contents

SITE = "https://dossier.example/read/"
STEP = """
def finish(folder, context):
    folder.joinpath("extra.txt").write_text("Written by the owner's step.")
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project whose owner has added a step to FINISH."""
    project = Project(tmp_path_factory.mktemp("zipped"))
    project.write("theme/step.py", STEP)
    with (project.folder / "pelicanconf.py").open("a") as file:
        file.write('\nFINISH = [*FINISH, "theme.step"]\n')
    made = project.make("zip", PUBLIC)
    assert made.returncode == 0, made.stderr
    return project


@pytest.fixture(scope="module")
def unpacked(project, tmp_path_factory):
    [archive] = project.folder.glob("*.zip")
    folder = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(archive, folder)
    return folder / archive.stem


def test_it_holds_what_the_owners_own_step_wrote(unpacked):
    assert unpacked.joinpath("extra.txt").is_file()
    assert unpacked.joinpath("service-worker.js").is_file()


def test_it_holds_the_preview_image_of_each_page(unpacked):
    addresses = [path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.html")]
    pages = [Page(unpacked, address) for address in addresses]
    images = [image for page in pages for image in page.attributes("meta[property='og:image']", "content")]
    assert images
    assert all((unpacked / image.removeprefix(SITE)).is_file() for image in images)


def test_it_holds_the_output_but_the_files_that_only_servers_read(project, unpacked):
    missing = project.pages().keys() - contents(unpacked).keys()
    compressed = {name for name in missing if name.endswith((".gz", ".br"))}
    assert missing - compressed == {"_headers", ".htaccess", ".nojekyll"}
    assert {"index.html.gz", "index.html.br"} <= compressed


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
    assert {entry.filename.partition("/")[0] for entry in entries} == {archive.stem}
    assert not [entry for entry in entries if re.search(r'[<>:"\\|?*]|[. ]/|[. ]$', entry.filename)]
