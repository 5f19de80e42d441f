"""Draws lists of dates: on a line to scale, and on a map if two of the places are known."""

from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader
from turbohtml import Element, Text

from ..dates import ISO_DATE, DatedTerm, date_regex, parse_term, split_term
from ..language import Language
from ..map_data import coast
from ..map_projection import MAP_HEIGHT, MAP_WIDTH, City, place_cities
from ..template_cache import template_cache

TEMPLATES = Path(__file__).parents[2] / "templates"
OPTIONS = {"autoescape": True}

# All in units of the drawing. A depth is a distance from its upper edge.
DAY_HEIGHT = 5
LINE_HEIGHT = 20  # of the text of a label
EDGE = 10
MAX_LENGTH = 420  # of the line with the dates, unless the labels need more
WIDTH = 288
LABEL_DISTANCE = 34  # from the line to the labels
LETTER = 8  # the average width of a letter in the name of a month
LABEL_LETTER = 9  # the width of a letter in a label, with room for wide fonts

DAYS_OF_MONTH = 30  # for the choice of steps
YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
STEPS = [1, 3, *(12 * years for years in YEARS)]  # months from one mark to the next


class Mark(NamedTuple):
    """The first date, or the beginning of a month or a year, on the line."""

    depth: int
    label: str


class Scale(NamedTuple):
    """The scale of a line: the day at its upper end, and the units of the drawing for a day."""

    first: date
    day_height: float

    def depth(self, day: date) -> int:
        return round(EDGE + (day - self.first).days * self.day_height)


class Row(NamedTuple):
    """A date on the line, and its label.

    depth: of the date; label_depth: of the middle of the label's first line; lines: of the label.
    """

    depth: int
    label_depth: int
    lines: list[str]
    is_emphasized: bool


class LabelGroup(NamedTuple):
    """Labels directly below each other. depths: of their dates; heights: of the labels."""

    depths: list[int]
    heights: list[int]

    @property
    def offsets(self) -> list[int]:
        """The distance of each label from the top of the group."""
        return [0, *accumulate(self.heights[:-1])]

    @property
    def top(self) -> float:
        """The depth of the middle of the first line.

        For a label to be exactly beside its date, the top must be the depth of the date minus the
        offset of the label. The group takes the average of these tops, but at least EDGE, which
        leaves room for half a line.
        """
        tops = [depth - offset for depth, offset in zip(self.depths, self.offsets, strict=True)]
        return max(sum(tops) / len(tops), EDGE)

    @property
    def bottom(self) -> float:
        """The smallest depth for the middle of the next label's first line."""
        return self.top + sum(self.heights)


def add_timelines(
    tree: Element, cities: dict[str, City], language: Language, corrections_id: str
) -> None:
    """Put a drawing before each list whose dates rise; screen readers read the list.

    Dates are marked up in top-level lists, and in corrections wherever their list is. Only
    top-level lists have a drawing, and corrections have none.
    """
    corrections = None
    if corrections_id:
        corrections = tree.select_one(f'[id="{corrections_id}"] + dl')
    for terms_list in tree.select("dl"):
        is_inside_other_block = terms_list.parent is not tree
        if is_inside_other_block and terms_list is not corrections:
            continue
        terms = terms_list.select(":scope > dt")
        entries = [parse_term(term, language) for term in terms]
        if None in entries:
            continue
        previous_year = 0
        for term, entry in zip(terms, entries, strict=True):
            repeats_year = entry.day.year == previous_year
            mark_up_date(term, entry, language, repeats_year=repeats_year)
            previous_year = entry.day.year
        days = [entry.day for entry in entries]
        is_in_order = len(days) > 1 and days == sorted(days)
        if is_in_order and terms_list is not corrections:
            terms_list.insert_adjacent_html("beforebegin", drawing(entries, cities, language))


def mark_up_date(
    term: Element, entry: DatedTerm, language: Language, *, repeats_year: bool
) -> None:
    """Put the date of a term into a <time>.

    If the term before has the same year, a year at the end of the date is in a <span>, which the
    stylesheet hides.
    """
    written, _ = split_term(term.text, language)
    term.strip_tags("strong")
    remove_beginning(term, len(written))
    if ISO_DATE.fullmatch(written):
        written = language.format_date(entry.day)
    day_and_month, year = split_year(written, language)
    content = [Text(day_and_month)]
    if year and repeats_year:
        content.append(Element("span", {}, [Text(year)]))
    elif year:
        content.append(Text(year))
    marked_up = Element("time", {"datetime": entry.day.isoformat()}, content)
    if entry.is_emphasized:
        marked_up = Element("strong", {}, [marked_up])
    term.insert(0, marked_up)


def split_year(written: str, language: Language) -> tuple[str, str]:
    """Return the day and the month of a date, and the rest, which ends with the year.

    If the year comes first, as in some languages, return the whole date and ''. No-break spaces
    join the words.
    """
    joined = "\N{NO-BREAK SPACE}".join(written.split())
    parts = date_regex(language).fullmatch(joined)
    if not parts or parts.start("year") < parts.start("day"):
        return joined, ""
    end = max(parts.end("day"), parts.end("month"))
    return joined[:end], joined[end:]


def remove_beginning(term: Element, length: int) -> None:
    """Remove the first letters of a term, and keep the elements after them."""
    for node in list(term.descendants):
        if isinstance(node, Text):
            cut = min(length, len(node.data))
            node.data = node.data[cut:]
            length -= cut


@cache
def environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, bytecode_cache=template_cache(OPTIONS), **OPTIONS)


def drawing(entries: list[DatedTerm], cities: dict[str, City], language: Language) -> str:
    template = environment().get_template("_timeline.html")
    placed = place_cities([entry.place for entry in entries], cities)
    return template.render(
        lay_out(entries, language),
        map={"width": MAP_WIDTH, "height": MAP_HEIGHT, "coast": coast()},
        cities=placed,
        emphasized=[entry.place for entry in entries if entry.is_emphasized],
    )


def lay_out(entries: list[DatedTerm], language: Language) -> dict:
    """Return the variables of the template; no labels overlap."""
    line_x = language.longest_month_length * LETTER + EDGE
    label_length = (WIDTH - line_x - LABEL_DISTANCE) // LABEL_LETTER
    labels = [wrap(date_and_place(entry, language), label_length) for entry in entries]
    first, last = entries[0].day, entries[-1].day
    scale = choose_scale(first, last, sum(len(lines) for lines in labels))
    depths = [scale.depth(entry.day) for entry in entries]
    heights = [len(lines) * LINE_HEIGHT for lines in labels]
    label_depths = place_labels(depths, heights)
    rows = []
    for entry, depth, label_depth, lines in zip(entries, depths, label_depths, labels, strict=True):
        written = [directed(line, language) for line in lines]
        rows.append(Row(depth, label_depth, written, entry.is_emphasized))
    last_line_depth = label_depths[-1] + heights[-1] - LINE_HEIGHT
    height = max(depths[-1], last_line_depth) + EDGE
    return {
        "width": WIDTH,
        "height": height,
        "line_x": line_x,
        "marks": place_marks(last, scale, language),
        "rows": rows,
        "label_distance": LABEL_DISTANCE,
        "line_height": LINE_HEIGHT,
    }


def choose_scale(first: date, last: date, number_of_lines: int) -> Scale:
    """Return a scale: the drawing has a limited height, unless its labels need more room."""
    days = max((last - first).days, 1)
    shortest = (number_of_lines - 1) * LINE_HEIGHT
    length = max(min(days * DAY_HEIGHT, MAX_LENGTH), shortest)
    return Scale(first, length / days)


def place_labels(depths: list[int], heights: list[int]) -> list[int]:
    """Return a depth for each label: near that of its date, and below the label before.

    Labels that would overlap form a group. This is the pool-adjacent-violators algorithm,
    https://en.wikipedia.org/wiki/Isotonic_regression
    """
    groups: list[LabelGroup] = []
    for depth, height in zip(depths, heights, strict=True):
        group = LabelGroup([depth], [height])
        while groups and groups[-1].bottom > group.top:
            above = groups.pop()
            group = LabelGroup(above.depths + group.depths, above.heights + group.heights)
        groups.append(group)
    label_depths = []
    for group in groups:
        top = round(group.top)
        label_depths += [top + offset for offset in group.offsets]
    return label_depths


def date_and_place(entry: DatedTerm, language: Language) -> str:
    day = language.format_short_date(entry.day)
    return f"{day}{language.comma}{entry.place}" if entry.place else day


def directed(line: str, language: Language) -> str:
    """Return a line of a label, marked with the direction of its language.

    The drawing itself always runs from left to right.
    """
    if language.direction == "ltr":
        return line
    return f"\N{RIGHT-TO-LEFT ISOLATE}{line}\N{POP DIRECTIONAL ISOLATE}"


def place_marks(last: date, scale: Scale, language: Language) -> list[Mark]:
    """Return marks for the first date, and for the beginnings of months or years after it."""
    month_height = DAYS_OF_MONTH * scale.day_height
    step = next(step for step in STEPS if step * month_height >= LINE_HEIGHT)
    marks = []
    for day in [scale.first, *beginnings_of_months(scale.first, last, step)]:
        written = language.format_month(day) if step < 12 else str(day.year)
        marks.append(Mark(scale.depth(day), directed(written, language)))
    if len(marks) > 1 and marks[1].depth < marks[0].depth + LINE_HEIGHT:
        del marks[0]  # its label would overlap the next
    return marks


def beginnings_of_months(first: date, last: date, step: int) -> list[date]:
    """Return first days of months between two dates: one for every `step` months."""
    days = []
    for number in range(month_index(first) + 1, month_index(last) + 1):
        if number % step == 0:
            days.append(date(number // 12, number % 12 + 1, 1))
    return days


def month_index(day: date) -> int:
    """Return how many months are between January of the year 0 and the month of a day."""
    return day.year * 12 + day.month - 1
