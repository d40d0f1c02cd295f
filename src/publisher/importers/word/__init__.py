"""Word documents: parts - what lies in the file; unfold - what mammoth passes by; read - the text; margins - all that is no text."""
