"""The article: its model, its text, its credits and its source format."""
