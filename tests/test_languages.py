"""A site has labels, dates and numbers in its language, and a text in another language has those of its own."""

import pickle
import shutil
from datetime import date

import missing_labels
import pytest
from babel.messages.catalog import Catalog
from content_folder import HEAD
from dossier import catalogs
from dossier.dates import parse_date
from dossier.errors import BuildError
from dossier.languages import find_language
from dossier.typography import typeset_line
from page import text
from reading import read, tree
from site_content import ROOT, slug

DATES = {  # by language: 1 March 2021 in a text and in a drawing, and its month
    "en": ("1 March 2021", "1 Mar", "Mar 2021"),
    "en-US": ("March 1, 2021", "Mar 1", "Mar 2021"),
    "fr": ("1er mars 2021", "1er mars", "mars 2021"),
    "pt-BR": ("1 de março de 2021", "1 de mar.", "03/2021"),  # “mar. de 2021” is too long for a drawing
}
PASSAGES = {  # by language: the label of 1, 2 and 5 passages
    "de-CH": ["1 Textstelle", "2 Textstellen", "5 Textstellen"],
    "uk": ["1 уривок", "2 уривки", "5 уривків"],
    "ar": ["مقطع واحد", "مقطعان", "5 مقاطع"],
}
SPELLINGS = {  # by language: another spelling of the first day of a month of 2021, and the month
    "en": ("1 Sept 2021", 9),
    "en-US": ("Sept. 1, 2021", 9),
    "de": ("1. Jänner 2021", 1),
    "de-AT": ("1. Januar 2021", 1),
    "it": ("1° settembre 2021", 9),
    "pt": ("1º de setembro de 2021", 9),
}
LISTED = {  # by language: terms for 2, 3 and 4 December 2021
    "en": ["2 December 2021, Bern", "2021-12-03, Bern", "4 Dec. 2021"],
    "en-US": ["December 2, 2021, Bern", "2021-12-03, Bern", "Dec. 4, 2021"],
    "de": ["2. Dezember 2021, Bern", "3 Dezember 2021", "**4. Dez. 2021, Bern**"],
    "uk": ["2 грудня 2021 року, Берн", "3 грудня 2021 р.", "4 груд. 2021"],
    "ar": ["2 ديسمبر 2021، برن", "٣ ديسمبر/كانون الأول ٢٠٢١", "4 كانون الأول/ديسمبر 2021"],
    "pl": ["2 grudnia 2021 r., Berno", "3 grudnia 2021", "2021-12-04"],
    "ja": ["2021年12月2日，ベルン", "2021-12-03", "2021年12月4日"],
}
# each: a language, a text with an error, and words of the message
ERRORS = [
    ("en", "December 14, 2023, Bern\n:   x", "is not a date"),
    ("en-US", "14 December 2023, Bern\n:   x", "is not a date"),
    ("en-US", "December 2, 2021: Bern\n:   x", "no comma"),
    ("de", "2023-13-01, Bern\n:   x", "is not a date"),
    ("fr", "1er janvié 2023\n:   x", "is not a date"),
    ("de", "15. August 1914\n\nWir ruhen.", "before “August 1914” would begin"),
    ("fr", "Les ministres l'ont dit\n: rien n'est signé.", "move the colon"),
]
GERMAN = {  # by address: words of a page
    "index.html": {"Zum Text springen", "1. Juni, Hafen", "Juni 2024"},
    "ferry.html": {"Die Fähre fährt wieder", "Absatz 1", "Korrigiert am 3. Juni 2024"},
    "pages/timetable.html": {"1. Juni 2024, Hafen", "2. Juni 2024, Ufer"},
    "tag/schiffe.html": {"Thema", "3 Textstellen in 2 Texten", "Schiffe"},
    "archives.html": {"Alle Artikel", "1. Juni 2024", "3. Mai 2024"},
    "dossier.html": {"Inhalt"},
}
SORTED = {
    "en": ["2024", "apples", "Boats", "Yachts", "yaks"],
    "de": ["2024", "Äpfel", "Birnen", "Öl", "Zeit"],
    "sv": ["Zoo", "Ål", "Äpple", "Öl"],
    "tr": ["Cizre", "Çanakkale", "Kırıkkale", "Kuşadası", "Van"],
    "uk": ["Гора", "Ґанок", "Ель", "Єва", "Зима", "Ірис", "Їжа", "Йод", "Явір", "NATO"],
    "ar": ["بحر", "جبل", "نهر"],
}
ADDRESSES = [  # each: a language, a name, and its address
    ("de", "Köhlbrandbrücke", "koehlbrandbruecke"),
    ("uk", "Юля й об'їзд Їжакевичів і Згурівки", "yulia-y-obizd-yizhakevychiv-i-zghurivky"),
    ("no", "Blåbærgrød", "blaabaergroed"),
    ("ar", "الميناء الجديد: تكّة", "almyna-aljdyd-tka"),
]
# each: a language, words as they are typed, and as they are printed
TYPESET = [
    ("en-US", "On March 3 it rains.", "On March\u00a03 it rains."),
    ("de", "Am 3.\nMärz sah er 3 Maibäume.", "Am 3.\u00a0März sah er 3 Maibäume."),
    ("en", 'A --> B..."C"', "A --> B…“C”"),
    ("de", "Am 3. März: \"A 'b' c\": it's", "Am 3.\u00a0März: „A ‚b‘ c“: it’s"),
    ("fr", "\"A 'b' c\": it's", "«\u202fA “b” c\u202f»\u00a0: it’s"),
    ("en", "'twas the '90s, Hans' 'boat'", "’twas the ’90s, Hans’ ‘boat’"),
    ("es", '«Dijo: "Ven", "11-M"», 5" y "sí"', "«Dijo: “Ven”, “11-M”», 5″ y «sí»"),
    ("de", '„Die "68er" und "S-Bahn"“, „A ‚b "c" d‘“', "„Die ‚68er‘ und ‚S-Bahn‘“, „A ‚b „c“ d‘“"),
    ("ar", 'كلمة" بـ"الكارثة" و"12"', "كلمة» بـ«الكارثة» و«12»"),
    ("ar", 'قال “نعم” ثم بـ"لا" ،"نص" ؛"آخر"', "قال “نعم” ثم بـ«لا» ،«نص» ؛«آخر»"),
    (
        "fr",
        'Dit " oui " et " non ". Ah!... Oui!—',
        "Dit «\u202foui\u202f» et «\u202fnon\u202f». Ah\u202f!… Oui\u202f!—",
    ),
    ("de", '" ja ", „so“ und "nein"', "„ ja “, „so“ und „nein“"),
    ("uk", 'Об"єкт "П\'ять"', "Об’єкт «П’ять»"),
    ("en", "'50 dead' in attack: '90% of us'", "‘50 dead’ in attack: ‘90% of us’"),
    ("en", "'90 was good, in '90 the workers' strike", "’90 was good, in ’90 the workers’ strike"),
    ("en", "'S-300' and 'T-72'", "‘S-300’ and ‘T-72’"),
    ("it", "'68, un po' di storia", "’68, un po’ di storia"),
    ("en", "'68 was the students' year", "’68 was the students’ year"),
    ("en", 'In the \'90s he was 6\'4" tall, 17 " to 24 "', "In the ’90s he was 6′4″ tall, 17 ” to 24 ”"),
    ("en", '\'Song 2\' 7" single: ". . . and so on"', "‘Song 2’ 7″ single: “. . . and so on”"),
    ("en", "Van 't Hoff, 's-Hertogenbosch and the 't'", "Van ’t Hoff, ’s-Hertogenbosch and the ‘t’"),
    ("en", "5' 10\" and 46° 12' 17\"", "5′ 10″ and 46° 12′ 17″"),
    (
        "de",
        "'s ist 'ne 'rein' gute Sache den '68ern: Hans' Boot",
        "’s ist ’ne ‚rein‘ gute Sache den ’68ern: Hans’ Boot",
    ),
    ("it", "nel '52 un po' e nel '54. E' 'bello'", "nel ’52 un po’ e nel ’54. E’ “bello”"),
    ("it", "la 'ndrangheta del '900, il 'caso': “c'è” un po'", "la ’ndrangheta del ’900, il “caso”: “c’è” un po’"),
    ("it", "i 'ndranghetisti e la 'nduja", "i ’ndranghetisti e la ’nduja"),
    ("fr", "Quoi ?! À 12:30 ; https://a.example/?b", "Quoi\u202f?! À 12:30\u202f; https://a.example/?b"),
    ("en", "'See https://z.example/it's--a'... -- no", "‘See https://z.example/it's--a’… – no"),
    ("fr", "« Oui » et «quoi»? Non", "«\u202fOui\u202f» et «\u202fquoi\u202f»\u202f? Non"),
    ("fr", "20°! C++? 12 500, 50 %", "20°\u202f! C++\u202f? 12\u202f500, 50\u202f%"),
]


@pytest.fixture(scope="module")
def german(shared_project):
    """A German site, with a text in French."""
    shutil.rmtree(shared_project.folder / "content")
    shutil.copytree(ROOT / "tests/german", shared_project.folder / "content")
    for name in "404.md", "offline.md":
        shutil.copy(ROOT / "tests/content/pages" / name, shared_project.folder / "content/pages")
    shared_project.add_settings(DEFAULT_LANG="de")
    return shared_project.build()


@pytest.mark.parametrize(("code", "written"), DATES.items(), ids=DATES)
def test_a_date_is_written_in(code, written):
    site_language, day = find_language(code), date(2021, 3, 1)
    found = site_language.format_date(day), site_language.format_short_date(day), site_language.format_month(day)
    assert found == written


def test_a_language_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(find_language("de"))).date_example == "2. Dezember 2021"


def test_open_graph_names_a_territory_of_the_language():
    found = [find_language(code).open_graph_locale for code in ("en", "de", "pt-BR", "zh-Hant", "zh-Hans", "tlh")]
    assert found == ["en_GB", "de_DE", "pt_BR", "zh_TW", "zh_CN", "tlh"]


@pytest.mark.parametrize("code", SPELLINGS)
def test_another_spelling_of_a_date_is_read_in(code):
    written, month = SPELLINGS[code]
    assert parse_date(written, find_language(code)) == date(2021, month, 1)


def test_a_hidden_text_has_the_styles_of_its_language(project):
    project.write("content/fr.md", f"{HEAD}Lang: fr\nStatus: hidden\nCategory: Europe\n\nUn texte.\n")
    assert "hyphens:auto" in project.build().page("fr.html").text("style")


@pytest.mark.parametrize(("code", "labels"), PASSAGES.items(), ids=PASSAGES)
def test_a_number_has_its_plural_in(code, labels):
    catalog = find_language(code).labels
    found = []
    for number in 1, 2, 5:
        label = catalog.ngettext("%(number)s passage", "%(number)s passages", number)
        found.append(label % {"number": number})
    assert found == labels


@pytest.mark.parametrize(("address", "labels"), GERMAN.items(), ids=GERMAN)
def test_a_german_page_is_german(address, labels, german):
    page = german.page(address)
    parts = {text(part).replace("\u00a0", " ") for part in page.select("body *")}
    assert labels <= parts | set(page.attributes("[aria-label]", "aria-label"))


def test_a_french_text_of_a_german_site_is_french_and_its_labels_are_german(german):
    page = german.page("pont.html")
    article, anchor = page.find("article"), page.select("article a.anchor")[0]
    assert (article.attr("lang"), article.attr("dir"), page.text("h1")) == ("fr", "ltr", "Le « pont »")
    times = [text(time).replace("\u00a0", " ") for time in page.select("time")]
    assert times[:2] == ["1er mars 2024", "2 décembre 2021"]
    assert (anchor.attr("aria-label"), anchor.attr("lang")) == ("Absatz 1", "de")
    assert "« tient »" in page.find("article").text.replace("\u202f", " ")
    assert page.attributes("summary, a[role=doc-backlink]", "lang") == ["de", "de"]
    assert not german.page("ferry.html").select("a.anchor[lang]")
    links = german.page("archives.html").select("main a[href$='pont.html']")
    assert [link.attr("lang") for link in links] == ["fr"]


@pytest.mark.parametrize(("code", "terms"), LISTED.items(), ids=LISTED)
def test_a_list_has_dates_in(code, terms):
    found = tree("\n\n".join(f"{term}\n:   x" for term in terms), code)
    assert [time.attrs["datetime"] for time in found.select("dt time")] == ["2021-12-02", "2021-12-03", "2021-12-04"]
    assert not found.select("li")  # Markdown could read “2. Dezember” as an item of a numbered list


@pytest.mark.parametrize("code", ["bn", "ca", "eu", "hi", "ja", "la", "th", "vi", "zh"])
def test_each_day_is_read_as_it_is_written_in(code):
    days = [date(2021, month, day) for month in range(1, 13) for day in (1, 28)]
    written = [find_language(code).format_date(day) for day in days]
    found = tree("\n\n".join(f"{words}\n:   x" for words in written), code)
    assert [time.attrs["datetime"] for time in found.select("dt time")] == [day.isoformat() for day in days]


@pytest.mark.parametrize(("code", "written", "words"), ERRORS, ids=[f"{code}: {term}" for code, term, _ in ERRORS])
def test_reports_an_error_in(code, written, words):
    [error] = read(written, code).errors
    assert words in error


@pytest.mark.parametrize(("code", "heading"), [("de", "Korrekturen"), ("fr", "Rectificatif"), ("ar", "تصحيح")])
def test_corrections_are_found_below(code, heading):
    for written in heading, "Corrections":
        assert len(read(f"## {written}\n\n2022-01-02\n:   x", code).corrections) == 1


@pytest.mark.parametrize(("code", "names"), SORTED.items(), ids=SORTED)
def test_names_are_sorted_in(code, names):
    reverse = names[::-1]
    assert sorted(reverse, key=find_language(code).sort_key) == names


@pytest.mark.parametrize(("code", "typed", "printed"), TYPESET, ids=[f"{code}: {typed}" for code, typed, _ in TYPESET])
def test_texts_and_titles_have_the_typography_of(code, typed, printed):
    assert tree(typed, code).text == printed
    assert typeset_line(typed, find_language(code)) == printed


def test_a_sign_after_an_element_has_the_space_of_its_language():
    assert tree("*Titre*: [oui](https://e.example)? **Non**!", "fr").text == "Titre\u00a0: oui\u202f? Non\u202f!"
    assert tree("»Oui».", "fr").text == "»Oui\u202f»."  # a quotation that continues in a second paragraph
    assert tree("*«Oui»*, [«non»](https://e.example)?", "fr").text == "«\u202fOui\u202f», «\u202fnon\u202f»\u202f?"


CATALOG_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\nPlural-Forms: nplurals=2; plural={};\\n"\n\n'
CATALOG = CATALOG_HEADER.format("utf-8", "n != 1")
QUOTATIONS = f'{CATALOG}msgctxt "quotation marks"\nmsgid "“…” ‘…’"\n'
# each: a catalog, and a pattern for the message
CATALOGS = {
    "characters in Latin-1": (f'{CATALOG}msgid "Tags"\nmsgstr "ü"\n'.encode("latin-1"), "save it as UTF-8"),
    "a missing quotation mark": (f'{CATALOG}msgid "Tags"\nmsgstr "Tagi\n'.encode(), 'pl.po:5: write "'),
    "an unknown encoding": (CATALOG_HEADER.format("none", "n != 1").encode(), "unknown encoding"),
    "a rule that divides by zero": (CATALOG_HEADER.format("utf-8", "n / 0").encode(), "cannot be read"),
    "a lost placeholder": (f'{CATALOG}msgid "%(number)s kB"\nmsgstr "kB"\n'.encode(), r"pl.po:4: .*write %"),
    "an element": (f'{CATALOG}msgid "Tags"\nmsgstr "<b>Tags"\n'.encode("utf-8-sig"), "contains <"),
    "a control character": (f'{CATALOG}msgid "Tags"\nmsgstr "Tags\x07"\n'.encode(), r"U\+0007"),
    "a placeholder and a percent sign": (f'{CATALOG}msgid "%(n)s"\nmsgstr "%(n)s %"\n'.encode(), "and no other %"),
    "three quotation marks": (f'{QUOTATIONS}msgstr "«…» “…"\n'.encode(), "pl.po:5: .*four quotation marks"),
}


@pytest.mark.parametrize(("written", "words"), CATALOGS.values(), ids=CATALOGS)
def test_reports_a_catalog_with(written, words, tmp_path, monkeypatch):
    (tmp_path / "pl.po").write_bytes(written)
    monkeypatch.setattr(catalogs, "FOLDER", tmp_path)
    with pytest.raises(BuildError, match=words):
        catalogs.read_catalog("pl")


def test_the_linter_lists_labels_that_a_catalog_lacks_and_those_that_are_not_used(tmp_path):
    used = Catalog()
    for label in "Tags", "Notes":
        used.add(label)
    path = tmp_path / "pl.po"
    path.write_text(f'{CATALOG}msgid "Tags"\nmsgstr ""\n\nmsgid "Map"\nmsgstr "Mapa"\n')
    messages = [f"{path}:4: “Tags” lacks msgstr", f"{path}: “Notes” is missing", f"{path}:7: “Map” is not used"]
    assert missing_labels.check_catalog(path, used) == messages
    path.write_bytes("ü".encode("latin-1"))
    assert "cannot be read" in missing_labels.check_catalog(path, used)[0]


def test_a_damaged_file_in_the_cache_of_labels_is_written_again(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogs.python_cache, "FOLDER", tmp_path)
    catalogs.read_catalog("de")
    [cached] = tmp_path.glob("*.mo")
    cached.write_bytes(b"")
    assert catalogs.read_catalog("de").gettext("Tags") == "Themen"
    assert cached.read_bytes()


@pytest.mark.parametrize(("code", "name", "address"), ADDRESSES, ids=[code for code, *_ in ADDRESSES])
def test_an_address_has_latin_letters_in(code, name, address):
    assert slug(find_language(code).transliterate(name)) == address


def test_a_label_in_an_arabic_drawing_is_read_from_right_to_left():
    found = tree("2 ديسمبر 2021، برن\n:   x\n\n٣ ديسمبر ٢٠٢١\n:   x", "ar")
    words = [label.text for label in found.select("svg text")]
    assert "\u20672 ديسمبر، برن\u2069" in words
