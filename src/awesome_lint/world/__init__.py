"""The world outside: files, git, programs, and what a run saw of them.

Empty, for what a run that is answered from the cache imports may not cost time.

May not: know Markdown, decide what is asked.
"""
