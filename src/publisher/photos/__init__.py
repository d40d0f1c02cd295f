"""Photos: find, probe, read, crop, resample and label picture files."""
