"""The translator's desk: how far each language edition is, what became out of date, and the sheets translators work on."""
