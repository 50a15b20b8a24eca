"""Write the tables and their columns into docs/fleet.md."""

from pathlib import Path

from awesome_lint.fleet import schema

PAGE = Path(__file__).parents[1] / "docs" / "fleet.md"
BEGIN, END = "<!-- begin: columns -->\n", "<!-- end: columns -->\n"


def page(text: str) -> str:
    """The page with the columns as they are."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{schema.described()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
