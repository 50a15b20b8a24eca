"""What is known of one text besides its tree, records and conventions.

May not: know rules.
"""
