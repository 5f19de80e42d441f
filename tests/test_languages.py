"""A site in another language has labels, dates and numbers of that language; text by text, too."""

from datetime import date

import pytest
from dossier.catalogs import FOLDER
from dossier.language import language
from missing_labels import check_catalog, used_labels

CATALOGS = sorted(FOLDER.glob("*.po"))
DATES = {  # by language: the first of March, as a date, in a drawing, and its month
    "en": ("1 March 2021", "1 Mar", "Mar 2021"),
    "de": ("1. März 2021", "1. März", "März 2021"),
    "fr": ("1er mars 2021", "1er mars", "mars 2021"),
    "es": ("1 de marzo de 2021", "1 mar", "mar 2021"),
    "ar": ("1 مارس 2021", "1 مارس", "مارس 2021"),
    "zh-Hans": ("2021年3月1日", "3月1日", "2021年3月"),
    "tlh": ("1 March 2021", "1 Mar", "Mar 2021"),  # unknown to the CLDR
}
PASSAGES = {
    "en": ["1 passage", "2 passages", "5 passages"],
    "de-CH": ["1 Textstelle", "2 Textstellen", "5 Textstellen"],
    "uk": ["1 уривок", "2 уривки", "5 уривків"],
    "ar": ["مقطع واحد", "مقطعان", "5 مقاطع"],
    "pl": ["1 passage", "2 passages", "5 passages"],  # no catalog
}
TERRITORIES = {"en": "en", "de": "de_DE", "de-CH": "de_CH", "pt-BR": "pt_BR", "uk": "uk_UA", "ar": "ar_EG"}


@pytest.fixture(scope="module")
def german(shared_project):
    """The tests' own site with German labels."""
    shared_project.set(DEFAULT_LANG="de")
    made = shared_project.make("html", "SITEURL=https://dossier.example")
    assert made.returncode == 0, made.stderr
    return shared_project


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_a_catalog_is_complete(path):
    assert check_catalog(path, used_labels()) == []


@pytest.mark.parametrize(("code", "written"), DATES.items(), ids=DATES)
def test_a_date_is_written(code, written):
    tongue, day = language(code), date(2021, 3, 1)
    assert (tongue.format_date(day), tongue.format_short_date(day), tongue.format_month(day)) == written


@pytest.mark.parametrize(("code", "labels"), PASSAGES.items(), ids=PASSAGES)
def test_a_number_has_its_plural(code, labels):
    catalog = language(code).labels
    found = [catalog.ngettext("%(number)s passage", "%(number)s passages", number) for number in (1, 2, 5)]
    assert [label % {"number": number} for label, number in zip(found, (1, 2, 5))] == labels


@pytest.mark.parametrize(("code", "territory"), TERRITORIES.items(), ids=TERRITORIES)
def test_open_graph_names_its_territory(code, territory):
    assert language(code).territory_code == territory


@pytest.mark.parametrize(
    ("address", "labels"),
    {
        "index.html": {"Zum Text springen", "Alle Themen"},
        "fair.html": {"Lesen Sie auch", "Absatz 1", "Korrigiert am 23. Januar 2022"},
        "tag/chess.html": {"Thema", "2 Textstellen in 1 Text"},
        "archives.html": {"Alle Artikel"},
        "dossier.html": {"Inhalt"},
    }.items(),
)
def test_a_german_page_has_german_labels(address, labels, german):
    page = german.page(address)
    shown = {part.text for part in page.select("body *")} | set(page.attributes("[aria-label]", "aria-label"))
    assert labels <= shown
