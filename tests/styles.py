"""Five lists, each written in another style."""

from __future__ import annotations

BULLETS = """\
# Tools 🧰

A list. See [Counting](#counting-) and [Shining](#shining).

- [Counting 🧮](#counting-)
- [Shining](#shining)

## Counting 🧮

- [Abacus](https://example.org/abacus) - Counts beads.
- [Beacon](https://example.org/beacon) - Counts ships on GitHub.
- [Comet](https://example.org/comet) - Counts years.
- [Drift](https://example.org/drift) - Counts sand.

## Shining

- [Ember](https://example.org/ember) - Glows for a while.
- [Fable][fable] - Glows at night.
- [Hinge](https://example.org/hinge) - Glows red.
- [Grain](https://example.org/grain) - Glows blue.

[fable]: https://example.org/fable
"""

HEADINGS = """\
# Toolkits

## Legend

* Type: `library`, `framework`, `system`

## The Toolkits

#### Abacus

* Type: `library`
* Link: [site](https://example.org/abacus)

#### Beacon

* Type: `framework`
* Link: [site](https://example.org/beacon)

#### Comet

* Type: `library`
* Link: [site](https://example.org/comet)

#### Drift

* Type: `system`
* Link: [site](https://example.org/drift)

#### Ember

* Type: `library`
* Link: [site](https://example.org/ember)

#### Fable

* Type: `framework`
* Link: [site](https://example.org/fable)
"""

TABLE = """\
# Conferences

| Name | Type | Place |
| --- | --- | --- |
| [Abacus](https://example.org/abacus) | talks | Oslo |
| [Beacon](https://example.org/beacon) | talks | Rome |
| [Comet](https://example.org/comet) | demos | Oslo |
| [Drift](https://example.org/drift) | demos | Rome |
| [Ember](https://example.org/ember) | talks | Oslo |
| [Fable](https://example.org/fable) | talks | Rome |
| [Grain](https://example.org/grain) | demos | Oslo |
"""

FOREIGN = """\
# 工具 🚀

## 计算

* [算盘 🧮](https://example.org/abacus)：数珠子。
* [灯塔](https://example.org/beacon)：数船只。
* [彗星](https://example.org/comet)：数年份。

## 光 ✨

* [余烬](https://example.org/ember)：发光。
* [寓言](https://example.org/fable)：讲故事。
""".replace("\n", "\r\n")

NESTED = """\
# Reading

## Books

- Engines
  - [Abacus](https://example.org/abacus) – by A. Author
  - [Beacon](https://example.org/beacon) – by B. Author
- Ships
  - [Comet](https://example.org/comet) – by C. Author
  - [Drift](https://example.org/drift) – by D. Author

<details>
<summary>More</summary>

- [Ember](https://example.org/ember) – by E. Author

</details>

<!-- a comment
of two lines -->

```sh
run
it
```
"""

EVERY = {"bullets": BULLETS, "headings": HEADINGS, "table": TABLE, "foreign": FOREIGN, "nested": NESTED}
