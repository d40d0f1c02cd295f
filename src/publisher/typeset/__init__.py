"""The text engine: fonts, shaping, line breaks, paragraphs and fitting."""
