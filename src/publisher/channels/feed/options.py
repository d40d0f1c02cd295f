"""The feed channel's options: what may be chosen for one run, with a default for each; all else stands in publisher.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """The choices of one feed run."""

    quality: Annotated[int, "JPEG quality of the web photos, 1 to 95."] = 82

    def __post_init__(self) -> None:
        if not 1 <= self.quality <= 95:
            raise ValueError(f"the JPEG quality of the feed's photos must lie between 1 and 95, not at {self.quality}")
