"""The checks: an edition in, what an editor should know of it out; CHECKS says which rules there are."""

from publisher.checks.table import CHECKS, explain, run_checks

__all__ = ["CHECKS", "explain", "run_checks"]
