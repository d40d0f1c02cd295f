"""The feed channel: an article becomes an RSS item with all its photos."""
