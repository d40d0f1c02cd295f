"""The page: the meeting point of every layout and every painter."""
