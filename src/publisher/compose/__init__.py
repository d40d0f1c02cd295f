"""Composition: content and a layout become pages."""
