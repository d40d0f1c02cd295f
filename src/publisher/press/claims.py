"""A PDF whose pages were laid out on sheets goes in; everything it says that is no longer true is taken out of it.

Kept: title, authors and other metadata, language, output intents, layers. Taken out, because sheets no longer have them: tags,
bookmarks, page labels, links and other annotations, form fields - and with the tags every claim to PDF/A or PDF/UA.
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

PRODUCER = "publisher"

KEPT_IN_CATALOG = {
    "/Type",
    "/Pages",
    "/Version",
    "/Extensions",
    "/Metadata",
    "/OutputIntents",
    "/OCProperties",
    "/Lang",
}
KEPT_IN_INFO = {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/CreationDate", "/ModDate", "/Trapped"}

PDFX_ID = "{http://www.npes.org/pdfx/ns/id/}"
UNTRUE = (
    "{http://www.aiim.org/pdfa/ns/id/}",
    "{http://www.aiim.org/pdfua/ns/id/}",
    "{http://www.aiim.org/pdfa/ns/extension/}",
    "{http://ns.adobe.com/pdfx/1.3/}",
)
"""XMP namespaces that claim PDF/A or PDF/UA, describe extensions only PDF/A asks for, or claim PDF/X-1a or X-3, which nobody checked."""


def drop_untrue(pdf: Pdf) -> None:
    """Reduce catalog, Info and XMP to what holds for sheets.

    PDF/X-4 is kept where it was claimed and the output intent is CMYK: marks in registration colour and pages as form XObjects
    are within it.
    """
    for key in set(pdf.Root.keys()) - KEPT_IN_CATALOG:
        del pdf.Root[key]
    for key in set(pdf.docinfo.keys()) - KEPT_IN_INFO:
        del pdf.docinfo[key]
    pdf.docinfo["/Producer"] = String(PRODUCER)
    if isinstance(pdf.Root.get("/Metadata"), Stream):
        _correct_xmp(pdf, still_x4=_prints_cmyk(pdf))


def _prints_cmyk(pdf: Pdf) -> bool:
    """Whether the file has a PDF/X output intent with a CMYK profile."""
    intents = pdf.Root.get("/OutputIntents", Array())
    sound = [intent for intent in intents if isinstance(intent, Dictionary)] if isinstance(intents, Array) else []
    profiles = [intent.get("/DestOutputProfile") for intent in sound if intent.get("/S") == Name.GTS_PDFX]
    return any(isinstance(profile, Stream) and profile.get("/N") == 4 for profile in profiles)


def _correct_xmp(pdf: Pdf, *, still_x4: bool) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for key in list(xmp):
            claims_x = key.startswith(PDFX_ID) and not (still_x4 and xmp[key] == "PDF/X-4")
            if claims_x or key.startswith(UNTRUE):
                del xmp[key]
        xmp["pdf:Producer"] = PRODUCER


def show_as_sheets(pdf: Pdf, duplex: str) -> None:
    """Ask readers to print at full size and on the right sides of the paper, and to show the document's title."""
    pdf.Root.ViewerPreferences = Dictionary(
        PrintScaling=Name("/None"), Duplex=Name(duplex), DisplayDocTitle="/Title" in pdf.docinfo
    )
