"""Web pages and pieces of HTML: text goes in, the parts of a story come out; ``page.py`` reads a saved page, ``body.py`` any HTML."""
