"""Importers: other people's formats become an article draft with provenance."""
