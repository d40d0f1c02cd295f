"""Layout files: what a designer edits, read strictly."""
