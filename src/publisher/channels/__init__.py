"""Channels: each plans and makes one kind of output."""
