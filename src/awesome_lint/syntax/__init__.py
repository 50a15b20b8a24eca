"""Markdown to a tree in which every node, inline ones too, knows its exact place.

`tree.parse` is the way in; `nodes` says what comes out. Text passes `parser` (the configured
markdown-it, whose `block` and `inline` halves stamp each token), then `tree` and `inline_tree`.

We have our own parser around markdown-it's rules, because markdown-it-py gives inline tokens no position. The
rules for links and images are ours, because markdown-it throws the place of the destination away and
re-encodes URLs; those for lists, quotes, tables, headings, paragraphs and footnotes, because markdown-it
reads them differently from GitHub where blocks meet (lazy lines, a list or a table below a definition, a `>`
far in, a delimiter row that does not fit). Bare links are searched in linear time; the usual plugin takes
quadratic time. Nesting is read to 100 levels instead of 20, and a page that is deeper is never written.

The tree is held against cmark-gfm, GitHub's renderer: on real lists, on all examples of the specifications,
and on random fragments. Of 580,000 such pages 290 differ, all of them odd: a definition
that is also the head of a table, or stands behind the box of a task; a head of a table that is a lazy line; a
definition on a lazy line in a quote in an item; U+00A0 behind a tag alone on its line; and `<!d` in small letters.
A list is loose where the
specification says so; cmark-gfm overlooks blank lines behind a rule. Alerts, which cmark-gfm does not know,
are taken from github.com.

May not: know entries, rules or settings; read files.
"""
