"""Words that head columns and name fields: for names, descriptions, addresses, numbers; in many languages.

May not: decide by a word alone what a column holds.
"""

from __future__ import annotations

import re

from awesome_lint.catalog.leads import MONTH
from awesome_lint.text.patterns import late_pattern

_OTHER_NAMES = (
    r"名称|名稱|标题|標題|题目|題目|书名|書名|名前|タイトル|이름|제목|nombres?|nomes?|noms?|t[ií]tulos?|titres?|titel|titol[oi]"
    r"|naam|nazwa|tytuł|naslov|название|имя|заголовок|назва|nama|judul|tên|tiêu đề|الاسم|العنوان|isim|ad[ıi]|başlık"
)
"""Words for a name or a title in other languages."""
_QUALIFIED = r"(?:judul|nama|t[ií]tulos?|titres?|titel|tên|название|nazwa|tytuł)(?: \w+){1,3}"
"""The same with what they are those of: `Judul playlist`, `Название проекта`."""
_NAME = late_pattern(
    r"\W*(?:(?:\w+ )?(?:names?|models?|titles?)|projects?|tools?|librar(?:y|ies)|packages?|courses?|papers?|books?"
    r"|apis?|resources?"
    r"|repo(?:sitory|s)?|frameworks?|datasets?|data sets?|apps?|applications?|software|games?|company|products?"
    r"|services?|plugins?|extensions?|modules?|benchmarks?|methods?|项目|項目|專案|(?:大)?模型|数据集|資料集|工具|产品|產品"
    r"|软件|軟體|论文|論文|课程|課程|ツール|도구|논문|데이터셋"
    rf"|{_QUALIFIED}|{_OTHER_NAMES})\W*\Z",
    re.IGNORECASE,
)
_NAME_ITSELF = late_pattern(rf"\W*(?:(?:\w+ )?(?:names?|titles?)|{_QUALIFIED}|{_OTHER_NAMES})\W*\Z", re.IGNORECASE)
_DESCRIPTION = late_pattern(
    r"\W*(?:(?:short )?descriptions?|summary|definitions?|meanings?|\w{0,4}(?:说明|說明|描述|简介|簡介|概述|介绍|介紹)"
    r"|定义|説明|概要|意味|설명|의미"
    r"|descripci[óo]n|descri[çc][ãa]o|beschreibung|descrizione|описание|deskripsi"
    r"|mô tả|الوصف|وصف|توضیحات|açıklama)\W*\Z",
    re.IGNORECASE,
)
_PROSE = late_pattern(
    r"\W*(?:about|what(?: it does)?|details?|features?|notes?|comments?|contents?|purpose|remarks?"
    r"|contenidos?|conte[úu]dos?|contenu|inhalt|contenuto|содержание|内容|內容|用途|备注|備註|備考|비고|내용)\W*\Z",
    re.IGNORECASE,
)
_ADDRESS = late_pattern(
    r"\W*(?:(?:links?|urls?|tautan|enlaces?|liens?|ссылк[аи])(?: \w+){0,3}"
    r"|web ?sites?|home ?pages?|address(?:es)?|submit|apply|register|链接|連結|鏈接|地址|网址|網址"
    r"|リンク|링크|주소|enlaces?|liens?|ссылк[аи]|tautan|liên kết|bağlantı|رابط)\W*\Z",
    re.IGNORECASE,
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
