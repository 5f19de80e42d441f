"""The zip holds the site for readers without a server."""

import shutil

import pytest
from conftest import PUBLIC
from document import Document
from workshop import Workshop, contents

SITE = "https://dossier.example/read/"
STEP = """
def finish(folder, context):
    folder.joinpath("extra.txt").write_text("Written by the owner's step.")
"""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    """A project whose owner has added a step to FINISH."""
    workshop = Workshop(tmp_path_factory.mktemp("zipped"))
    workshop.write("theme/step.py", STEP)
    with (workshop.folder / "pelicanconf.py").open("a") as file:
        file.write('\nFINISH = [*FINISH, "theme.step"]\n')
    made = workshop.make("zip", PUBLIC)
    assert made.returncode == 0, made.stderr
    return workshop


@pytest.fixture(scope="module")
def unpacked(workshop, tmp_path_factory):
    [archive] = workshop.folder.glob("*.zip")
    folder = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(archive, folder)
    return folder / archive.stem


def test_it_holds_what_the_owners_own_step_wrote(unpacked):
    assert unpacked.joinpath("extra.txt").is_file()
    assert unpacked.joinpath("service-worker.js").is_file()


def test_it_holds_the_preview_image_of_each_page(unpacked):
    images = [
        image.get("content").removeprefix(SITE)
        for path in unpacked.rglob("*.html")
        for image in Document(path).all("head/meta[@property='og:image']")
    ]
    assert images
    assert [image for image in images if not (unpacked / image).is_file()] == []


def test_it_holds_the_output_but_the_files_that_only_servers_read(workshop, unpacked):
    missing = workshop.pages().keys() - contents(unpacked).keys()
    compressed = {name for name in missing if name.endswith((".gz", ".br"))}
    assert missing - compressed == {"_headers", ".htaccess", ".nojekyll"}
    assert {"index.html.gz", "index.html.br"} <= compressed
