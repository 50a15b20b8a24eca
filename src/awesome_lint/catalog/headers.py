"""Words that head columns and name fields: for names, descriptions, addresses, numbers; in many languages.

May not: decide by a word alone what a column holds.
"""

from __future__ import annotations

import re

from awesome_lint.catalog.leads import MONTH
from awesome_lint.text.patterns import late_pattern

_NAME = late_pattern(
    r"\W*(?:(?:\w+ )?(?:names?|models?|titles?)|projects?|tools?|librar(?:y|ies)|packages?|courses?|papers?|books?"
    r"|apis?|resources?"
    r"|repo(?:sitory|s)?|frameworks?|datasets?|data sets?|apps?|applications?|software|games?|company|products?"
    r"|services?|plugins?|extensions?|modules?|benchmarks?|methods?|名称|项目|(?:大)?模型|数据集|论文|书名|工具|产品|软件|名前|이름"
    r"|nombres?|nomes?|noms?|t[ií]tulos?|название|имя|nama|tên|الاسم|isim|ad[ıi])\W*\Z",
    re.IGNORECASE,
)
_NAME_ITSELF = late_pattern(
    r"\W*(?:(?:\w+ )?(?:names?|titles?)|名称|名前|이름|nombres?|nomes?|noms?|t[ií]tulos?|название|имя|nama|tên|الاسم"
    r"|isim|ad[ıi])\W*\Z",
    re.IGNORECASE,
)
_DESCRIPTION = late_pattern(
    r"\W*(?:(?:short )?descriptions?|summary|definitions?|meanings?|\w{0,4}(?:说明|描述|简介|概述|介绍)"
    r"|定义|説明|概要|意味|설명|의미"
    r"|descripci[óo]n|descri[çc][ãa]o|beschreibung|descrizione|описание|deskripsi"
    r"|mô tả|الوصف|وصف|توضیحات|açıklama)\W*\Z",
    re.IGNORECASE,
)
_PROSE = late_pattern(
    r"\W*(?:about|what(?: it does)?|details?|features?|notes?|comments?|contents?|purpose|remarks?"
    r"|contenidos?|conte[úu]dos?|contenu|inhalt|contenuto|содержание|内容|用途|备注|備考|비고|내용)\W*\Z",
    re.IGNORECASE,
)
_ADDRESS = late_pattern(
    r"\W*(?:links?|urls?|web ?sites?|home ?pages?|address(?:es)?|链接|地址|リンク)\W*\Z", re.IGNORECASE
)
_NUMBER = late_pattern(r"\W*(?:no\.?|nr\.?|id|index|rank|date|year|stars?)\W*\Z|#\Z", re.IGNORECASE)
_NUMERIC = late_pattern(
    rf"(?:\W|\d|_|arxiv|doi|[kmb]\b|/(?:mo(?:nth)?|y(?:ea)?r|h(?:our)?|day)\b|{MONTH}\b|v(?=\d))*\Z", re.IGNORECASE
)


def says_name(text: str) -> bool:
    """Whether a text is a word for a name."""
    return _NAME_ITSELF.match(text) is not None


def names(text: str) -> bool:
    """Whether a text is a word for what lists hold, or for its name."""
    return _NAME.match(text) is not None


def describes(text: str) -> bool:
    """Whether a text is a word for a description."""
    return _DESCRIPTION.match(text) is not None


def is_prose(text: str) -> bool:
    """Whether a text is a word for sentences about something."""
    return describes(text) or _PROSE.match(text) is not None


def leads(text: str) -> bool:
    """Whether a text is a word for an address."""
    return _ADDRESS.match(text) is not None


def counts(text: str) -> bool:
    """Whether a text is a word for a number or a date."""
    return _NUMBER.match(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is nothing but numbers, dates and identifiers."""
    return _NUMERIC.match(text) is not None
