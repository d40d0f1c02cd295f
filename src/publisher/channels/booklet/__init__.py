"""The booklet channel: an article becomes a printed photo booklet."""
