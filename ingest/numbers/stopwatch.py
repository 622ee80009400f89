"""Reads times that were run or led by, as stopwatches print them: "won in 2:00:35", "leads by 3:09", "a best of 3:43.13"."""

import re
from decimal import Decimal

_REST = re.compile(r":([0-5][0-9])(?::([0-5][0-9]))?(?:\.([0-9]{1,2}))?(?![0-9:]| ?(?:[ap]\.?m\b|gmt|utc|bst|[ce]e?s?t\b|o[’']clock))")
_LEAD = re.compile(
    r"\b(?:ran|runs|running|clocked|clocks|clocking|timed at|posted|(?:time|times|best|record|mark|split|lap|lead|advantage|gap) of"
    r"|(?:leads?|led|ahead|won|wins?|winning|behind|trails?) by|(?:won|finished|home|distance|race|halfway|course|it|metres|miles|km) in)"
    r" (?:a )?$"
)
_MINUTE = 60
_LONGEST = 2


def stopwatch(low: str, start: int, end: int) -> tuple[Decimal, Decimal, int] | None:
    """Seconds, the worth of one in the last printed place and the end of a time that opens with the digits from `start` to `end`.

    None where they open no such time.
    """
    rest = _REST.match(low, end)
    if rest is None or end - start > _LONGEST or not low[start:end].isdigit():
        return None
    if (rest[2] is not None or rest[3] is None) and not _LEAD.search(low, max(0, start - 24), start):
        # "At 14:03:22" and "at 3:15" are a clock's.
        return None
    first, second = int(low[start:end]), int(rest[1])
    whole = first * _MINUTE + second if rest[2] is None else (first * _MINUTE + second) * _MINUTE + int(rest[2])
    return whole + Decimal(f"0.{rest[3] or 0}"), Decimal(1).scaleb(-len(rest[3] or "")), rest.end()
