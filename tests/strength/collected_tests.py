"""Tests as pytest collects them, to be run one by one as often as is wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from _pytest.tmpdir import tmppath_result_key


class Instead:
    """Does something else with the collected tests than running them, while pytest has everything set up."""

    def __init__(self, action: Callable[[list[pytest.Item]], None]) -> None:
        self.action = action

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Called by pytest when the tests are collected."""
        if session.testsfailed:
            raise session.Interrupted("some tests cannot be collected")
        self.action(session.items)
        return True


def with_collected(tests: list[str], action: Callable[[list[pytest.Item]], None]) -> None:
    """Collect the tests of some files or folders and give them to the action. Exits where they cannot be collected."""
    options = ["-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
    status = pytest.main([*options, *tests], plugins=[Instead(action)])
    if status:
        sys.exit(f"the tests of {' '.join(tests)} cannot be used; run `make test` first")


def is_passed(items: list[pytest.Item]) -> bool:
    """Whether all of these tests pass; it stops at the first that does not. What a session shares is kept.

    pytest's own way would word each failure for a reader, which takes longer than the test.
    """
    return all(_passes(item) for item in items)


def _passes(item: Any) -> bool:
    state = item.session._setupstate
    item._initrequest()
    item.stash[tmppath_result_key] = {}  # what became of the test, of which tmp_path wants to know
    try:
        state.setup(item)
        item.runtest()
    except pytest.skip.Exception:
        return True
    except (Exception, pytest.fail.Exception):
        return False
    finally:
        # A session stands for 'a test of another module': it has all that has to be kept.
        state.teardown_exact(item.session)
    return True
