"""Texts that the fuzzer found to be harmed, and the assertions with which it looks for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as budget

from awesome_lint.editing import fixer
from awesome_lint.settings import Settings
from generated import FILES
from harmless import assert_fixing_is_harmless, assert_formatting_is_harmless


@pytest.mark.parametrize(
    "text",
    [
        # an entry that could not be read stands beside a line that is an entry only as long as there is no other
        "- [ ] a\n- [x] b\n-\n\n  [ ] [ ] a\n- [x] b\n-\n\n  [ ] a\n- [x] b\n-\n\n  c\n-  h c\n"
        "- ee](https://bee.org) - Makes honey.\n* [Ant]- d\n0) e\n2) f\n10) g\n    h\n",
        # brackets that are closed begin no link: what would make one of them makes a definition, which is another's
        "# Tools\n\n- [Beec]: purrs.\n\n[c]: ](https://bee.org\n+ [Cat][c]: purrs.\n\n[c]:  https://cat.org 'Cat'\n",
        "> [!NOD- Typ\n_\n- [Bee]htAnt](http://ant.a_\n\n[^1e\n",
        # a definition may lead to a control character
        "[k]:\x0c\n-\n#",
        # a row of a table, which shows what it did, is an entry now that there are others
        '# APIs\n\n|Name|Description|Link|\n|:--|---|:-:|\n|Cat|Facts|[Go](https:// ants.org/ "d"?)\nants\n\n|[G]>(h',
        # an entry shows the same in a list that others have joined
        "-http://ant# Tools\n\n- [Bee]](https:/.org)  - Byi/",
        # an unclosed URL ends with the cell
        "# APIs\n|a|b|c|d|\n|Dog|x|[Go!](https://tion|Link|\n|:--|---|:-:|-\t\n|Cat|Facts|t]G[(tohps://cat.org)|\n|a|[B](https://dog.org)|\n",
        # an item may hold a paragraph of nothing
        "\ufeff# b\n\n* \x0c\n",
        # what GitHub takes for text goes on with the item above
        "* T\n<!t\n<!--",
        # a URL in text does not go on with a link
        "- [e](htt://b[B]()",
        # a box to tick in an underlined heading
        "# word\n\n- [ ] task word\n  ===\n",
        # a table is read by the column that has links by now
        "C||L\n-|-|-\nC\nt||ttp://c\ng||[]()\n",
        # hashes before a vertical tab are text
        "# List\n\n#### Zlib  ##\x0b\n",
        # a footnote is no name
        "word\n\n> - [ ] task word\n>   ===\n> - [ ] task\n>   [^1] (http://example.org/x_(y))\n",
        # the items of a list decide which of them are entries
        "- s\n- [e]()\n* t\n- [\n",
        # items of nothing belong to no list
        "- s\n- [e]()\n- [a]()\r-\r*",
        # an item whose second line becomes an item may be an entry then
        "- w\n-[a]()",
        "- [e](ttp://m<http://c",
        "- [B](htt://e [a]()",
        # a link without text names no entry
        "- [](ttp://ant",
        # a line below a heading that made it an entry, and becomes a heading itself
        "> - [a](b\n\n## one\n\n##t:\n\n- [a]tow)\n\n## One\n\n##t:\n \n[]a-(2/missing.md)\n- [a](.i",
        # an item that ends above the line of which a heading becomes
        "T\n---\n\nx\n<!-1 -->\n- [One](paragraph#one)\n  -t\n##pe: `On</p##//bee",
        # a row of a table is no heading
        "#|Link|\n|:--|---|:-:|\n|Ca|Description|Link|\n|:--|---|:-:|\n|Cat|Facts|KGo](https://cat.org)|\n| Do\n",
        # the link that is made would be no entry, since text stands before it
        "+ .\n*[.](http://r",
        "- e o n ( m[o](http://g",
        # what was a name in brackets goes into the URL that is mended
        "* s(htt//x.ml s[i]()",
        # a link to nowhere goes into the URL before it
        "[w](http://[]()",
        "[[r](http://]()",
        "rttp://a` `[]()`",
        # a link would be none any more if there were one around it, or in it
        "- http://e ](http://r)",
        "[[g](http://](t)",
        "[i](http://[](g)",
        "[e](http://![](g)",
        "- [A](http://[](x)",
        # a scheme in the middle of a word is none
        "- [x]w.http://g",
        "* [p]www.http://g",
        # an item that goes on with what becomes a heading
        "####\n- t\n####[a]()",
        # a URL that is not closed ends where another one begins
        "- [A](http://g<http://i",
        "* [L](http://<http://e<",
        "* [d]www.(http://i)",
        # where a URL stands bare, what looks like an entity is no part of it
        "[s](http://w&p;",
        "[s](http://w&amp;&p;",
        "* [s](http://g&nbsp;",
        # a bare URL is a link as long as asterisks stand before it
        "**ion.**www.g",
        # the brackets of a link are no punctuation
        "**[all](m/)**w",
        # in brackets that are open a URL is no link
        "[[n](http://[ ]http://b[](/)",
        "- [o]www.(http://6)",
        "[y](http://(www.y)",
        # what is made of a URL by what goes takes in the link behind it
        "http:/\ufeff/e[](b)",
        "h\ufeffttp://x",
        '<a f\ufeff="ttp://v">',
        # asterisks in a bare URL are no marks
        "www.a**`pal**`",
        # a scheme before another one is none
        "* [![]()]s:/http://a",
        # a mark that is not of ASCII goes into the URL before it
        ">* *  [r]()析。\n>    *ttp://i 用。\n>    *http:b.互式 P。\n>* ttp://t 现。\n>*ttp://n 器。*[p]()：视。\n>*\n"
        ">    * ttp://F 调。\n>   *  ttp://i 端。\r[r]()：ttp://示\n>*ttp://o 服。\n*[r]()s。\n*[m]()况。",
        # a line that would be code behind an item
        ">.\n*[]()\n>     [](h)**: \n>+ *",
        # what looks like a bullet between two entries is the end of a URL
        "- e\nhttp://g- [r]() - A",
        "- s: ttp://e- [r]() - i",
        ">- o\nwww.g- [o]() - b",
        # a link that begins amid what is meant as a URL
        "- [a]t:/.http://e",
        "- [a]s:/![](g)",
        # a paragraph of nothing beside a list
        "\x0b\n1. N",
        "# \n\x0b\n- p",
        # a no-break space in what is no tag then
        "- .\n<d\xa0>",
        "a <d\xa0x=y\u2003> b\n\n<div\xa0>\n</p\xa0>\n",
        # an item of another list, which may not begin everywhere
        " - A\n - B\n- [Bi]p:/\n301913)\n        ttp://f\n - Bt\n - Bu\n - [Da(p:/)\n - t",
        # what is no host behind a scheme makes no link of a text
        "HTTPS://https//~e",
        # what stands below a hard line break describes the entry
        "- [t]() — b\n- [k]() — l\n- [S]() — M\n- [s]() — S\n- [c]() —  \no\n- [r]() — A\n- [b]() — e",
        # bold words behind a name, of which each character was two ways to read them
        f"t\t**[[eGtting][ref] {'help ' * 20}]()ELP)**",
        # items in a quote that goes on with a list, and those of the list
        "- ]Ha\n* Hi\n* Ho\n* Hoo\n* Hos\n* o\n* p\n>* G",
        # a definition with a bracket in its URL is text, and its URL no link
        "[w]:ttp//raw.githubu)ercontent.com",
        # a URL of nothing but what is invisible
        "http://\ufeff",
        # a word that stands there three times, over lines
        "> word word\n> word\n",
        # a row without cells
        "<tr>",
        # a line is like a heading as soon as another one is, and a name is wrong beside the right one
        "###f\n\n###2010\nc",
        "###2012\nu\n\n###H",
        "####w\n\n]\n####r",
        "- HuggingFace D(http://h HuggingFace",
        ">**y**\n\n>**d**\n\n>**l**\n\n>**StackOverflow-**\nStackOverflow http://h\n\n>**i**",
        # what would be the name is a link itself
        '* [h:/](http://g<a f="">)',
        "* [http://a.org](see http://b.org)",
        "* (http://a.org)[http://b.org]",
        "* {see http://a.org}(http://b.org)",
        # a backslash at the end of a URL that is not closed
        "* [h:/(http://i\\",
        # an item that begins with code
        "*\t\t.\n\ti(ttp://t.\n[r](p) - a",
        # a link without a scheme goes into the URL before it
        "ttp://w(www.c\tc",
        "ttp://w.org/*www.c.org* c",
        "ttp://w.org/(a@b.org",
        "htt://d\x85http://a\n",
        # a bullet that is doubled before two items, with the line endings of old
        "word\r\r-\t- [ ] task https://example.org/a.\r\t- [ ] task word\r",
        # a URL amid another one that is not closed
        "[]![](http://m[*](http://<http://k)",
        # an address goes on with what an invisible character parts from it
        "a\ufeffy@.o",
        "y@a.o\u200bz",
        # a tab behind one bullet is wider than behind two
        "> * * \thttp://i",
        # a backslash at the end of what is left of a URL, and a URL of nothing
        "[숲](http://_?\\&gclid",
        "[](?gclid=)",
        # a heading without a name among some that are entries
        "```\n```\n##\nURL:ttp://i\n```\n```\n##p\nDocumentation:ttp://e\n```\n```\n##n\nURL:ttp://l\nDocumentation: \n"
        "```\n```\n#\n- URL:ttp://m\n##",
        # a link that is made takes in a link behind it
        "``htt://h`\n`http://c`",
        "- [r s:/)[]http://s[](n)",
        "][[t](http://]([ 2]http://w",
        "[]([s ](x))",
    ],
)
def test_what_was_found_stays_mended(text: str) -> None:
    assert_formatting_is_harmless(text)
    assert_fixing_is_harmless(text, unsafe=False)
    assert_fixing_is_harmless(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [Bee](https://bee.org\\\n", "- [Bee](https://bee.org)\\\n"),
        (
            "*\t\tcode\n\n\t[Ant](https://ant.org) - Digs.* [Bee](https://bee.org) - Hums.\n",
            "*       code\n\n\t[Ant](https://ant.org) - Digs.\n* [Bee](https://bee.org) - Hums.\n",
        ),
        ("- [http://bee.org](see http://ant.org)\n", "- [http://bee.org](see http://ant.org)\n"),
    ],
    ids=["backslash", "code", "name that is a link"],
)
def test_what_comes_of_it(text: str, expected: str) -> None:
    result = fixer.fix(text, Settings(), unsafe=True)
    assert result.text == expected
    assert result.refused == []


def test_the_safe_fixes_close_no_url_that_holds_another_one() -> None:
    assert fixer.fix("- [a](http://b.org[c](http://d.org\n", Settings()).applied == []


@budget(deadline=None, max_examples=40)
@given(FILES)
def test_generated_files_come_to_no_harm(text: str) -> None:
    assert_formatting_is_harmless(text)
    assert_fixing_is_harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "21.\n1.\n   ```\n1.\n",  # an open fence ends with its item
        ">```\n>",  # the last line of a page is one, though no line ending follows
        "><pre\n>",
        "- ~~~\n  a\n  ",
        "- [ ] \n]\n<a>",  # a task of nothing ends its paragraph
        ">[^1]:\n>\t  \n>\t  [",  # a footnote in a quote goes on after white space
        "\n\ufeff",  # at the top it would be a byte order mark
        ">-\n>   \n>   #",  # an empty item in a quote goes on after white space
        "~~~\n ",  # code of one space
        "- ~~~\n   ",
        "[^1]:>     -\n \n    i",  # a footnote ends at a line of white space, whatever it holds
        "[^1]: <div>\n  \n    i\n",
        "- [^1]:- [ ] \ni",
        "- [^1]:```\n# a\n-",  # an open fence ends with its footnote
        "- [^1]:* \t|\n|",  # a tab behind the marker of a footnote leads to a column of the page
        "- [ ] \n\n    a ",  # a task of nothing ends at a blank line
        " - [a]:b\n\n\n   +",  # an item of a definition ends at the second one
        "<source\n* g",  # a tag that begins a block of HTML, as others do
        ">|  \n ||\n>|-",  # a space before the first pipe of a line that the quote does not hold is a cell
    ],
)
def test_formatting_of_what_the_fuzzer_found_later(text: str) -> None:
    assert_formatting_is_harmless(text)


def test_an_address_nested_below_an_entry_may_have_no_end() -> None:
    lines = "".join(f"- [Tool {letter}](https://{letter}.org) - Cuts {letter}.\n" for letter in "abcdefghijklmnop")
    assert_fixing_is_harmless(f"{lines}  - [Other](http://[x) - Sings.\n- [Last](https://z.org) - Ends.\n")


def test_white_space_of_a_url_in_html_is_none_of_it() -> None:
    assert_formatting_is_harmless("-  d\n-  \u2606\n- <a href='\n  '>")
    assert_fixing_is_harmless("-  d\n-  \u2606\n- <a href='\n  '>")
    assert_fixing_is_harmless("-  d\n-  e\n- <a href='https://elm.dev\n  '>x</a>\n")
