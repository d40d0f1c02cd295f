"""However many processes work, the results are the same, in the same order; and none is left behind."""

from __future__ import annotations

import concurrent.futures
import os
import signal
import subprocess
import sys
import threading
import time
from types import MappingProxyType

import pytest

import jobs
from publisher import workers
from publisher.notices import PublisherError
from publisher.workers import spread


@pytest.fixture(params=[1, 2, 3])
def processes(monkeypatch, request):
    monkeypatch.setattr(workers, "PROCESSES", request.param)
    return request.param


@pytest.fixture
def several(monkeypatch):
    monkeypatch.setattr(workers, "PROCESSES", 2)


@pytest.mark.usefixtures("processes")
@pytest.mark.parametrize("chunk", [1, 4])
def test_results_come_in_the_order_of_the_jobs(chunk):
    assert spread(jobs.doubled, range(11), chunk=chunk) == tuple(range(0, 22, 2))


@pytest.mark.usefixtures("processes")
def test_the_error_is_that_of_the_first_job_that_has_one():
    with pytest.raises(PublisherError) as raised:
        spread(jobs.none_of_three, [1, 2, 6, 9])
    (notice,) = raised.value.notices
    assert (notice.code, notice.message, notice.hint) == ("P305", "no 6", "take another")


@pytest.mark.usefixtures("several")
def test_a_process_of_the_crew_starts_no_others():
    assert spread(jobs.nested, [5, 7]) == (5, 7)


@pytest.mark.usefixtures("several")
def test_without_means_to_start_processes_the_work_is_done_here(monkeypatch):
    def refuse(*_):
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", refuse)
    assert spread(jobs.nested, [5, 7]) == (10, 14)


@pytest.mark.usefixtures("several")
def test_what_a_lost_process_leaves_is_done_here():
    assert spread(jobs.lost, range(6)) == (0, -1, -2, -3, -4, -5)


@pytest.mark.usefixtures("several")
def test_frozen_mappings_travel():
    frozen = MappingProxyType({"a": 1})
    assert spread(dict, [frozen, frozen]) == ({"a": 1}, {"a": 1})


def test_a_server_s_own_worker_which_may_start_none_does_the_work_itself(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, operator\n"
        "from publisher import workers\n"
        "def serve():\n"
        "    workers.PROCESSES = 2\n"
        "    print(workers.spread(operator.neg, [1, 2, 3]))\n"
        "if __name__ == '__main__':\n"
        "    served = multiprocessing.Process(target=serve, daemon=True)\n"
        "    served.start()\n"
        "    served.join()\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("(-1, -2, -3)\n", "")


def test_the_script_that_calls_is_not_run_once_more(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import operator, threading\n"
        "from publisher import workers\n"
        "print('once')\n"
        "workers.PROCESSES = 2\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()  # so no copy of this process is safe\n"
        "print(workers.spread(operator.neg, [1, 2, 3]))\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("once\n(-1, -2, -3)\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are for other systems")
@pytest.mark.parametrize(("end", "ending"), [("kill", "SIGINT"), ("killpg", "SIGINT"), ("kill", "SIGKILL")])
def test_nothing_goes_on_when_the_caller_is_ended(tmp_path, end, ending):
    script = tmp_path / "script.py"
    script.write_text(
        "import signal, time\n"
        "from publisher import workers\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would not hear it\n"
        "workers.PROCESSES = 2\n"
        "print('ready', flush=True)\n"
        "workers.spread(time.sleep, [0.5] * 60)\n"
    )
    command = [sys.executable, str(script)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as ran:
        assert ran.stdout
        ran.stdout.readline()
        time.sleep(0.5)
        getattr(os, end)(ran.pid, getattr(signal, ending))  # a terminal ends the whole group
        gone = threading.Timer(20, os.killpg, (ran.pid, signal.SIGKILL))
        gone.start()
        said = ran.communicate()[1]  # ends when the last process that could write has ended
        assert gone.is_alive(), "processes went on"
        gone.cancel()
    assert ("KeyboardInterrupt" in said) == (ending == "SIGINT")
    assert said.count("Traceback") <= 1
