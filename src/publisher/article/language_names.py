"""A language tag in, the language's name in its own words out ("Tiếng Việt")."""

from __future__ import annotations


def own_name(tag: str) -> str:
    """The name as CLDR has it, with a capital where its script has them; the tag itself when CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag
    name = locale.get_display_name(locale) or tag
    return name[:1].upper() + name[1:]
