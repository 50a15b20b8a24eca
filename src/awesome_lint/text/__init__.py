"""Plain text, which may be of any kind.

May not: know what the text is for.
"""
