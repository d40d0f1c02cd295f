"""The checks: an edition in, what an editor should know of it out; RULES says which there are, all_codes what every code means."""

from publisher.checks.codes import all_codes, explain
from publisher.checks.table import RULES, run_checks

__all__ = ["RULES", "all_codes", "explain", "run_checks"]
