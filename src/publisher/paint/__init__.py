"""Painters: they place what a page plan says and decide nothing."""
