"""Lists labels that the catalogs in theme/languages/ lack or translate wrongly, and unused ones."""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

THEME = Path(__file__).parent
METHODS = [("templates/**", "jinja2.ext:babel_extract"), ("dossier/**.py", "python")]
OPTIONS = {"templates/**": {"newstyle_gettext": "true", "trimmed": "true"}}


def used_labels() -> Catalog:
    """Return the labels in the templates and the modules."""
    catalog = Catalog()
    for _file, _line, label, _comments, context in extract_from_dir(THEME, METHODS, OPTIONS):
        catalog.add(label, context=context)
    return catalog


def check_catalog(path: Path, used: Catalog) -> list[str]:
    """Return a message for each label that is missing, not used, or translated wrongly."""
    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=path.stem.replace("-", "_"))
    except ValueError as error:  # of a wrong encoding, for example
        return [f"{path} cannot be read: {error}"]
    messages = []
    # A regional catalog, such as de-CH, has only the labels that differ from those of de.
    general = path.with_stem(path.stem.partition("-")[0])
    is_regional = general != path and general.exists()
    if not is_regional:
        messages += missing_messages(path, used, catalog)
    for translated in catalog:
        if translated.id and used.get(translated.id, translated.context) is None:
            messages.append(f"{path}:{translated.lineno}: {name_of(translated)} is not used")
        for error in translated.check(catalog):
            messages.append(f"{path}:{translated.lineno}: {error}")
    return messages


def missing_messages(path: Path, used: Catalog, catalog: Catalog) -> list[str]:
    """Return a message for each label that a catalog lacks, or translates only in part."""
    messages = []
    for label in used:
        if not label.id:  # the header of the catalog
            continue
        translated = catalog.get(label.id, label.context)
        if translated is None:
            messages.append(f"{path}: {name_of(label)} is missing")
        elif missing_forms(translated):
            place = f"{path}:{translated.lineno}"
            messages.append(f"{place}: {name_of(label)} lacks {missing_forms(translated)}")
    return messages


def name_of(label: Message) -> str:
    name = label.id[0] if label.pluralizable else label.id
    return f"“{name}”"


def missing_forms(message: Message) -> str:
    """Return the lines of a label that are empty, such as "msgstr[1], msgstr[2]", or ''."""
    if not message.pluralizable:
        return "" if message.string else "msgstr"
    numbers = [number for number, form in enumerate(message.string) if not form]
    return ", ".join(f"msgstr[{number}]" for number in numbers)


def main() -> None:
    used = used_labels()
    messages = []
    for path in sorted(THEME.glob("languages/*.po")):
        messages += check_catalog(path, used)
    if messages:
        sys.exit("\n".join(messages))


if __name__ == "__main__":
    main()
