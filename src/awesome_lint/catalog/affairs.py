"""Titles of sections that are about the page itself: contents, licence, contributing, news; in many languages.

May not: look at what stands below them; that is `closing`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from awesome_lint.text.patterns import AnyCase, Phrases, late_pattern

_MAX_REMEMBERED = 2_048
"""Of so many titles what they are is remembered, since it is asked again and again."""
_WHOLE = (r"\W*+", r"\W*\Z")
"""What may stand before and behind a title."""
_NO_ENTRY = Phrases(
    r"overview|about|intro(?:duction)?|index|credits|thanks|authors?|maintainers?|faq|glossary|(?:the )?template"
    r"|how to \w+",
    *_WHOLE,
)
_CONTENTS = Phrases(
    r"(?:table of )?contents?|toc|目录|目錄|目次|목차|índice|sumário|contenidos?|conteúdos?|sommaire"
    r"|table des matières|inhalt(?:sverzeichnis)?|indice|содержание|оглавление|daftar isi|mục lục|içindekiler"
    r"|(?:جدول )?المحتويات|فهرست",
    *_WHOLE,
)
_OUR = "(?:(?:list|page|project|repo(?:sitory)?|core|main|current|former|our|the|all|top) )?"
_AND = "(?: (?:&|and) (?:maintainers?|contributors?))?"
_NO_ENTRIES = Phrases(
    r"licen[cs]e|(?:how to )?contribut(?:e|ing|ions?|ors?)(?: guid\w+| to .*)?"
    r"|acknowledge?ments?|(?:our )?(?:\w+ )?sponsors?(?:hip)?|backers|supporters|footnotes|change ?log|legend"
    rf"|{_OUR}maintainers?{_AND}|{_OUR}curators?{_AND}|{_OUR}contributors?{_AND}"
    r"|credits|thanks(?: to)?|special thanks"
    r"|related(?: (?:awesome )?(?:lists?|projects?|works?))?|see also"
    r"|disclaimer|code of conduct|citation|how to cite|cite us"
    r"|star history|stargazers.*|meta(?: list)? info(?:rmation)?|donat(?:e|ions?)"
    r"|.*参与者|致谢|鸣谢|赞助|贡献(?:指南|者)?|貢獻(?: ?[&＆和與与及] ?\w{1,6})?|贡献(?: ?[&＆和與与及] ?\w{1,6})?"
    r"|许可证?|許可|ライセンス|コントリビュート|貢献|라이선스|기여"
    r"|contribuci(?:ón|ones)|(?:cómo )?contribuir|colaborar|agradecimientos|licencia"
    r"|contribuiç(?:ão|ões)|contribuindo|como contribuir|agradecimentos|licença"
    r"|(?:comment )?contribuer|remerciements|licence"
    r"|mitwirken|beitragen|mitmachen|lizenz|danksagung(?:en)?|(?:come )?contribuire|licenza|ringraziamenti"
    r"|(?:cara )?(?:ber)?kontribusi|kontributor|lisensi|лицензия|как помочь|участие|вклад|благодарности"
    r"|katk[ıi](?:da bulunma)?|lisans|đóng góp|giấy phép|المساهمة|الترخيص|رخصة|مشارکت|مجوز",
    *_WHOLE,
)
_AND_ALSO = late_pattern(r" and | & |[ ]?/[ ]?", re.IGNORECASE, needs=(" and ", "&", "/"))
_WITHOUT_LISTS = Phrases(
    r"licen[cs]e|(?:how to )?contribut(?:e|ing|ions?)(?: guid\w+| to .*)?|change ?log|code of conduct|disclaimer"
    r"|citation|how to cite|cite us|star history",
    *_WHOLE,
)
_NEW, _OTHERS = "(?:latest |recent |new )?", r"(?: (?:and|&) \w+)?"
_PARTS = "(?:repo(?:sitory)?|project|folder|directory|file) "
_HOW = r"(?: (?:this|the) \w+| it)?(?: (?:and|&|or) contribute)?"
_PERHAPS = Phrases(
    rf"{_NEW}news{_OTHERS}|{_NEW}updates?{_OTHERS}|what'?s new|announcements?|notes?|support"
    r"|faqs?|常見問題|常见问题|よくある質問|자주 묻는 질문"
    r"|preguntas frecuentes|perguntas frequentes"
    r"|foire aux questions|häufige fragen"
    r"|what we do|our (?:vision|values|principles)"
    r"|(?:our )?mission|(?:our )?goals?|(?:our )?motivation|(?:our )?purpose|(?:our )?objectives?"
    r"|(?:\w+ )?criteria|entry format|(?:how to )?join(?: us)?"
    r"|more resources|licensing|roadmap|todos?|to.do|usage|getting started|quick ?start|installation|prerequisites"
    rf"|{_PARTS}structure|{_PARTS}layout|{_PARTS}organi[sz]ation"
    rf"|how to (?:use|read|navigate){_HOW}|using{_HOW}"
    r"|協議|协议|说明|說明|最新(?:消息|动态)?|新闻|更新(?:日志)?|ニュース|お知らせ|noticias|novedades|notícias|novidades|новости",
    *_WHOLE,
)
_LANGUAGES = Phrases(
    r"translations?|(?:other |in other )?languages?|otros idiomas|traducciones|outros idiomas|traduções"
    r"|autres langues|traductions|andere sprachen|übersetzungen|переводы|другие языки"
    r"|其他语言|翻译|他の言語|다른 언어",
    *_WHOLE,
)
_GLOSSARY = AnyCase(
    r".*(?:\b(?:glossar(?:y|ies)|glossaire|gloss[áa]rio|glossario|glosario|glossar|glosarium|lexi(?:con|que|kon)|sözlük|terminology)\b"
    r"|глоссарий|术语|術語|用語集|용어)",
)


def lists_nothing(title: str) -> bool:
    """Whether below a title no list of links to other sites is expected, as below one of sponsors it is."""
    return _WITHOUT_LISTS.begins(title)


def is_glossary(title: str) -> bool:
    """Whether a title says that terms are explained below it."""
    return _GLOSSARY.begins(title)


@lru_cache(maxsize=_MAX_REMEMBERED)
def is_contents(title: str) -> bool:
    """Whether a title is that of a contents list; sections forgotten below it hold entries."""
    return _CONTENTS.begins(title)


@lru_cache(maxsize=_MAX_REMEMBERED)
def holds_no_entries(title: str) -> bool:
    """Whether what stands below a title, sections too, are no entries: licence, sponsors, or several such."""
    return _NO_ENTRIES.begins(title) or (
        _AND_ALSO.search(title) is not None and all(map(_NO_ENTRIES.begins, _AND_ALSO.split(title)))
    )


@lru_cache(maxsize=_MAX_REMEMBERED)
def may_hold_none(title: str) -> bool:
    """Whether what stands below a title are entries only if it is written like them: news, updates."""
    return _PERHAPS.begins(title)


@lru_cache(maxsize=_MAX_REMEMBERED)
def may_name_languages(title: str) -> bool:
    """Whether below a title the page in other languages may stand."""
    return _LANGUAGES.begins(title)


@lru_cache(maxsize=_MAX_REMEMBERED)
def is_affair(title: str) -> bool:
    """Whether a title names no entry but something about the page itself."""
    return is_contents(title) or holds_no_entries(title) or _NO_ENTRY.begins(title)
