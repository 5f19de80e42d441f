"""Checks that Pelican's settings have the types that Pelican expects, which it does not check."""

from collections.abc import Callable

from pelican.settings import DEFAULT_CONFIG

EXPECTED = {
    str: "a text in quotation marks",
    list: "a list, such as [] or a value in brackets",
    dict: "a dictionary, such as {}",
}
OFF = "_ATOM", "_RSS", "_TRANSLATION_ID"  # the ends of settings that None turns off
ORDER = "_ORDER_BY"  # the end of settings that may be functions


def type_errors(settings: dict) -> dict[str, str]:
    """Return a message for each setting of Pelican's with a value of another type, by its name."""
    errors = {}
    for name, default in DEFAULT_CONFIG.items():
        if name in settings and not has_expected_type(name, settings[name]):
            expected = EXPECTED[type(default)]
            errors[name] = f"cannot be {settings[name]!r}; write {expected}"
    return errors


def has_expected_type(name: str, value) -> bool:
    kind = type(DEFAULT_CONFIG[name])
    if kind not in EXPECTED:
        return True
    if value is None and name.endswith(OFF):
        return True
    if isinstance(value, Callable) and name.endswith(ORDER):
        return True
    if kind is list:
        return isinstance(value, list | tuple | set)
    return isinstance(value, kind)
