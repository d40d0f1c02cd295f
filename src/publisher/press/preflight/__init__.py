"""Preflight: reads any finished PDF and reports what a printer would stumble over; ``run_preflight`` in ``run`` is the way in."""
