"""A quiz as other programs take it: DOCX, Moodle XML, GIFT, CSV, QTI."""
