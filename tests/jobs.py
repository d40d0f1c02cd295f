"""Jobs for the tests of workers: functions of a module, as processes need them."""

from __future__ import annotations

import os

from publisher import workers
from publisher.notices import PublisherError, error


def doubled(number: int) -> int:
    return 2 * number


def none_of_three(number: int) -> int:
    if number % 3 == 0:
        raise PublisherError(error("P305", f"no {number}", None, "take another"))
    return number


def lost(number: int) -> int:
    """The third ends the process it was given to; not the one that gave it."""
    if number == 3 and workers.PROCESSES == 1:
        os._exit(1)
    return -number


def nested(number: int) -> int:
    return workers.PROCESSES * number
