"""What the codes mean that other steps of the program tell - reading, resolving photos, planning channels, importing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A code, the steps that tell it, and its documentation: the first sentence says what is wrong."""

    code: str
    by: tuple[str, ...]
    text: str


STEPS = {
    "settings": "reading publisher.toml, layouts and other settings",
    "reading": "reading the article",
    "photos": "looking at the photo files",
    "check": "checking the article",
    "channels": "planning booklet, feed and cards",
    "booklet": "planning and making the booklet",
    "feed": "planning and making the feed",
    "cards": "planning and making the cards",
    "import": "importing an article",
    "editions": "reading a translator's sheet",
    "layouts": "reading a layout",
    "fonts": "opening fonts",
    "output": "writing the output",
    "press": "finishing, imposing and covering a PDF",
    "preflight": "looking at a finished PDF",
}
"""The steps of the program that tell codes, and what they do."""

_ROWS = (
    # P1: the form of the source
    Told("P100", ("reading",), "There is no article to read at that place, or more than one. Name the file itself."),
    Told(
        "P101",
        ("reading", "settings"),
        "A field has a name that is not known. Names are written with small letters; the hint shows the nearest one.",
    ),
    Told(
        "P102",
        ("reading", "settings", "layouts", "cards", "fonts"),
        "A value does not fit its field. A text stands where a list should, or a word that is not known there.",
    ),
    Told(
        "P103",
        ("reading",),
        "A field is given twice in the same place. Keep one; YAML itself would silently drop the first.",
    ),
    Told(
        "P104",
        ("reading", "settings"),
        "The front matter or the settings file is not well-formed. In YAML, texts with ': ' or ' #' in them, or with a sign at "
        "their beginning, need quotes; lines are indented with spaces. Anchors, aliases and tags are not used.",
    ),
    Told("P105", ("reading",), "The file does not begin with a front matter between two lines of three hyphens."),
    Told("P106", ("reading",), "The source is written in a format this version of the program does not read."),
    Told(
        "P107",
        ("reading", "feed"),
        "A date or a time cannot be read. Dates are written 2025-03-26; times carry their zone: 2025-03-26T08:00:00+07:00.",
    ),
    Told(
        "P108",
        ("reading", "editions"),
        "A language is missing or not a language tag (BCP 47), or differs from the file's name: vi, en, zh-Hant.",
    ),
    Told(
        "P109",
        ("reading", "settings"),
        "The file is not a text in UTF-8. It is another kind of file, another encoding, empty, or far too large.",
    ),
    Told(
        "P110",
        ("reading",),
        "A letter looks like another one: the Icelandic U+00D0 for the Vietnamese U+0110, or a Cyrillic letter in a Latin word. "
        "Readers do not see it; searching, sorting and reading aloud go wrong.",
    ),
    Told(
        "P111",
        ("reading",),
        "A character that cannot be seen, or that turns the direction of the text, came along with the text.",
    ),
    Told("P112", ("reading",), "HTML in the body is not read. Its words are kept, its tags and scripts are not."),
    Told(
        "P113",
        ("reading",),
        "Something in the body is not read as it was meant: code, words in braces, an unknown or unclosed :::block, a table's "
        "row with too few or too many cells, a note that nothing calls or that is missing.",
    ),
    Told(
        "P114",
        ("reading",),
        "An address is not a complete web address. Links begin with https://, http:// or mailto:.",
    ),
    Told(
        "P115",
        ("reading",),
        "The article has no id, so its folder's name serves; the id would change with the folder.",
    ),
    Told(
        "P116", ("reading",), "A notice is ignored without a reason. Each ignore says why: {code: P303, reason: ...}."
    ),
    Told(
        "P117",
        ("check",),
        "An ignore has nothing to ignore. Its code is not told of this article or photo any more, or there is no such code; take "
        "it out, so that it hides nothing new.",
    ),
    Told(
        "P118",
        ("check",),
        "An error cannot be ignored. It stops a channel, as a missing credit, an uncleared or a withdrawn photo does; only "
        "warnings and notes can be ignored.",
    ),
    Told(
        "P119",
        ("reading",),
        "Letters are stored apart from their accents (Unicode NFD), as some systems copy them. They are read composed; other "
        "programs may not find or sort them.",
    ),
    # P2: the words
    Told("P201", ("reading", "import", "editions"), "The article has no title, or none was found in what is imported."),
    Told("P202", ("cards",), "A card design has nothing to say. The quote design needs a pull quote or a lead."),
    Told(
        "P203",
        ("booklet", "cards"),
        "The title is too long for its place. It is measured as it would be set, on the cover or on a card, down to the least "
        "size that can be read; a short_title helps. A note says where the short title or a cut between letters stands instead.",
    ),
    Told(
        "P204",
        ("cards",),
        "Words are too long for a card or a post. Whole sentences at the end of a lead or a caption are left out, and a note says "
        "which; it is an error when even the first does not fit. Captions and credits are never cut within a sentence.",
    ),
    Told(
        "P208",
        ("reading", "booklet", "import"),
        "Two things have the same id: two photos of an article, or two articles of a book.",
    ),
    Told(
        "P209",
        ("cards",),
        "No font at hand has a letter of the words on a card. The card is not made with an empty box.",
    ),
    Told(
        "P211",
        ("cards",),
        "The date design of cards has no date to show. Give the lead photo its taken date, or a dateline.",
    ),
    # P3: the photos
    Told(
        "P301",
        ("reading", "cards"),
        "A photo has no credit. Nobody is named, or the credit is waived without a reason.",
    ),
    Told("P302", ("cards",), "The photo on the cards has no caption."),
    Told(
        "P305",
        ("photos", "settings", "cards", "feed", "fonts", "import"),
        "A file is not there, or could be several. Another kind of file than a photo is named in the message.",
    ),
    Told(
        "P306",
        ("photos",),
        "A photo's file is called otherwise than the article says, in upper and lower case or in how accents are coded. It is "
        "found here and may not be found on another computer.",
    ),
    Told(
        "P307",
        ("photos", "fonts", "import"),
        "A file cannot be used, or not wholly. It is damaged, cut off, another kind of file, or far too large; notes tell of "
        "further pictures in it, of more than 8 bits a channel and of a wrong ending.",
    ),
    Told(
        "P308",
        ("booklet",),
        "A photo has too few pixels for its place in the booklet. Below 225 per inch it prints soft, below 150 coarse, which a "
        "final build refuses. Use a larger file, or wish for a smaller kind of page: {page=framed}.",
    ),
    Told(
        "P309",
        ("cards",),
        "A photo has fewer pixels than a card shows of it, and is enlarged. Use a larger file if there is one.",
    ),
    Told("P311", ("reading",), "A photo is shown in the body but not listed under photos:."),
    Told(
        "P312",
        ("reading", "channels"),
        "The focus of a photo lies outside the picture, or a crop cuts a face or main subject. Its two numbers are between 0 and 1. "
        "Faces and subjects are those that the photo's file marks (MWG and IPTC regions); one that lies across a gutter is cut too.",
    ),
    Told(
        "P318",
        ("booklet", "cards"),
        "A plate stands in the place of a photo that is still to come. The booklet is marked as a draft.",
    ),
    Told(
        "P319",
        ("photos",),
        "The colours or the orientation of a photo are not said, or not as they should be. CMYK without a profile is read as "
        "coated paper (FOGRA39); a profile that cannot be read, or is for other colours, is left out.",
    ),
    Told(
        "P320",
        ("reading",),
        "A photo's file is not a path in or beside the article's folder, written with / between folders.",
    ),
    Told(
        "P321",
        ("cards",),
        "There are too few photos for a card design. Photos that are withheld or not cleared for social media do not count.",
    ),
    Told(
        "P322",
        ("photos",),
        "The file of a photo cannot carry the article's words inside, so no copy is made. JPEG, PNG, WebP, TIFF and AVIF can.",
    ),
    # P4: what may be published
    Told(
        "P401", ("feed",), "An article is held back from the feed. Its embargo lies ahead of the moment of publication."
    ),
    # P5: editions in several languages
    Told(
        "P500",
        ("reading",),
        "The article that a translation names under translation_of cannot be read. It is not in the folder, is itself a "
        "translation, or is in another language. One article of a folder is complete and has no translation_of: the master.",
    ),
    Told(
        "P503",
        ("reading",),
        "A translation has words for a photo that its master does not list. The hint shows the nearest id.",
    ),
    Told(
        "P508",
        ("editions",),
        "A translator's sheet cannot be read. It is CSV in UTF-8 or XLIFF 2.1, with the heads it came with.",
    ),
    Told(
        "P509",
        ("editions",),
        "A row of a translator's sheet was not taken in. The story has no such text, its source has changed while a newer "
        "translation is there, a link is lost, or the rest of its block is not translated. The message says which.",
    ),
    Told(
        "P510",
        ("editions",),
        "A row of a translator's sheet was taken in, and is out of date. Its source has changed since the sheet was made.",
    ),
    Told("P511", ("reading",), "A story has no edition in the language that was asked for."),
    # P6: links and feeds
    Told("P601", ("feed",), "The feed needs the article's address, and none is stated or it is no web address."),
    Told(
        "P602",
        ("feed",),
        "The address of an article that the feed told before has changed. The entry keeps its guid, as readers know it by that and "
        "would meet it as a new one; let the old address lead to the new one.",
    ),
    Told("P603", ("feed",), "An article is held back from the feed. Its date of publication lies in the future."),
    Told(
        "P604",
        ("check", "feed"),
        "Two articles have the same address, or the same id in one language. A feed takes only the first.",
    ),
    Told("P606", ("reading",), "A correction lacks its date or its text."),
    Told("P607", ("feed",), "The feed needs the date of publication, and none is stated or readers would refuse it."),
    Told(
        "P608",
        ("feed",),
        "The feed lacks what publisher.toml should say: the publication's name, its site or its address.",
    ),
    Told("P609", ("feed",), "The lead photo is too small for large previews, which want 1200 pixels in width."),
    Told("P610", ("feed",), "A feed that is there already cannot be read. It is left as it was."),
    Told("P611", ("feed",), "An article is left out of the feed. Its errors stand before this note."),
    Told(
        "P612", ("feed",), "A withdrawn article does not say when it was withdrawn. Readers who have it may not notice."
    ),
    Told("P613", ("feed",), "A feed is so large that some readers refuse it. Publish fewer items in it."),
    # P7: import and embedded data
    Told("P701", ("import",), "Something was inferred from the text and is not certain. Please confirm it."),
    Told("P702", ("import",), "A photo and a caption could not be brought together."),
    Told(
        "P703",
        ("import",),
        "A credit can be read in two ways, and neither is surer. Both are named; the first is taken until somebody looks.",
    ),
    Told("P704", ("import",), "Something of the imported text was left out. Its line is named."),
    Told("P705", ("import", "photos"), "The character set of a text had to be guessed. Look at its accented letters."),
    Told(
        "P706",
        ("photos",),
        "A photo's file contradicts itself, or the XMP file beside it. Both are told; what the file says is offered, its XMP first.",
    ),
    Told(
        "P707",
        ("import",),
        "A field or photo was filled in from an import. Nothing that was written before is changed by it.",
    ),
    Told("P708", ("import",), "A folder holds several texts that could be the story. Say which one with --item."),
    # P8: layouts, targets and output
    Told("P801", ("layouts",), "There is no layout of that name."),
    Told("P802", ("layouts", "cards"), "A colour is missing, unknown or cannot be read on its ground."),
    Told(
        "P803",
        ("layouts", "cards"),
        "A layout cannot be made as it stands, or a card target of that name is not known.",
    ),
    Told("P804", ("cards",), "A card layout lacks a voice or an arrangement it needs."),
    Told("P805", ("cards",), "A file is larger than its platform takes."),
    Told("P810", ("booklet",), "No kind of page can take the story on. The layout is too narrow for it."),
    Told("P811", ("booklet",), "A layout orders photos by date, and some have none. Give each its taken date."),
    Told(
        "P812",
        ("booklet",),
        "A layout has pages of its own for all photos. Wishes for kinds of pages are not followed.",
    ),
    Told(
        "P813",
        ("booklet",),
        "A table is too wide for the page of a layout, in the smallest type too, or one of its rows is taller than a page.",
    ),
    Told(
        "P814",
        ("booklet",),
        "A layout of two languages needs a story in two, with all captions in both: an article with a translation beside it.",
    ),
    Told("P820", ("output",), "There is no channel of that name."),
    Told("P830", ("output", "photos"), "A folder cannot be written into, or a file there must not be replaced."),
    Told("P831", ("output",), "The output folder belongs to another article."),
    # P9: the printed file
    Told("P901", ("press",), "The painted booklet breaks its own plan: page boxes or counts are not as planned."),
    Told("P902", ("press",), "The colour profile for print cannot be used."),
    Told("P921", ("press",), "A paper is not known, or its thickness cannot be."),
    Told("P922", ("press",), "A file to be imposed is not a PDF, or is damaged."),
    Told("P923", ("press",), "A file to be imposed is protected by a password."),
    Told("P924", ("press",), "A file to be imposed has no pages."),
    Told("P925", ("press",), "The pages to be imposed are of several sizes."),
    Told("P926", ("press",), "The pages are larger than the sheet."),
    Told("P927", ("press",), "The sheet has no room for all printer's marks."),
    Told("P928", ("press",), "The creep of so many sheets takes too much of the pages."),
    Told("P929", ("press",), "The imposed file cannot be written there."),
    Told("P931", ("press",), "The spine of a cover is too wide."),
    Told("P932", ("press",), "The spine of a cover is too thin for glue. Staple the booklet instead."),
    Told("P978", ("preflight",), "A PDF claims a standard that it does not keep."),
    Told("P992", ("preflight",), "A rule could not be checked. What it looks at is broken in the PDF."),
    Told("P995", ("preflight",), "A PDF cannot be read."),
    Told("P996", ("preflight",), "There is no preflight profile of that name."),
)

TOLD = {told.code: told for told in _ROWS}
