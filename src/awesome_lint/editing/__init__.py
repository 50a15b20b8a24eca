"""Changed text, behind gates: fixes, comments that silence, new entries.

May not: read files, print, know single rules.
"""
