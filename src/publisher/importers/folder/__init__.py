"""Folders: pictures with captions inside, sheets of captions and a text, one or several at once, become one article."""
