"""ArchieML as its specification has it: keys, scopes, lists, freeform texts, values over several lines, and what is ignored."""

from __future__ import annotations

from typing import Any

import pytest

from publisher.importers.archieml import Node, Text, read_archieml


def plain(node: Node) -> Any:
    """A document without its lines."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, dict):
        return {name: plain(value) for name, value in node.items()}
    return [plain(value) for value in node]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("key: value", {"key": "value"}),
        ("  key :  value  ", {"key": "value"}),
        ("a: 1\na: 2", {"a": "2"}),
        ("a.b.c: 1\na.d: 2", {"a": {"b": {"c": "1"}, "d": "2"}}),
        ("key: one\ntwo\n\nthree\n:end", {"key": "one\ntwo\n\nthree"}),
        ("key: one\ntwo", {"key": "one"}),
        ("key: one\n\\:end\n:end", {"key": "one\n:end"}),
        ("{s}\na: 1\n{}\nb: 2", {"s": {"a": "1"}, "b": "2"}),
        ("{s.t}\na: 1", {"s": {"t": {"a": "1"}}}),
        ("[l]\n* one\n* two\n[]", {"l": ["one", "two"]}),
        ("[l]\n* one\nmore\n:end\n* two", {"l": ["one\nmore", "two"]}),
        ("[l]\n* one\na: 1", {"l": ["one"]}),
        ("[l]\na: 1\nb: 2\na: 3\n[]\nc: 4", {"l": [{"a": "1", "b": "2"}, {"a": "3"}], "c": "4"}),
        ("[l]\na: 1\n[.m]\n* x\n* y\n[]\na: 2\n[]", {"l": [{"a": "1", "m": ["x", "y"]}, {"a": "2"}]}),
        ("[+l]\none\nkey: two\n\nthree\n[]", {"l": [
            {"type": "text", "value": "one"}, {"type": "key", "value": "two"}, {"type": "text", "value": "three"}]}),
        ("[+l]\n{.q}\na: 1\n{}\nend words\n[]", {"l": [
            {"type": "q", "value": {"a": "1"}}, {"type": "text", "value": "end words"}]}),
        ("[+l]\n[.m]\na: 1\n[]\nwords\n[]", {"l": [{"type": "m", "value": [{"a": "1"}]}, {"type": "text", "value": "words"}]}),
        (":skip\na: 1\n:endskip\nb: 2", {"b": "2"}),
        ("a: 1\n:ignore\nb: 2", {"a": "1"}),
        ("a: 1\n:SKIP\nb: 2\n:EndSkip\nc: 3", {"a": "1", "c": "3"}),
        ("", {}),
        ("words alone", {}),
    ],
)  # fmt: skip
def test_a_document_is_read(text: str, document: dict[str, Any]) -> None:
    assert plain(read_archieml(text).root) == document


def test_what_is_no_part_of_the_document_is_kept_apart_with_its_line() -> None:
    text = "words alone\na: 1\nmore words\na: 2\n:skip\nb: 3\n:endskip"
    assert read_archieml(text).ignored == (
        Text("words alone", 1), Text("more words", 3), Text("1", 2), Text("b: 3", 6)
    )  # fmt: skip


def test_a_value_knows_the_line_it_begins_on() -> None:
    root = read_archieml("\n\na: 1\n[l]\n* x\n").root
    assert root["a"] == Text("1", 3)
    assert root["l"] == [Text("x", 5)]
