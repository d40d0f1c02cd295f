"""Checks: rules look at an article and its photos and return notices."""
