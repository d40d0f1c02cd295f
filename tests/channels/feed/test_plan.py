"""The plan of a feed: every word and file decided, nothing written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from publisher.article.model import Credit, Photo
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import plan_feed
from publisher.edition import Edition
from publisher.notices import Severity, errors
from publisher.settings import Feed, Settings

OPTIONS = FeedOptions()


def test_the_plan_prints_every_word_that_will_be_published(
    edition: Edition, check_golden: Callable[[str, str], None]
) -> None:
    check_golden("plan.txt", plan_feed(edition, OPTIONS).as_text())


def test_every_photo_is_used_once_with_its_caption_and_credit(edition: Edition) -> None:
    uses = {use.photo: (use.caption, use.credit) for use in plan_feed(edition, OPTIONS).uses}
    assert uses["nets"] == ("Nets are dyed once a year. A net dries on the sand.", "Photo: VNA")
    assert uses["boat 7 – Huế"] == ("Boat 7.", "")
    assert list(uses) == [photo.id for photo in edition.article.photo_order()]


def test_a_photo_is_never_enlarged_and_its_file_name_tells_the_true_width(edition: Edition) -> None:
    targets = {photo.photo: (photo.full, photo.thumbnail) for photo in plan_feed(edition, OPTIONS).entries[0].photos}
    assert [(target.width, target.height) for target in targets["quay"]] == [(1600, 1120), (320, 224)]
    assert [target.path for target in targets["market"]] == ["photos/market-1000.jpg", "photos/market-320.jpg"]
    assert targets["boat 7 – Huế"][0] == targets["boat 7 – Huế"][1], "one file serves both when the photo is small"


def test_photos_come_from_the_folder_the_settings_name(edition: Edition, settings: Settings) -> None:
    elsewhere = replace(settings, feed=Feed(photo_base="https://img.example.org/ảnh/"))
    photo = plan_feed(replace(edition, settings=elsewhere), OPTIONS).entries[0].photos[0]
    assert photo.full.url == "https://img.example.org/%E1%BA%A3nh/river-at-work/quay-1600.jpg"


def test_a_photo_still_to_come_is_left_out_with_a_note_that_names_it(edition: Edition) -> None:
    some = {photo_id: picture for photo_id, picture in edition.pictures.items() if photo_id != "market"}
    plan = plan_feed(replace(edition, pictures=some), OPTIONS)
    assert "market" not in {use.photo for use in plan.uses}
    assert "fish market" not in plan.entries[0].html
    assert [notice.message for notice in plan.notices if notice.severity is Severity.NOTE] == [
        "photo 'market' is still to come and is left out of the feed"
    ]
    assert not errors(plan.notices)


def test_an_article_whose_photos_are_all_to_come_becomes_an_item_of_text(edition: Edition) -> None:
    plan = plan_feed(replace(edition, pictures={}), OPTIONS)
    assert plan.uses == plan.renditions == ()
    assert len(plan.notices) == 6
    assert "<figure" not in plan.entries[0].html
    assert "The bridge opens." in plan.entries[0].html


def test_a_photo_without_words_can_still_be_planned_because_the_checks_refuse_it(
    with_story: Callable[..., Edition],
) -> None:
    use = plan_feed(with_story(photos=(Photo("quay"),), body=()), OPTIONS).uses[0]
    assert (use.caption, use.credit) == ("", "")


def test_everybody_a_credit_names_gets_a_role_of_the_ebu_list(with_story: Callable[..., Edition]) -> None:
    def named(credit: Credit) -> list[tuple[str, str]]:
        plan = plan_feed(with_story(photos=(Photo("quay", caption="c", credit=credit),), body=()), OPTIONS)
        return [(one.name, one.role) for one in plan.entries[0].photos[0].named]

    assert named(Credit(photographer="A. Sample", agency="AP", via="VNA")) == [
        ("A. Sample", "photographer"),
        ("AP", "distribution company"),
        ("VNA", "distribution company"),
    ]
    assert named(Credit(courtesy_of="City Museum")) == [("courtesy of City Museum", "")]
    assert named(Credit(licence="Public domain")) == [("Public domain", "")]
    assert named(Credit(none_because="asked for it")) == []


def test_copyright_is_the_photos_own_then_the_publications_and_never_invented(
    edition: Edition, settings: Settings
) -> None:
    stated = {photo.photo: photo.copyright for photo in plan_feed(edition, OPTIONS).entries[0].photos}
    assert (stated["lantern"], stated["quay"]) == ("© Museum", "© 2025 River News")
    silent = replace(settings, publication=replace(settings.publication, copyright=None))
    assert plan_feed(replace(edition, settings=silent), OPTIONS).entries[0].photos[0].copyright == ""


def test_the_id_is_the_articles_own_address(edition: Edition) -> None:
    entry = plan_feed(edition, OPTIONS).entries[0]
    assert (entry.guid, entry.guid_is_link) == ("https://news.example.org/2025/s%C3%B4ng/", True)
    assert entry.guid == entry.link


def test_without_an_address_the_id_follows_from_site_and_article_id_alone(with_story: Callable[..., Edition]) -> None:
    entry = plan_feed(with_story(url=None), OPTIONS).entries[0]
    changed = plan_feed(
        with_story(
            url=None, title="Another", body=(), published=datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1)))
        ),
        OPTIONS,
    ).entries[0]
    assert entry.link == "https://news.example.org/river-at-work"
    assert entry.guid == changed.guid == "urn:uuid:c9facab7-4ddd-55c7-aaff-6317d145590a"
    assert not entry.guid_is_link


def test_the_summary_is_the_lead_or_the_first_paragraph_or_the_title(with_story: Callable[..., Edition]) -> None:
    def summary(**fields: object) -> str:
        return plan_feed(with_story(**fields), OPTIONS).entries[0].summary

    assert summary() == "Before light, the boats go out & the market wakes."
    assert summary(lead=None) == "The river never sleeps; see map"
    assert summary(lead=None, body=(), title="T") == "T"


def test_the_feed_speaks_the_publications_language_and_each_entry_its_own(
    edition: Edition, settings: Settings, with_story: Callable[..., Edition]
) -> None:
    vietnamese = replace(settings, publication=replace(settings.publication, language="vi"))
    plan = plan_feed(replace(with_story(lang="fr"), settings=vietnamese), OPTIONS)
    assert plan.head is not None
    assert (plan.head.language, plan.entries[0].lang) == ("vi", "fr")
    alone = plan_feed(edition, OPTIONS).head
    assert alone is not None
    assert alone.language == "en"


def test_a_feed_may_have_a_title_a_language_and_a_hub_of_its_own(edition: Edition, settings: Settings) -> None:
    own = Feed(title="River pictures", language="vi", hub="https://hub.example.org/ü")
    head = plan_feed(replace(edition, settings=replace(settings, feed=own)), OPTIONS).head
    assert head is not None
    assert (head.title, head.description, head.language) == ("River pictures", "River pictures", "vi")
    assert head.hub == "https://hub.example.org/%C3%BC"


def test_a_day_of_correction_raises_the_date_of_change_unless_the_article_states_a_later_one(
    with_story: Callable[..., Edition],
) -> None:
    hanoi = timezone(timedelta(hours=7))
    corrected = plan_feed(with_story(), OPTIONS).entries[0]
    assert corrected.modified == datetime(2025, 5, 2, tzinfo=hanoi)
    later = datetime(2025, 6, 1, tzinfo=hanoi)
    assert plan_feed(with_story(modified=later), OPTIONS).entries[0].modified == later
    assert plan_feed(with_story(corrections=()), OPTIONS).entries[0].modified is None


def test_without_webp_each_photo_is_two_files(edition: Edition, settings: Settings) -> None:
    plan = plan_feed(replace(edition, settings=replace(settings, feed=Feed(webp=False))), OPTIONS)
    assert all(rendition.target.path.endswith(".jpg") for rendition in plan.renditions)
    assert "<picture>" not in plan.entries[0].html


def test_a_narrow_lead_photo_is_worth_a_warning(with_story: Callable[..., Edition]) -> None:
    narrow = Photo("lantern", caption="c", credit=Credit(agency="VNA"))
    plan = plan_feed(with_story(photos=(narrow,), body=()), OPTIONS)
    assert [(notice.code, notice.severity) for notice in plan.notices] == [("P609", Severity.WARNING)]


def test_a_plan_that_lacks_something_holds_nothing_but_its_errors(with_story: Callable[..., Edition]) -> None:
    plan = plan_feed(with_story(published=None), OPTIONS)
    assert (plan.head, plan.entries, plan.renditions, plan.uses) == (None, (), (), ())
    assert plan.as_text() == (
        "error[P607] at article.en.md: the feed needs the date of publication, and the article states none\n"
    )


@pytest.mark.parametrize("quality", [0, 96])
def test_a_quality_jpeg_does_not_know_is_refused(quality: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 95"):
        FeedOptions(quality=quality)
