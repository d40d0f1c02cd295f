from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.notices import Place, PublisherError, render
from publisher.tomlfile import COLOUR_TEXT, TomlFile, read_toml
from publisher.units import Length, Mm, Pt


@dataclass(frozen=True, slots=True)
class Frame:
    width: Length
    ratio: float = 1.5
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Ink:
    name: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Poster:
    title: str
    frame: Frame
    inks: tuple[Ink, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    spare: dict[str, Frame] = field(default_factory=dict)
    pair: tuple[int, int] = (1, 2)
    look: Literal["plain", "rich"] = "plain"
    note: str | None = None
    margin: Length | None = None
    proof: bool = False


GOOD = 'title = "Spring"\nframe.width = "14 mm"\n'


@pytest.fixture
def poster(tmp_path):
    """A poster file with this text, read."""

    def read(text):
        path = tmp_path / "poster.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_toml(path, Poster)

    return read


@pytest.fixture
def refused(poster):
    """What an editor reads when the file says this."""

    def read(text):
        with pytest.raises(PublisherError) as problem:
            poster(text)
        return "\n".join(render(notice) for notice in problem.value.notices)

    return read


# --- what is right ----------------------------------------------------------------------------------------------------------


def test_tables_lists_and_lengths_become_values(poster):
    read = poster(
        'title = "Spring"\nlook = "rich"\nmargin = "3pt"\npair = [3, 4]\n'
        '[frame]\nwidth = "14 mm"\nratio = 2.5\n'
        '[[inks]]\nname = "red"\nshare = 0.5\n[[inks]]\nname = "black"\n'
        '[words]\nvi = "Xuân"\n[spare.small]\nwidth = "2 mm"\n'
    )
    assert read == Poster(
        "Spring",
        Frame(Mm(14), 2.5),
        (Ink("red", 0.5), Ink("black")),
        {"vi": "Xuân"},
        {"small": Frame(Mm(2))},
        (3, 4),
        "rich",
        margin=Pt(3),
    )


def test_a_whole_number_does_for_a_number(poster):
    ratio = poster(f"{GOOD}frame.ratio = 3\n").frame.ratio
    assert ratio == 3.0
    assert isinstance(ratio, float)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(poster):
    assert poster(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == poster(GOOD)


# --- what is unknown --------------------------------------------------------------------------------------------------------


def test_a_misspelt_key_is_shown_with_what_was_meant(refused):
    assert refused(f'{GOOD}\n[[inks]]\nnaem = "red"\n') == (
        "error[P101]: unknown key 'naem' in entry 1 of [[inks]]\n"
        "  --> poster.toml:5:1\n"
        '   5 | naem = "red"\n'
        "     | ^^^^\n"
        "   = help: did you mean 'name'?"
    )


def test_a_key_like_no_other_is_shown_with_all_that_are_known(refused):
    assert refused('title = "Spring"\n[frame]\n  zzz = 3 # oops\n') == (
        "error[P101]: unknown key 'zzz' in [frame]\n"
        "  --> poster.toml:3:3\n"
        "   3 |   zzz = 3 # oops\n"
        "     |   ^^^\n"
        "   = help: known here: columns, ratio, width"
    )


def test_all_unknown_keys_are_told_in_one_run_and_before_wrong_values(refused):
    told = refused(
        'titel = "A"\ntitle = 3\n[frame]\nhight = "x"\n[[inks]]\nname = "a"\n[[inks]]\nnam = "b"\n[extra]\na = 1\n'
    )
    assert [line for line in told.splitlines() if line.startswith("error")] == [
        "error[P101]: unknown key 'titel'",
        "error[P101]: unknown key 'extra'",
        "error[P101]: unknown key 'hight' in [frame]",
        "error[P101]: unknown key 'nam' in entry 2 of [[inks]]",
    ]


@pytest.mark.parametrize(
    ("line", "key", "marked"),
    [
        ("titel = 1", "titel", "titel"),
        ("frame.hight = 1", "hight", "hight"),
        ("frame . hight = 1", "hight", "hight"),
        ('"frame"."hi ght" = 1', "hi ght", '"hi ght"'),
        ("'a.b' = 1", "a.b", "'a.b'"),
        ('"caf\\u00e9" = 1', "café", '"caf\\u00e9"'),
        ('"標題" = 1', "標題", '"標題"'),
        ('spare = { a = { width = "1 mm", hight = 1 } }', "hight", "hight"),
        ('inks = [{ name = "]" }, { name = "a", "naem" = [1, 2] }]', "naem", '"naem"'),
        ("[extra]", "extra", "extra"),
        ("[ 'extra' ] # [title]", "extra", "'extra'"),
        ("[[spare.big.more]]", "more", "more"),
        ('words = { en = "spare" }\nspare.x = { wide = 1 }', "wide", "wide"),
    ],
)
def test_the_place_of_a_key_is_known_however_it_is_written(refused, line, key, marked):
    text = f"{GOOD}# titel = frame.hight\n{line}\n"
    last = text.splitlines()[-1]
    number, column = len(text.splitlines()), last.index(marked, 1 if "words" in line else 0) + 1
    told = refused(text)
    assert f"unknown key '{key}'" in told
    assert f"--> poster.toml:{number}:{column}\n" in told


def test_text_over_several_lines_is_not_taken_for_keys(refused):
    told = refused(
        'title = \'\'\'\n[frame]\ntitel = 1\'\'\'\nnote = """\ntitel = \\""" \n"""\nframe.width = "1 mm"\ntitel = 2\n'
    )
    assert "--> poster.toml:8:1\n" in told


def test_odd_line_ends_inside_text_do_not_shift_the_lines(refused):
    assert "--> poster.toml:3:1\n" in refused('title = "a\u2028b\x85c"\nframe.width = "1 mm"\ntitel = 1\n')


# --- what is wrong ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("note = 3", "'note' wants text, not a whole number"),
        ("note = 2026-01-31", "'note' wants text, not a date"),
        ("note = 2026-01-31T09:00:00Z", "'note' wants text, not a date and time"),
        ("note = 09:00:00", "'note' wants text, not a time"),
        ('proof = "yes"', "'proof' wants true or false, not text"),
        ("words = 3", "'words' wants a table, not a whole number"),
        ("inks = {}", "'inks' wants a list, not a table"),
        ('inks = ["red"]', "entry 1 of 'inks' wants a table, not text"),
        ('pair = [1, "b"]', "entry 2 of 'pair' wants a whole number, not text"),
        ("pair = [1, 2, 3]", "'pair' wants a list of 2, not of 3"),
        ("pair = [1, 2.0]", "entry 2 of 'pair' wants a whole number, not a number with a decimal point"),
        ("pair = [true, 2]", "entry 1 of 'pair' wants a whole number, not true or false"),
        ("inks = [{}]", "the key 'name' is missing in entry 1 of [[inks]]"),
        (
            'margin = "14 cm"',
            "'margin': '14 cm' is not a length; write a number and mm, pt or px, for example '14 mm'",
        ),
        ("margin = 14", "'margin': write a number and mm, pt or px in quotes, for example \"14 mm\""),
        ("margin = 14.5", "'margin': write a number and mm, pt or px in quotes, for example \"14 mm\""),
        ("margin = true", "'margin': write a number and mm, pt or px in quotes, for example \"14 mm\""),
        ('margin = ["14 mm"]', "'margin': write a number and mm, pt or px in quotes, for example \"14 mm\""),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(refused, line, message):
    name = line.split()[0]
    assert refused(f"{GOOD}{line}\n") == (
        f"error[P102]: {message}\n  --> poster.toml:3:1\n   3 | {line}\n     | {'^' * len(name)}"
    )


def test_a_choice_that_does_not_exist_gets_the_nearest(refused):
    assert refused(f'{GOOD}look = "rish"\n') == (
        "error[P102]: 'look' cannot be 'rish'\n"
        "  --> poster.toml:3:1\n"
        '   3 | look = "rish"\n'
        "     | ^^^^\n"
        "   = help: did you mean 'rich'?"
    )


def test_a_missing_key_is_told_with_its_table(refused):
    assert refused('title = "Spring"\n[frame]\n') == (
        "error[P102]: the key 'width' is missing in [frame]\n  --> poster.toml:2:2\n   2 | [frame]\n     |  ^^^^^"
    )
    assert refused(GOOD + '[[inks]]\nname = "red"\n[[inks]]\nshare = 1\n') == (
        "error[P102]: the key 'name' is missing in entry 2 of [[inks]]\n"
        "  --> poster.toml:5:3\n"
        "   5 | [[inks]]\n"
        "     |   ^^^^"
    )


def test_an_empty_file_lacks_its_first_key(refused):
    assert refused("") == "error[P102]: the key 'title' is missing\n  --> poster.toml"


def test_the_wrong_entry_of_a_table_of_free_names_is_found(refused):
    text = f'{GOOD}[spare.small]\nwidth = "1 mm"\n[spare."very big"]\nwidth = "2 km"\n[words]\nen = "a"\nvi = 3\n'
    assert refused(text) == (
        "error[P102]: 'width': '2 km' is not a length; write a number and mm, pt or px, for example '14 mm'\n"
        "  --> poster.toml:6:1\n"
        '   6 | width = "2 km"\n'
        "     | ^^^^^\n"
        "error[P102]: 'vi' wants text, not a whole number\n"
        "  --> poster.toml:9:1\n"
        "   9 | vi = 3\n"
        "     | ^^"
    )


# --- what is no TOML --------------------------------------------------------------------------------------------------------


def test_a_slip_of_the_pen_is_shown_where_it_is(refused):
    assert refused('title = "Spring"\nframe = \n') == (
        "error[P104]: not valid TOML: invalid value\n"
        "  --> poster.toml:2:9\n"
        "   2 | frame = \n"
        "     |         ^\n"
        '   = help: text is written in quotes: title = "Spring"'
    )


def test_a_file_that_stops_too_early_is_shown_at_its_end(refused):
    assert refused('title = "Spring"\n[frame\n\n').startswith("error[P104]: not valid TOML: ")
    assert refused('title = """Spring\n\n') == (
        "error[P104]: not valid TOML: unterminated string; the file ends here\n"
        "  --> poster.toml:1:18\n"
        '   1 | title = """Spring\n'
        "     |                  ^"
    )


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        ('title = "a"\ntitle = "b"\n', "cannot overwrite a value", "the key stands twice; delete one of the two"),
        ("[a.b]\n[a.b]\n", "cannot declare [a.b] twice", "the table stands twice; put all its keys below the first"),
        (
            'title = "a\n',
            "illegal character '\\n'",
            "a text ends on the line it begins on, with the quote it begins with",
        ),
        (
            'title = "C:\\photos"\n',
            "unescaped '\\' in a string",
            "write \\\\ for a backslash, or put the text in single quotes",
        ),
    ],
)
def test_common_slips_get_help(refused, text, message, help_):
    told = refused(text).splitlines()
    assert (told[0], told[-1]) == (f"error[P104]: not valid TOML: {message}", f"   = help: {help_}")


@pytest.mark.parametrize("text", ["x = " + "[" * 4000 + "]" * 4000, "x = " + "9" * 5000])
def test_endless_nesting_and_numbers_are_refused(refused, text):
    assert refused(text) == (
        "error[P104]: not valid TOML: a number is too long, or lists are nested too deeply\n  --> poster.toml"
    )


@pytest.mark.parametrize("data", [b'title = "\xe9"', bytes(range(256)), GOOD.encode("utf-16")])
def test_a_file_in_another_encoding_is_refused(refused, data):
    assert refused(data) == (
        "error[P109]: 'poster.toml' is not UTF-8 text\n  --> poster.toml\n   = help: save it as plain text in UTF-8"
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [("none.toml", "there is no file 'none.toml'"), ("folder.toml", "'folder.toml' cannot be read: Is a directory")],
)
def test_what_cannot_be_opened_is_told_without_a_traceback(tmp_path, name, message):
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(PublisherError) as problem:
        read_toml(tmp_path / name, Poster)
    assert render(problem.value.notices[0]) == f"error[P305]: {message}\n  --> {name}"


# --- whatever comes ---------------------------------------------------------------------------------------------------------

KEYS = st.sampled_from(["title", "frame", "frame.width", '"in ks"', "inks", "'x.y'", "words.en", "a . b"])
SCALARS = st.sampled_from(
    ["1", "-1.5e3", "nan", "true", '"a # ] } = b"', "'c:\\'", '"""a\nb = ""c"""', "'''[x]\n'''", "2026-01-31 09:00:00", '""', '"14 mm"']
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda values: "[ # list\n" + ",\n".join(values) + "\n]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda table: "{ " + ", ".join(f"{key} = {value}" for key, value in table.items()) + " }"
        ),
    ),
    max_leaves=6,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(" = ".join),
    KEYS.map("[{}]".format),
    KEYS.map("[[ {} ]]  # more".format),
    st.just("# [comment] = 1"),
)
DOCUMENTS = st.lists(LINES, max_size=8).map("\n".join)


@given(st.one_of(st.text(), DOCUMENTS))
def test_no_text_brings_anything_but_a_poster_or_notices_with_places(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, encoding="utf-8")
    notices = ()
    try:
        read = read_toml(path, Poster)
    except PublisherError as problem:
        read, notices = None, problem.notices
    assert isinstance(read, Poster) is not bool(notices)
    assert {notice.code for notice in notices} <= {"P101", "P102", "P104"}
    assert all(f"--> {notice.place}" in render(notice) for notice in notices)


def written_keys(value, keys=()):
    """Every key of a parsed document, as the way to it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        if isinstance(key, str):
            yield (*keys, key)
        yield from written_keys(inner, (*keys, key))


@given(DOCUMENTS)
def test_every_key_of_every_document_has_its_place(tmp_path_factory, text):
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    file = TomlFile(tmp_path_factory.getbasetemp() / "any.toml", text)
    for keys in written_keys(document):
        place = file.place(keys)
        assert place.text is not None
        marked = place.text[place.column - 1 : place.column - 1 + place.length]
        assert keys[-1] == marked.strip("\"'")


def test_a_key_that_is_not_there_has_the_place_of_what_is_around_it(tmp_path):
    file = TomlFile(tmp_path / "poster.toml", '[voices.text]\nsize = "9 pt"\n[voices.lead]\n')
    assert file.place(("voices", "text", "size")) == Place("poster.toml", 2, 1, 4, 'size = "9 pt"')
    assert file.place(("voices", "text", "leading")) == Place("poster.toml", 1, 9, 4, "[voices.text]")
    assert file.place(("voices", "title")) == Place("poster.toml", 1, 2, 6, "[voices.text]")
    assert file.place(("page",)) == Place("poster.toml")


@pytest.mark.parametrize("text", ["#16181B", "#abcdef cmyk 0 5.5 100 100.0", "#16181B  cmyk  0 0 0 99"])
def test_colours_are_written_with_or_without_inks(text):
    assert COLOUR_TEXT.fullmatch(text)


BLACK = "#16181B"
NO_COLOURS = ["", "red", "#1618", "#16181G", f"{BLACK} cmyk", f"{BLACK} cmyk 1 2 3", f"{BLACK} cmyk 1 2 3 4 5"]


@pytest.mark.parametrize("text", [*NO_COLOURS, f"{BLACK} cmyk 1..2 0 0 0", f"{BLACK} cmyk 0 0 0 100.1"])
def test_anything_else_is_no_colour(text):
    assert not COLOUR_TEXT.fullmatch(text)
