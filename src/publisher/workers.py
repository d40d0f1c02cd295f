"""Work for several processors: a function and its jobs go in, the results come out in the order of the jobs, from however many processes.

Where there is one processor, and where a system lets no process be started, this one does the work: the results are the same.
"""

from __future__ import annotations

import copyreg
import gc
import math
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.context import BaseContext

Job = TypeVar("Job")
Result = TypeVar("Result")


def _processors() -> int:
    """How many this process may use, of which a container may have been given fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


PROCESSES = min(8, _processors())
"""Processes at a time; 1 in one that was started for this."""


def spread(do: Callable[[Job], Result], jobs: Sequence[Job], *, chunk: int = 1) -> tuple[Result, ...]:
    """What ``do`` makes of each job, ``chunk`` jobs going to a process at a time; the error of the first job that has one.

    Function, jobs and results travel between processes, so they are values and functions of modules.
    """
    crew = _crew(min(PROCESSES, math.ceil(len(jobs) / chunk)))
    done = _done_by(crew, do, jobs, chunk) if crew else []
    return (*done, *map(do, jobs[len(done) :]))


def _crew(size: int) -> ProcessPoolExecutor | None:
    """Processes that wait for work; None where one is enough, or where there may be none: in a sandbox, in a server's own workers."""
    if size < 2:
        return None
    from multiprocessing import current_process

    if current_process().daemon:
        return None
    from concurrent.futures import ProcessPoolExecutor

    try:
        return ProcessPoolExecutor(size, _context(), _settle)
    except (ImportError, NotImplementedError, OSError):
        return None


def _done_by(crew: ProcessPoolExecutor, do: Callable[[Job], Result], jobs: Sequence[Job], chunk: int) -> list[Result]:
    """The results, in order: all of them, or those that came before no process could be started or one was ended from outside."""
    from concurrent.futures.process import BrokenProcessPool

    done: list[Result] = []
    try:
        try:
            with _without_main():
                coming = crew.map(do, jobs, chunksize=chunk)
        except OSError:
            return done
        done.extend(coming)
    except BrokenProcessPool:
        pass
    finally:
        crew.shutdown(cancel_futures=True)
    return done


def _context() -> BaseContext:
    """Copies of this process, which have everything loaded, where a copy is safe: on Linux, while it has one thread."""
    from multiprocessing import get_all_start_methods, get_context

    alone = threading.active_count() == 1 and sys.platform == "linux" and "fork" in get_all_start_methods()
    return get_context("fork" if alone else "spawn")


@contextmanager
def _without_main() -> Iterator[None]:
    """A fresh process would run the script that called us once more, were it not kept out of its sight; nothing of it is needed."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _settle() -> None:
    """In a process of the crew: no processes of its own, a quiet end with its parent, no search for garbage in what is loaded."""
    global PROCESSES
    PROCESSES = 1
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _mapping(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda mapping: (_mapping, (dict(mapping),)))
