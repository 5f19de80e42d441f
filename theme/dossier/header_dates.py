"""Reads the dates in headers: 2022-01-21, or 2022-01-21 09:30+01:00."""

import re
from datetime import datetime, timedelta, timezone

from dateutil.parser import parse

# Dates in ISO 8601 that Pelican can read, too.
ISO_DATE_AND_TIME = re.compile(
    r"""
    \d{4}-\d{2}-\d{2}
    ( [T\x20] \d{2}:\d{2} (:\d{2}(\.\d+)?)? ( \x20? (Z | [+-]\d{2}:?\d{2}) )? )?
    """,
    re.ASCII | re.VERBOSE,
)
SPACE_BEFORE_OFFSET = re.compile(r" (?=[+-]\d|Z)")  # 09:30 +01:00
UNKNOWN_DATE = "YYYY-MM-DD"  # the suggestion if the date cannot be guessed


def parse_iso_date(value: str) -> datetime | None:
    """Return the date and time if the value is one, or else None."""
    if not ISO_DATE_AND_TIME.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(SPACE_BEFORE_OFFSET.sub("", value))
    except ValueError:  # 30 February
        return None


def suggest_iso_date(value: str) -> str:
    """Return a date in ISO 8601, such as 2022-01-21 for "21 Jan 2022".

    Return "YYYY-MM-DD" if the value can be read in several ways, such as 2/1/2022, or in none.
    """
    # In UTC+2, dateutil reads the sign as POSIX does: it would suggest -02:00.
    value = re.sub(r"(?:GMT|UTC)(?=[+-])", "", value)
    # 02/03/2022 can begin with the month or the day. In 2022/02/03, the month is second.
    begins_with_year = bool(re.match(r"\d{4}", value))
    choices = [False] if begins_with_year else [False, True]
    readings = set()
    for day_first in choices:
        # The parser takes from the default what a value lacks. A value that lacks the day, for
        # example, has two readings.
        for default in datetime(2000, 1, 1), datetime(2001, 2, 2):
            try:
                reading = parse(value, default=default, dayfirst=day_first, tzinfos=time_zone)
            except (ValueError, OverflowError):
                return UNKNOWN_DATE
            readings.add(reading)
    if len(readings) != 1:
        return UNKNOWN_DATE
    [reading] = readings
    return reading.isoformat(" ", "minutes").removesuffix(" 00:00")


def time_zone(name: str | None, offset: int | None) -> timezone | None:
    """Return the time zone of a date, or None; raise ValueError for a name such as CET."""
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    if name:
        raise ValueError(name)
    return None
