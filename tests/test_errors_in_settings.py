"""A setting with an impossible value is reported with its name, and with an example of a right one."""

import pytest

# each: a setting, its value, and words of the message
CASES = {
    "an address without a scheme": ("SITEURL", "e.example", "https://dossier.example/read"),
    "an address that is a script": ("SITEURL", "javascript:x", "https://dossier.example/read"),
    "an address with a space": ("SITEURL", "https://e.example/a b", "https://dossier.example/read"),
    "an address with a query": ("SITEURL", "https://e.example/?q", "https://dossier.example/read"),
    "a language by its name": ("DEFAULT_LANG", "german", "en or pt-BR"),
    "a contact without a scheme": ("CONTACT", "errors@dossier.example", "mailto:"),
    "a contact that is a script": ("CONTACT", "javascript:alert(1)", "mailto:"),
    "a licence without a scheme": ("TEXT_LICENSE", ("CC BY 4.0", "creativecommons.org"), "CC BY 4.0"),
    "a licence without a name": ("TEXT_LICENSE", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
}


@pytest.mark.parametrize(("name", "value", "words"), CASES.values(), ids=CASES)
def test_reports(name, value, words, content):
    [error] = content.errors(**{name: value})
    assert name in error
    assert words in error
