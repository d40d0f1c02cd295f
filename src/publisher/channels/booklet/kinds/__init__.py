"""Kinds of pages a story is told in; each file is one kind, each row of KINDS its registration."""

from __future__ import annotations

from publisher.channels.booklet.kinds.belt import belt
from publisher.channels.booklet.kinds.board import board
from publisher.channels.booklet.kinds.framed import framed
from publisher.channels.booklet.kinds.moment import moment
from publisher.channels.booklet.kinds.news import news
from publisher.channels.booklet.kinds.pair import pair
from publisher.channels.booklet.kinds.parallel import parallel
from publisher.channels.booklet.kinds.plate import plate
from publisher.channels.booklet.kinds.quote import quote
from publisher.channels.booklet.kinds.spread import spread
from publisher.channels.booklet.kinds.text import text
from publisher.channels.booklet.kinds.text_photo import text_photo
from publisher.channels.booklet.kinds.within import within
from publisher.channels.booklet.offer import Offers

KINDS: tuple[Offers, ...] = (
    text,
    text_photo,
    within,
    plate,
    belt,
    framed,
    pair,
    spread,
    quote,
    board,
    moment,
    news,
    parallel,
)
