"""Asking links online, and nothing else does: `run.ask` leads from URLs to answers.

`client` asks web sites, within `limits` and behind the `guard`; `verdict` says what their responses
mean. `github` asks about repositories through `api`, many in one query. `cache` keeps what was learned.

May not: print, know Markdown or rules; which URLs are asked is said from above.
"""
