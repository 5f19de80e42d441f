"""Finds tags that are spelt almost alike, as one of them is probably a mistake."""

from collections.abc import Iterable
from functools import cache
from unicodedata import combining, normalize

# Tags with at least this many letters are similar if one has a letter more, or two letters are
# exchanged. Shorter ones are similar only if they differ in case or accents: EU and EUR are not.
SHORTEST = 4
# Tags with at least this many letters are similar if one letter is replaced. Iran and Iraq are not.
SHORTEST_WITH_OTHER_LETTER = 6


def find_similar(tag: str, others: Iterable[str]) -> str:
    """Return another tag that differs only by case, accents or one letter, or ''.

    Two letters that are exchanged also count as one.
    """
    for other in others:
        if are_similar(simplified(tag), simplified(other)):
            return other
    return ""


@cache
def simplified(tag: str) -> str:
    """Return a tag without case and accents."""
    letters = normalize("NFD", tag.casefold())
    return "".join(letter for letter in letters if not combining(letter))


def are_similar(first: str, second: str) -> bool:
    if first == second:
        return True
    if digits(first) != digits(second):  # 2021 and 2022 are different tags
        return False
    shorter, longer = sorted([first, second], key=len)
    if len(shorter) < SHORTEST or len(longer) - len(shorter) > 1:
        return False
    return differ_by_one_letter(shorter, longer)


def digits(tag: str) -> str:
    return "".join(letter for letter in tag if letter.isdigit())


def differ_by_one_letter(shorter: str, longer: str) -> bool:
    """Return whether a letter is added, replaced or exchanged with the next one."""
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    is_long = len(longer) >= SHORTEST_WITH_OTHER_LETTER
    is_replaced = is_long and shorter[start + 1 :] == longer[start + 1 :]
    is_exchanged = shorter[start : start + 2] == longer[start : start + 2][::-1]
    return is_replaced or (is_exchanged and shorter[start + 2 :] == longer[start + 2 :])
