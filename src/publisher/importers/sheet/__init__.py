"""Caption sheets: a table of photos with their captions, as CSV, TSV or an Excel workbook."""
