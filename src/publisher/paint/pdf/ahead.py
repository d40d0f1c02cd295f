"""Jobs go in, their results come out in any order asked: done ahead on two threads, never more at a time than memory allows."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from threading import RLock
from typing import Generic, TypeVar

Result = TypeVar("Result")

AT_ONCE = 2
"""Threads: decoders and encoders let each other run, and more than two would only crowd the memory."""

UNCLAIMED = 6
"""Results that may wait for whoever asked for them."""

LARGE = 1 << 20
"""Bytes from which on a block is given back as soon as it is free."""

_M_MMAP_THRESHOLD = -3  # malloc.h of glibc


@dataclass(frozen=True, slots=True)
class Job(Generic[Result]):
    """Work to do under a name, and how many bytes of memory it takes while it is done."""

    name: Hashable
    work: Callable[[], Result]
    weight: int


class Ahead(Generic[Result]):
    """Does jobs in the order they were added; what one job gives never depends on the others."""

    def __init__(self, most: int) -> None:
        _give_back_large_blocks()
        self._most = most
        self._lock = RLock()
        self._waiting: deque[Job[Result]] = deque()
        self._started: dict[Hashable, tuple[Job[Result], Future[Result]]] = {}
        self._threads = ThreadPoolExecutor(AT_ONCE)

    def add(self, job: Job[Result]) -> None:
        """Put a job in line."""
        with self._lock:
            self._waiting.append(job)
            self._start()

    def take(self, name: Hashable) -> Result:
        """The result of a job, once it is there; each can be taken once. Raises what the job raised."""
        with self._lock:
            while name not in self._started:
                self._submit(self._waiting.popleft())
            _, future = self._started[name]
        try:
            return future.result()
        finally:
            with self._lock:
                del self._started[name]
                self._start()

    def close(self) -> None:
        """Drop what nobody asked for."""
        with self._lock:
            self._waiting.clear()
        self._threads.shutdown(cancel_futures=True)

    def _start(self) -> None:
        with self._lock:
            while self._waiting and len(self._started) < UNCLAIMED and self._has_room(self._waiting[0]):
                self._submit(self._waiting.popleft())

    def _has_room(self, job: Job[Result]) -> bool:
        running = [one.weight for one, future in self._started.values() if not future.done()]
        return not running or sum(running) + job.weight <= self._most

    def _submit(self, job: Job[Result]) -> None:
        future = self._threads.submit(job.work)
        self._started[job.name] = (job, future)
        future.add_done_callback(lambda _: self._start())


@cache
def _give_back_large_blocks() -> None:
    """Keep glibc from holding on to freed pictures, thread by thread: a third of the peak. Other C libraries do without (mallopt(3))."""
    try:
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE)
    except (OSError, AttributeError, TypeError):
        return
