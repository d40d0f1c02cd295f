"""Photos prepared ahead: each result where it belongs, no more at a time than memory allows, faults told to who asks."""

from __future__ import annotations

import threading
import time

import pytest

from publisher.paint.pdf.ahead import UNCLAIMED, Ahead, Job


class Watched:
    """Jobs that note how much weight is being worked on."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now = self.most = self.done = 0

    def job(self, name: int, weight: int) -> Job[int]:
        def work() -> int:
            with self.lock:
                self.now += weight
                self.most = max(self.most, self.now)
            time.sleep(0.005)
            with self.lock:
                self.now -= weight
                self.done += 1
            return name

        return Job(name, work, weight)


def test_results_come_in_the_order_asked() -> None:
    watched, ahead = Watched(), Ahead[int](100)
    for name in range(20):
        ahead.add(watched.job(name, 1))
    assert [ahead.take(name) for name in (3, 0, 19, 1, 2, *range(4, 19))] == [3, 0, 19, 1, 2, *range(4, 19)]
    ahead.close()


def test_never_more_is_worked_on_than_memory_allows_save_one_that_is_larger_by_itself() -> None:
    watched, ahead = Watched(), Ahead[int](10)
    for name, weight in enumerate((4, 4, 4, 8, 30, 3, 3)):
        ahead.add(watched.job(name, weight))
    assert [ahead.take(name) for name in range(7)] == list(range(7))
    assert watched.most == 30
    ahead.close()


def test_only_so_many_results_wait() -> None:
    watched, ahead = Watched(), Ahead[int](100)
    for name in range(4 * UNCLAIMED):
        ahead.add(watched.job(name, 1))
    time.sleep(0.2)
    assert watched.done == UNCLAIMED
    ahead.close()


def test_a_fault_is_told_to_who_asks_and_stops_nobody_else() -> None:
    ahead = Ahead[int](100)
    ahead.add(Job("bad", lambda: 1 // 0, 1))
    ahead.add(Job("good", lambda: 7, 1))
    with pytest.raises(ZeroDivisionError):
        ahead.take("bad")
    assert ahead.take("good") == 7
    ahead.close()
