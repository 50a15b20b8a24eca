"""Lists as a site: pages, and files of data beside them, as texts; they need no server that thinks.

`build` makes all files of a site. `cards` is what pages show of a list, `facets` by what it is filtered and ordered,
`markup` its inline Markdown as HTML, `addresses` where links lead. The templates are Jinja2; `assets` holds what is
sent as it is.

May not: read lists, write files, ask git or the network; whatever is shown is handed in.
"""

from __future__ import annotations

from awesome_lint.site.building import Look as Look
from awesome_lint.site.building import SiteError as SiteError
from awesome_lint.site.building import Theme as Theme
from awesome_lint.site.building import build as build
from awesome_lint.site.data import File as File
from awesome_lint.site.volumes import Subject as Subject
