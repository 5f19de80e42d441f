"""Checks the types of Pelican's settings, because Pelican itself does not."""

from pelican.settings import DEFAULT_CONFIG

EXPECTED = {
    bool: "True or False",
    dict: "a dictionary, such as {}",
    int: "a number",
    list: "a list: put the value in brackets, or write []",
    str: "a text in quotation marks",
}
# None turns off a setting with one of these ends.
ENDS_OF_OPTIONAL = "_ATOM", "_RSS", "_TRANSLATION_ID", "_MAX_ITEMS", "_MAX_LENGTH"
PAGE_LENGTH = "DEFAULT_PAGINATION"  # a number, or False for lists on a single page
END_OF_ORDER = "_ORDER_BY"  # the end of settings that may be functions


def type_errors(settings: dict) -> dict[str, str]:
    """Return the errors, by setting, for settings of Pelican whose values have a wrong type."""
    errors = {}
    for name, value in settings.items():
        kind = expected_type(name)
        if kind and not has_type(kind, name, value):
            errors[name] = f"cannot be {value!r}; write {EXPECTED[kind]}"
    return errors


def expected_type(name: str) -> type | None:
    """Return the type of a setting of Pelican's; None for other settings."""
    if name == "PLUGINS":  # the default is None
        return list
    if name == PAGE_LENGTH:
        return int
    if name in DEFAULT_CONFIG:
        return type(DEFAULT_CONFIG[name])
    return None


def has_type(kind: type, name: str, value) -> bool:
    if value is None and name.endswith(ENDS_OF_OPTIONAL):
        return True
    if callable(value) and name.endswith(END_OF_ORDER):
        return True
    if kind is list:
        return isinstance(value, list | tuple | set)
    if name == PAGE_LENGTH and value is False:
        return True
    if kind is int:
        return is_number(value)
    return isinstance(value, kind)


def is_number(value) -> bool:
    """Return whether a value is a whole number. For Python, True and False are numbers, too."""
    return isinstance(value, int) and not isinstance(value, bool)
