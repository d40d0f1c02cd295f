"""News in the exchange formats of agencies and feeds: ninjs, NewsML-G2, NITF, RSS and Atom go in; a Draft comes out."""
