"""What all tests share: where the shared material may lie, and that missing programs are not skipped over where they must be there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("everyday", deadline=None)
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(
    os.environ.get("PUBLISHER_HYPOTHESIS", "steady" if os.environ.get("CI") else "everyday")
)

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def examples() -> Path:
    """The examples that ship with the program."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Test material that does not ship with the program; tests that need it are skipped without it."""
    folder = Path(os.environ.get("PUBLISHER_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the shared test material is not here ({folder.name}/)")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Where the environment promises the outside programs, a test that skips for want of one has failed."""
    report = yield
    promised = os.environ.get("PUBLISHER_TESTS_MAY_NOT_SKIP_PROGRAMS")
    if promised and report.skipped and "not installed" in str(report.longrepr):
        report.outcome = "failed"
    return report
