"""A front matter and what it shall say in, the same text out with only the changed values exchanged; comments and order stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from publisher.article import yamltext
from publisher.article.frontmatter import Entry, Items, Node, Scalar, Table, parse_front_matter
from publisher.article.kinds import Plain
from publisher.article.letters import disarm

Document: TypeAlias = Mapping[str, Plain]


def amend(text: str, old: Document, new: Document, newline: str = "\n") -> str:
    """The front matter ``text``, which says ``old``, changed to say ``new``; what did not change keeps every byte.

    Photos are followed by their ids; when their order changes, their list is written anew.
    """
    root = parse_front_matter(disarm(text))
    assert isinstance(root, Table)
    changes = _Changes(text)
    changes.table(root, old, new)
    return changes.applied(newline)


@dataclass(slots=True)
class _Changes:
    """Stretches of a text to be replaced."""

    text: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def applied(self, newline: str) -> str:
        pieces, at = [], 0
        for start, end, new in sorted(self.edits, key=lambda edit: edit[0]):
            pieces += [self.text[at:start], new.replace("\n", newline)]
            at = max(at, end)
        return "".join([*pieces, self.text[at:]])

    def table(self, node: Table, old: Document, new: Document) -> None:
        if node.flow and any((node.entry(name) is None) != (name not in new) for name in changed_names(old, new)):
            self.edits.append((node.start, node.end, yamltext.flow(dict(new))))
            return
        for name in changed_names(old, new):
            self._field(node, name, old, new)

    def _field(self, node: Table, name: str, old: Document, new: Document) -> None:
        entry = node.entry(name)
        if name not in new:
            if entry is not None:
                self._remove(node, entry)
        elif entry is None:
            self._insert(node, name, new)
        elif isinstance(was := old.get(name), dict) and isinstance(now := new[name], dict) and _holds(entry.value):
            assert isinstance(entry.value, Table)
            self.table(entry.value, was, now)
        elif name == "photos" and _is_same_order(old.get(name), new[name]) and _is_block_list(entry.value):
            self._photos(entry.value, _by_id(old[name]), _by_id(new[name]))
        else:
            self._replace(node, entry, new[name])

    def _replace(self, node: Table, entry: Entry, value: Plain) -> None:
        name, indent = entry.key.text, _indent(entry.key)
        text = f"{name}: {yamltext.flow(value)}" if node.flow else yamltext.entry(name, value, indent)
        self.edits.append((entry.key.start, max(content_end(entry.value), _colon_end(self.text, entry)), text))

    def _insert(self, node: Table, name: str, new: Document) -> None:
        names = list(new)
        before = [entry for other in names[: names.index(name)] if (entry := node.entry(other)) is not None]
        indent = _indent(node.entries[0].key)
        place = self._line_end(self._entry_end(before[-1] if before else node.entries[-1]))
        self.edits.append((place, place, "\n" + " " * indent + yamltext.entry(name, new[name], indent)))

    def _remove(self, node: Table, entry: Entry) -> None:
        position = node.entries.index(entry)
        following = node.entries[position + 1 : position + 2]
        is_on_dash_line = self.text[self._line_start(entry.key.start) : entry.key.start].strip() != ""
        if is_on_dash_line and following:
            self.edits.append((entry.key.start, following[0].key.start, ""))
        else:
            self._cut_lines(entry.key.start, self._entry_end(entry))

    def _photos(self, node: Node, old: Mapping[str, Document], new: Mapping[str, Document]) -> None:
        assert isinstance(node, Items)
        items = {_photo_id(item): item for item in node.items if isinstance(item, Table)}
        for photo_id in old.keys() - new.keys():
            item = items[photo_id]
            self._cut_lines(self.text.rindex("-", 0, item.start + 1), content_end(item))
        previous = None
        for photo_id, photo in new.items():
            if photo_id in items:
                self.table(items[photo_id], old[photo_id], photo)
                previous = items[photo_id]
            else:
                self._add_photo(node, previous, photo)

    def _add_photo(self, node: Items, previous: Table | None, photo: Document) -> None:
        dash = node.mark[1] - 1
        first = node.items[0]
        assert isinstance(first, Table)
        gap = max(1, first.entries[0].key.mark[1] - dash - 2) if not first.flow else 1
        text = " " * dash + "-" + " " * gap + yamltext.table(photo, dash + 1 + gap, first_pad=False)
        if previous is None:
            place = self._line_start(node.start)
            self.edits.append((place, place, text + "\n"))
        else:
            place = self._line_end(content_end(previous))
            self.edits.append((place, place, "\n" + text))

    def _entry_end(self, entry: Entry) -> int:
        return max(content_end(entry.value), _colon_end(self.text, entry))

    def _cut_lines(self, start: int, end: int) -> None:
        self.edits.append((self._line_start(start), min(self._line_end(end, feed=True), len(self.text)), ""))

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int, *, feed: bool = False) -> int:
        """The end of the line that ``index`` stands on, before its line break or after it."""
        end = self.text.find("\n", index)
        if end < 0:
            return len(self.text)
        if feed:
            return end + 1
        return end - 1 if self.text[end - 1 : end] == "\r" else end


def changed_names(old: Document, new: Document) -> list[str]:
    """The fields that differ, those to be written in the order they are written in."""
    return [name for name in {**new, **old} if old.get(name) != new.get(name)]


def content_end(node: Node) -> int:
    """Where the last word of a node ends; YAML itself counts the blank lines and comments after it."""
    if isinstance(node, Scalar) or node.flow:
        return node.end
    if isinstance(node, Table):
        return content_end(node.entries[-1].value) or node.entries[-1].key.end
    return content_end(node.items[-1])


def _colon_end(text: str, entry: Entry) -> int:
    return text.index(":", entry.key.end) + 1


def _indent(key: Scalar) -> int:
    return key.mark[1] - 1


def _holds(node: Node) -> bool:
    return isinstance(node, Table) and bool(node.entries)


def _is_block_list(node: Node) -> bool:
    return isinstance(node, Items) and not node.flow


def _photo_id(item: Table) -> str:
    entry = item.entry("id")
    return entry.value.text if entry and isinstance(entry.value, Scalar) else ""


def _by_id(photos: Plain) -> dict[str, Document]:
    assert isinstance(photos, list)
    return {str(photo["id"]): photo for photo in photos if isinstance(photo, dict)}


def _is_same_order(old: Plain | None, new: Plain) -> bool:
    if not isinstance(old, list) or not isinstance(new, list):
        return False
    before, after = _by_id(old), _by_id(new)
    kept = [photo for photo in after if photo in before]
    return bool(kept) and kept == [photo for photo in before if photo in after]
