"""Label a photo: its article and the settings go in, the words and rights that are written into each of its pictures come out."""

from __future__ import annotations

from publisher.article.credit import caption_text, credit_names
from publisher.article.model import Article, Photo
from publisher.photos.model import Label
from publisher.settings import Settings


def label_for(photo: Photo, article: Article, settings: Settings) -> Label:
    """The label of one photo. Its credit has no label word before it ("Name / VNA"): IPTC keeps Credit and wording apart."""
    credit, place, rights = photo.credit, photo.location, photo.rights
    return Label(
        caption=caption_text(photo, context=False),
        credit=credit_names(credit, article.lang),
        lang=article.lang,
        creator=credit.photographer if credit else None,
        headline=article.title,
        copyright=rights.copyright or settings.publication.copyright,
        alt=photo.alt,
        source=(credit.courtesy_of or credit.agency) if credit else None,
        usage_terms=rights.terms or (credit.licence if credit else None),
        source_type=photo.source_type,
        taken=photo.taken,
        city=place.city if place else None,
        country=place.country if place else None,
        keywords=article.keywords,
    )
