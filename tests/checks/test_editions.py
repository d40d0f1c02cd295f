from __future__ import annotations

from pathlib import Path

import pytest

from article.story import MASTER, TRANSLATION, write_story
from publisher.article.reading import edition_files
from publisher.article.source import edit_translation, read_article
from publisher.article.stamps import accepted
from publisher.checking import check_files, mend
from publisher.notices import Notice, PublisherError
from publisher.publishing import check
from publisher.translation.sheets import form_of


def story(folder: Path, text: str = TRANSLATION, master: str = MASTER, *, accept: bool = True) -> Path:
    """A story whose translation is marked as current."""
    path = write_story(folder, master, vi=text) / "article.vi.md"
    if accept:
        edit_translation(accepted(read_article(path)[0])[0])
    return path


def told(path: Path, *codes: str) -> list[str]:
    """What a check says of editions: code, place, message, hint."""
    return [
        f"{one.severity} {one.code} {one.place}: {one.message} | {one.hint}"
        for one in check(path)[1]
        if one.code.startswith("P5") and (not codes or one.code in codes)
    ]


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_good_translation_and_its_master_are_told_nothing(tmp_path: Path) -> None:
    path = story(tmp_path)
    assert told(path) == told(path.with_name("article.en.md")) == []


def test_p501_names_the_text_that_is_missing_and_shows_the_masters(tmp_path: Path) -> None:
    path = story(tmp_path)
    change(
        path, ("kicker: Di sản\n", ""), ("lead: Ngày 26-3-1975 cổng thành mở, 1.200 người đã đến.\n", ""),
        ("    context: Đêm trước đó yên tĩnh.\n", ""), ("Đoạn thứ hai kể về cuốn album.\n", ""),
    )  # fmt: skip
    assert told(path, "P501") == [
        "note P501 article.vi.md: missing: the kicker | article.en.md says: Heritage",
        "warning P501 article.vi.md: missing: the lead"
        " | article.en.md says: On 26 March 1975 the gate stood open, and 1,200 people came.",
        "warning P501 article.vi.md:9:3: missing: the context of photo 'gate' | article.en.md says: The night had been quiet.",
        "warning P501 article.vi.md:35: missing: the paragraph body.3"
        " | article.en.md says: The second paragraph tells of the album.",
    ]


def test_p502_names_the_exact_caption_and_paragraph_that_changed(tmp_path: Path) -> None:
    path = story(tmp_path)
    change(
        path.with_name("article.en.md"),
        ("caption: People at the gate", "caption: Many people at the gate"),
        ("The gate is open.", "The gate was open."),
        ("The second paragraph tells of the album.\n", ""),
    )
    assert told(path, "P502") == [
        "warning P502 article.vi.md:12:14: the caption of photo 'gate' is out of date: article.en.md has changed since it was"
        " translated | article.en.md says: Many people at the gate on 26 March 1975.",
        "warning P502 article.vi.md:40: this paragraph is out of date: article.en.md has none in its place any more"
        " | take it out, or see where its words belong now",
        "warning P502 article.vi.md:44: the timeline body.3.1 is out of date: article.en.md has changed since it was translated"
        " | article.en.md says: The gate was open.",
    ]


def test_p502_says_once_that_nothing_is_marked(tmp_path: Path) -> None:
    path = story(tmp_path, accept=False)
    assert told(path, "P502") == [
        "note P502 article.vi.md:4:17: nothing says which text of article.en.md is translated here, for 16 texts"
        " | when all is right: publisher editions accept article.vi.md --language vi"
    ]


def test_p503_compares_the_photos_of_the_bodies(tmp_path: Path) -> None:
    path = story(tmp_path, TRANSLATION.replace("![](#album)\n", ""))
    assert told(path, "P503") == [
        "warning P503 article.vi.md: photo 'album' stands in the body of article.en.md, not in this one"
        " | place it with ![](#album)"
    ]
    path = story(tmp_path, master=MASTER.replace("![](#album)\n", ""))
    assert told(path, "P503")[0].startswith(
        "warning P503 article.vi.md:42: photo 'album' stands in the body of article.vi.md"
    )
    swapped = TRANSLATION.replace("![](#gate)", "![](#x)").replace("![](#album)", "![](#gate)").replace("#x", "#album")
    assert told(story(tmp_path, swapped), "P503")[0].startswith(
        "note P503 article.vi.md:36: the photos of article.vi.md come in"
    )


def test_p504_tells_of_another_credit(tmp_path: Path) -> None:
    path = story(tmp_path, TRANSLATION.replace("  album: {", "  album: {credit: {agency: TTXVN}, "))
    assert told(path, "P504") == [
        "note P504 article.vi.md:16:11: photo 'album' is credited to TTXVN here, in article.en.md to VNA"
        " | if this edition knows better, correct the master and take the credit out here"
    ]


def test_p505_finds_what_was_copied_and_leaves_names_and_kindred_languages(tmp_path: Path) -> None:
    copied = TRANSLATION.replace("Đoạn thứ hai kể về cuốn album.", "The second paragraph tells of the album.").replace(
        "kicker: Di sản", "kicker: Heritage"
    )
    assert told(story(tmp_path, copied), "P505") == [
        "warning P505 article.vi.md:40: the paragraph body.3 reads as in article.en.md | translate it into 'vi'"
    ]
    path = tmp_path / "article.en-US.md"
    path.write_text(copied.replace("lang: vi", "lang: en-US"), encoding="utf-8")
    assert told(path, "P505") == []


def test_p506_tells_another_script_and_another_language(tmp_path: Path) -> None:
    path = story(tmp_path, TRANSLATION.replace("Đêm trước đó yên tĩnh.", "Ночь перед этим была спокойной."))
    assert told(path, "P506") == [
        "warning P506 article.vi.md:13:14: the context of photo 'gate' is not written in the letters of 'vi'"
        " | translate it, or correct the language of the article: lang"
    ]
    german = "Das ist der Text, und er ist nicht auf Englisch: die Wörter sind es, mit denen er es zeigt. " * 3
    (tmp_path / "alone").mkdir()
    path = tmp_path / "alone" / "article.en.md"
    path.write_text(f"---\nlang: en\nid: x\ntitle: A title\n---\n{german}\n", encoding="utf-8")
    assert told(path, "P506") == [
        "warning P506 article.en.md:2:7: the article says that it is in 'en', and reads as 'de'"
        " | write lang: de, or translate it"
    ]


def test_p507_finds_another_date_but_not_in_a_text_that_is_stale(tmp_path: Path) -> None:
    path = story(tmp_path, TRANSLATION.replace("cổng, ngày 26-3-1975", "cổng, ngày 25-3-1975"))
    assert told(path, "P507") == [
        "warning P507 article.vi.md:12:14: the caption of photo 'gate' says 25 where article.en.md says 26 | compare the two"
    ]
    change(path.with_name("article.en.md"), ("caption: People at", "caption: Some people at"))
    assert told(path, "P507") == []


def of(notices: tuple[Notice, ...], code: str) -> list[str]:
    return [str(one.place) for one in notices if one.code == code]


def test_facts_are_told_of_the_master_and_stop_both_when_they_are_errors(tmp_path: Path) -> None:
    master = MASTER.replace("    credit: {agency: VNA}\n", "").replace("    alt: A crowd before a stone gate.\n", "")
    path = story(tmp_path, master=master, accept=False)
    assert of(check(path)[1], "P301") == of(check(path.with_name("article.en.md"))[1], "P301") == ["article.en.md:21:9"]
    assert of(check(path)[1], "P305") == []
    assert of(check(path.with_name("article.en.md"))[1], "P305") == ["article.en.md:15:11", "article.en.md:21:9"]
    assert of(check_files([path])[0].notices, "P301") == [f"{tmp_path.as_posix()}/article.en.md:21:9"]


def test_repairs_of_a_translation_leave_the_masters_lines_alone(tmp_path: Path) -> None:
    master = MASTER.replace("quiet.", "quiet .")
    path = story(tmp_path, TRANSLATION.replace("yên tĩnh.", "yên tĩnh ."), master, accept=False)
    assert mend(path).after.decode() == TRANSLATION
    assert mend(path.with_name("article.en.md")).after.decode() == MASTER


def test_a_translation_may_ignore_what_is_told_of_it(tmp_path: Path) -> None:
    own = TRANSLATION.replace("captions:\n", "ignore:\n  - {code: P505, reason: a name}\ncaptions:\n").replace(
        "Đoạn thứ hai kể về cuốn album.", "The second paragraph tells of the album."
    )
    path = story(tmp_path, own)
    assert told(path, "P505") == []
    assert "P117" not in [one.code for one in check(path)[1]]


def test_a_language_the_story_does_not_have_and_a_file_that_is_no_sheet_are_refused_by_their_codes(
    tmp_path: Path,
) -> None:
    story(tmp_path)
    with pytest.raises(PublisherError) as no_edition:
        edition_files(tmp_path, ["xx"])
    with pytest.raises(PublisherError) as no_sheet:
        form_of(tmp_path / "sheet.docx")
    assert [refusal.value.notices[0].code for refusal in (no_edition, no_sheet)] == ["P511", "P508"]
