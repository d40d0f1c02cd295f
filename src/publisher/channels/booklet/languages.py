"""The second language: an edition and a layout go in, the edition that stands beside it comes out, or what is missing for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.article.credit import caption_text
from publisher.article.model import Article
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.notices import PublisherError, error


def second_language(
    whole: Edition, chapters: Sequence[Edition], layout: BookletLayout, wanted: str | None
) -> Edition | None:
    """The edition of the story beside this one: of the language wanted, else the master, or the master's first translation.

    None for a layout of one language. Raises PublisherError P814 when there is no such edition or it lacks a caption, for a
    language wanted in a layout of one, and for a book of several articles in a layout of two.
    """
    if layout.languages.arrangement == "one":
        if wanted is not None:
            raise _refusal(whole, f"the layout '{layout.title}' speaks one language", "take one such as 'bilingual'")
        return None
    if len(chapters) > 1:
        raise _refusal(
            whole, f"a book of several articles cannot have the layout '{layout.title}'", "take another layout"
        )
    others = [article for article in whole.editions if article.lang != whole.article.lang]
    if wanted is not None and wanted != whole.article.lang:
        others = [article for article in others if article.lang == wanted]
    if not others:
        raise _none_beside(whole, wanted)
    _refuse_uncaptioned(others[0])
    return replace(whole, article=others[0])


def _refuse_uncaptioned(other: Article) -> None:
    """No photo leaves without its caption, in the second language neither."""
    bare = [photo.id for photo in other.photos if not caption_text(photo, context=True)]
    if bare:
        message = f"no caption in '{other.lang}' for {', '.join(bare)}; a booklet of two languages shows both"
        hint = "write it under captions: in the translation"
        raise PublisherError(error("P814", message, other.source.at("captions"), hint, "booklet"))


def _none_beside(whole: Edition, wanted: str | None) -> PublisherError:
    article: Article = whole.article
    known = ", ".join(edition.lang for edition in whole.editions) or article.lang
    if wanted is None:
        message = "the layout speaks two languages, and the story has only one edition"
    else:
        message = f"the story has no edition in '{wanted}' to stand beside '{article.lang}'; it has {known}"
    return _refusal(
        whole, message, f"put a translation beside it: article.<language>.md with translation_of: {article.lang}"
    )


def _refusal(whole: Edition, message: str, hint: str) -> PublisherError:
    return PublisherError(error("P814", message, whole.article.source.at("lang"), hint, "booklet"))
