"""What values and errors of ours have in common.

May not: import anything of ours.
"""
