"""The settings are read anew at each build."""

import os

from catalogue import ROOT
from pelican.settings import read_settings


def test_an_edit_within_a_second_of_the_last_is_published(workshop):
    settings = (workshop.folder / "pelicanconf.py").read_text("utf-8")
    for name in "The first name", "The other name":
        workshop.write("pelicanconf.py", f"{settings}\nSITENAME = {name!r}\n")
        os.utime(workshop.folder / "pelicanconf.py", (1_600_000_000, 1_600_000_000))
        assert workshop.make("html").returncode == 0
        assert f"<title>{name}</title>" in (workshop.output / "index.html").read_text("utf-8")
        assert not (workshop.folder / "__pycache__").exists()


def test_publishing_needs_a_public_address(workshop):
    made = workshop.make("publish")
    assert made.returncode != 0
    assert "SITEURL is not set" in made.stderr
    assert not workshop.output.exists()


def test_reading_them_twice_as_pelican_does_where_it_watches_changes_nothing(monkeypatch):
    monkeypatch.setenv("SITEURL", "https://dossier.example")
    first, second = ([*read_settings(str(ROOT / "publishconf.py"))["FINISH"]] for _ in range(2))
    assert first == second
