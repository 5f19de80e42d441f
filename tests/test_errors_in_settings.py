"""Errors in settings are reported with their lines."""

import re

import pytest
from dossier.checks.settings import check_settings
from site_content import SITE

LISTS = {"archives": 200, "category": 50, "tag": 50}
OWN = {"manifest.webmanifest": "manifest.webmanifest"}  # without it, TEMPLATE_PAGES is an error
# each: a setting, its value, and words of the message
SETTINGS = {
    "an address without a scheme": ("SITEURL", "e.example", "is not a complete address"),
    "an address in quotation marks": ("SITEURL", "'https://e.example'", "delete it"),
    "an address with two full stops": ("SITEURL", "https://e.example/..", "one that is . or .."),
    "the name of a language": ("DEFAULT_LANG", "german", "en or pt-BR"),
    "a missing name": ("SITENAME", "A Pelican Blog", "is missing"),
    "a name of two lines": ("SITENAME", "A\nB", "write one"),
    "an invisible name": ("SITENAME", "\u200b", "write a text"),
    "an empty contact": ("CONTACT", "", "write None"),
    "a category with an invisible character": ("DEFAULT_CATEGORY", "Asia\u200b", "U+200B"),
    "a time zone that does not exist": ("TIMEZONE", "Europe/Geneva", "Europe/Zurich"),
    "no articles": ("KEPT_ARTICLES", 0, "write 1 or more"),
    "a word instead of True": ("SUMMARY_FROM_TEXT", "yes", "True or False"),
    "a response header without its name": ("HEADERS", {"/*": "nosniff"}, '"X-Content-Type-Options": "nosniff"'),
    "a contact without a scheme": ("CONTACT", "info@e.example", "write mailto:info@e.example"),
    "a licence without a scheme": ("TEXT_LICENSE", ("CC BY 4.0", "creativecommons.org"), "is not a complete address"),
    "lists without a number of articles": ("PAGINATED_TEMPLATES", {"archives": 200, "category": 50}, "for tag"),
    "a list that is not divided into pages": ("PAGINATED_TEMPLATES", LISTS | {"index": 2}, "an entry for another page"),
    "a colour that is not hexadecimal": ("COLOURS", {"accent": ("red", "#f0a698")}, "#861d16"),
    "an unknown role of a colour": ("COLOURS", {"acent": ("#861d16", "#f0a698")}, "accent"),
    "a colour without contrast": ("COLOURS", {"accent": ("#c0392b", "#f0a698")}, "write #9f2f24"),
    "a background without contrast": ("COLOURS", {"paper": ("#777777", "#17181b")}, "lighter or darker"),
    "a name with a control character": ("SITENAME", "A\0B", "U+0000"),
    "a module instead of a list": ("FINISH", "dossier.finish.offline", "a list of modules"),
    "a module of a package that does not exist": ("FINISH", ["none.offline"], "does not exist"),
    "no service worker": ("FINISH", ["dossier.finish.archive"], 'write FINISH = ["my_module", *FINISH]'),
    "a module that is not a step": ("FINISH", ["os"], "no function finish(folder, context)"),
    "no plugin of this theme": ("PLUGINS", ["sitemap"], '[*PLUGINS, "my_plugin"]'),
    "a folder of templates that does not exist": ("THEME_TEMPLATES_OVERRIDES", ["none"], "does not exist"),
    "a template without its address": ("TEMPLATE_PAGES", {"robots.txt": None}, '"humans.txt": "humans.txt"'),
    "a template in the place of a page": ("TEMPLATE_PAGES", OWN | {"a.txt": "dossier.html"}, "cannot have the address"),
    "a template outside the site": ("TEMPLATE_PAGES", OWN | {"a.txt": "../a.txt"}, "have the address '../a.txt'"),
    "two templates with one address": ("TEMPLATE_PAGES", OWN | {"a.txt": "a.txt", "b.txt": "a.txt"}, "a.txt twice"),
    "feeds of tags among the feeds of the site": ("TAG_FEED_SAVE_AS", "feeds/{slug}.xml", "feeds/tag"),
    "feeds without a folder": ("TAG_FEED_SAVE_AS", "{slug}.xml", "feeds/tag"),
    "feeds outside the site": ("TAG_FEED_SAVE_AS", "../{slug}.xml", "feeds/tag"),
    "response headers for an address with a bracket": ("HEADERS", {"/(a*": {}}, "use letters"),
    "a response header of two lines": ("HEADERS", {"/*": {"X-A": "b\nc"}}, "'X-A': 'b\\nc'; write both in ASCII"),
    "nothing instead of a list": ("IGNORE_FILES", None, "a list"),
    "True instead of a number": ("DEFAULT_ORPHANS", True, "a number"),
    "a city without room for its name": ("CITIES", {"Le Havre": (49.49, 0.11, "left")}, "no room for its name"),
    "a city at the lower edge": ("CITIES", {"Florence": (43.77, 11.25, "below")}, "no room for its name"),
    "a city with exchanged degrees": ("CITIES", {"Kyiv": (30.52, 50.45, "left")}, "east before"),
    "a city beyond the map": ("CITIES", {"Tbilisi": (41.69, 44.8, "left")}, "London to Moscow"),
    "a tag that is not in a list": ("HEADER_TAGS", "NATO", '["NATO"]'),
    "a page that is not in a list": ("HEADER_PAGES", "contact.md", '["contact.md"]'),
    "a tag twice": ("HEADER_TAGS", ["NATO", "NATO"], "twice"),
    "a misspelt setting": ("PUBLISHR", "The Example Society", "PUBLISHER"),
    "a licence without a name": ("TEXT_LICENSE", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
}


@pytest.mark.parametrize(("name", "value", "words"), SETTINGS.values(), ids=SETTINGS)
def test_reports(name, value, words, content):
    [error] = content.errors(**{name: value})
    assert name in error
    assert words in error


def test_reports_settings_that_another_file_sets(project):
    project.write("local.py", "DRAFTS = True\nRELATIVE_URLS = False\nTAG_REGEX_SUBSTITUTIONS = []\n")
    project.append("pelicanconf.py", "from local import *")
    errors = project.make("html").stderr
    assert "the setting DRAFTS is set by make drafts" in errors
    for name in "RELATIVE_URLS", "TAG_REGEX_SUBSTITUTIONS":
        assert f"the setting {name} cannot be changed" in errors


def test_reports_settings_without_those_of_the_theme(project):
    project.write("pelicanconf.py", "PLUGIN_PATHS = ['theme']\nPLUGINS = ['dossier']\n")
    assert "restore the imports" in project.make("html").stderr
    # Pelican's own command does not run theme/build.py, so the plugin must find this, too.
    assert len(check_settings({"SITENAME": "A"})) == 1


def test_reports_a_module_that_ends_python_or_whose_function_has_no_parameters(content, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "ending_step.py").write_text("exit()")
    (tmp_path / "bare_step.py").write_text("def finish(): ...")
    for name, problem in {"ending_step": "cannot be imported", "bare_step": "has no function finish"}.items():
        [error] = content.errors(FINISH=[name])
        assert f"names the module {name}, which {problem}" in error


def test_reports_a_template_in_another_encoding(content, tmp_path):
    (tmp_path / "article.html").write_bytes("ä".encode("latin-1"))
    [error] = content.errors(THEME_TEMPLATES_OVERRIDES=[str(tmp_path)])
    assert "article.html, which is not UTF-8; save it as UTF-8" in error


# each: lines that are added to the settings, and words of the message about each
LINES = {
    "values that could stop Pelican": {
        "DEFAULT_LANG = {}": "the setting DEFAULT_LANG cannot be {}; write a text",
        'STATIC_PATHS.append("")': "the setting STATIC_PATHS cannot be changed",
        "CACHE_CONTENT = LOAD_CONTENT_CACHE = True": "the setting CACHE_CONTENT cannot be changed",
        'TAGS_URL = "subjects/"': "the setting TAGS_URL cannot be changed",
        "PAGE_SAVE_AS = len": "the setting PAGE_SAVE_AS cannot be changed",
        "DRAFTS = True": "the setting DRAFTS is set by make drafts; delete it",
        'PATH = "texts/content"': "the setting PATH cannot be changed",
        'SITEURL = "https://dossier.example/"': "the setting SITEURL ends with a slash",
        'LOCALE = ["de_XX"]': "the setting LOCALE has no effect in this theme; delete it",
    },
    "values that only this theme checks": {
        "CONTACT = 7": "the setting CONTACT cannot be 7; write mailto:",
        'SITEURL = "https://dossier.example"': "the setting SITEURL needs the settings that publishconf.py adds",
    },
    "a missing template": {'TEMPLATE_PAGES["a.txt"] = "a.txt"': "the setting TEMPLATE_PAGES names a.txt, but"},
    "an unknown extension": {'MARKDOWN["extensions"] = ["x"]': "the setting MARKDOWN may be the cause"},
    "a call that ends Python": {"exit()": "this line ends the build"},
    "a merge conflict": {"<<<<<<< main": "this is not valid Python (invalid syntax); choose one version"},
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_reports_the_lines_of_the_settings_with(lines, project):
    path = project.folder / "pelicanconf.py"
    before = path.read_text("utf-8").splitlines()
    # For each line, the test also adds one with only its first name, such as CONTACT for CONTACT = 7. That line reads
    # the setting, and the message must not name it. Where there is no setting, as in exit(), Python ends before it.
    reading_lines = [re.search(r"\w+", line)[0] for line in lines]
    path.write_text("\n".join([*before, *lines, *reading_lines]), "utf-8")
    errors = project.make("html").stderr
    for number, words in enumerate(lines.values(), len(before) + 1):
        assert f"\npelicanconf.py:{number}: {words}" in f"\n{errors}"
    assert "Traceback" not in errors
    assert not (project.folder / "__pycache__").exists()  # compiled settings, which Python could use after a change


# files of the owner; each: its name, its first line, and the line of the settings that uses it
STEP = "my_step.py", "def finish(folder, context):", 'FINISH = ["my_step", *FINISH]'
CHAPTERS = "own/dossier.html", "", 'THEME_TEMPLATES_OVERRIDES = ["own"]'
TEMPLATE = "own/article.html", "", 'THEME_TEMPLATES_OVERRIDES = ["own"]'
# each: a file of the owner, its second line, and the beginning of the message
OWN_FILES = {
    "a step that ends the build": (STEP, "    exit()", "my_step.py:2: this line ends the build"),
    "a step with an error": (STEP, "    raise ValueError('why')", "my_step.py:2: ValueError: why"),
    "a template with an error": (TEMPLATE, "{% if %}", "own/article.html:2: TemplateSyntaxError"),
    "a template without chapters": (CHAPTERS, "<main></main>", "the template dossier.html needs one <div> in <main>"),
}


@pytest.mark.parametrize(("file", "second_line", "message"), OWN_FILES.values(), ids=OWN_FILES)
def test_reports_the_line_in(file, second_line, message, project):
    name, first_line, setting = file
    project.write(name, f"{first_line}\n{second_line}\n")
    project.append("pelicanconf.py", setting)
    made = project.make("html")
    assert made.returncode != 0
    assert f"\n{message}" in f"\n{made.stderr}"
    assert "Traceback" not in made.stderr


def test_reports_a_public_address_without_the_addresses_of_feeds(content):
    [error] = content.errors(SITEURL=SITE, HEADERS={}, TAG_FEED_SAVE_AS=None)
    assert "needs the settings that publishconf.py adds" in error


ACCEPTED = {
    "a city at the lower edge with its name beside it": {"CITIES": {"Florence": (43.77, 11.25, "right")}},
    "a number of articles on each page": {"DEFAULT_PAGINATION": 9},
    "an owner's setting": {"DONATE_URL": None},
    "an address that other tools know": {"TEMPLATE_PAGES": OWN | {"robots.txt": ".well-known/security.txt"}},
}


@pytest.mark.parametrize("settings", ACCEPTED.values(), ids=ACCEPTED)
def test_accepts(settings, content):
    assert content.errors(**settings) == []
