"""The cards channel: an article becomes sized pictures for social platforms."""
