"""Asking links online, and nothing else does: `run.ask` leads from URLs to answers, by `asking`.

`client` asks web sites, within `limits` and behind the `guard`; `verdict` says what their responses
mean. `github` asks about repositories through `api`, many in one query. `cache` keeps what was learned.
Where several processes ask, `sharing` divides the hosts among them, and each has a `partition`.

May not: print, know Markdown or rules; which URLs are asked is said from above.
"""
