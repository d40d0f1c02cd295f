"""What an editor is told of a photo that has too few pixels for a card."""

from __future__ import annotations

from publisher.channels.cards.editor import enlarged
from publisher.channels.cards.targets import known_targets
from publisher.notices import Severity


def test_a_photo_is_told_of_when_a_card_shows_more_pixels_than_it_has(edition_of):
    article = edition_of().article
    target = known_targets()["og"]
    (notice,) = enlarged(article, article.photos[0], 1.52, target)
    assert (notice.code, notice.severity, notice.channels) == ("P309", Severity.WARNING, ("cards",))
    assert notice.message == "the photo 'gate' is enlarged 1.5 times on the card 'og'"
    assert enlarged(article, article.photos[0], 1.04, target) == ()
