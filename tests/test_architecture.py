"""The house keeps its shape: conventions of the source, and what a built wheel ships.

Which module may import which is said by the contracts in pyproject.toml, which `lint-imports` checks.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from itertools import pairwise
from pathlib import Path

import pytest

import awesome_lint
from awesome_lint.values.addresses import REPOSITORY
from places import ROOT

SOURCE = ROOT / "src" / "awesome_lint"
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_FUNCTION_LINES = 50
MAX_FILE_LINES = 400
CATCH_ALL = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "tools"}
CALLS = {"print", "input", "exit", "quit"}
ATTRIBUTES = {"sys.exit", "sys.stdin", "sys.stdout", "sys.stderr", "os._exit"}

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a module is written of."""
    return tuple(ast.walk(parse(path)))


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def definitions(path: Path) -> Iterator[Definition]:
    return (node for node in nodes(path) if isinstance(node, Definition))


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    """The public functions and classes of a module, and the public methods of these classes."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def is_documented(node: Definition) -> bool:
    """Overloads share one docstring, that of what they overload."""
    is_overload = any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list)
    return is_overload or ast.get_docstring(node) is not None


def streams_and_exits(path: Path) -> Iterator[str]:
    """What a module prints with, reads standard input with or exits with."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            yield node.func.id
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in ATTRIBUTES:
            yield ast.unparse(node)
        elif isinstance(node, ast.Name) and node.id == "SystemExit":
            yield node.id


def test_functions_are_short() -> None:
    lengths = {
        f"{name_of(path)}: {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef)
    }
    assert {name: length for name, length in lengths.items() if length > MAX_FUNCTION_LINES} == {}


def test_files_are_short() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > MAX_FILE_LINES} == {}


def test_every_module_has_a_docstring() -> None:
    assert [name_of(path) for path in MODULES if not ast.get_docstring(parse(path))] == []


def test_what_is_public_has_a_docstring() -> None:
    missing = [
        f"{name_of(path)}: {node.name}"
        for path in MODULES
        if path.name != "tree.py"  # whose makers are documented by the nodes that they make
        for node in public(parse(path).body)
        if not is_documented(node)
    ]
    assert missing == []


def test_no_module_compiles_a_pattern_as_it_is_imported() -> None:
    """All begin with `late_pattern`, but for those that every run needs."""
    early = re.compile(r"^\w+(?:: .*)? = \(?\s*re\.compile\(", re.MULTILINE)
    found = {name_of(path) for path in MODULES if early.search(path.read_text(encoding="utf-8"))}
    assert found == {"source.py", "text/escapes.py"}


def test_names_of_modules_say_something() -> None:
    assert [name_of(path) for path in MODULES if path.stem in CATCH_ALL] == []


def test_only_the_command_line_prints_reads_standard_input_and_exits() -> None:
    below = [path for path in MODULES if path.relative_to(SOURCE).parts[0] not in ("cli", "__main__.py", "replay.py")]
    found = {name_of(path): [*streams_and_exits(path)] for path in below}
    assert {name: used for name, used in found.items() if used} == {}


def test_every_layer_says_what_it_may_not_do() -> None:
    packages = [path for path in MODULES if path.name == "__init__.py" and path.parent.parent == SOURCE]
    docstrings = {name_of(path): ast.get_docstring(parse(path)) or "" for path in packages}
    assert len(docstrings) > 1
    assert [name for name, text in docstrings.items() if not re.search(r"^May not: ", text, re.MULTILINE)] == []


def test_the_architecture_page_says_of_each_layer_in_the_order_of_the_contract_what_it_may_not_do() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.search(r"^layers = \[\n(.*?)^\]", contract, re.MULTILINE | re.DOTALL)
    assert layers is not None
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = re.findall(r"^- \*\*`(\w+)`\*\* (.*(?:\n  .*)*)", page, re.MULTILINE)
    assert [name for name, said in rooms if "*May not*" not in said] == []
    depth = {name: index for index, line in enumerate(layers[1].splitlines()) for name in re.findall(r"\w+", line)}
    assert sorted(name for name, _ in rooms) == sorted(depth)
    assert all(depth[above] <= depth[below] for (above, _), (below, _) in pairwise(rooms))


def test_no_module_stands_at_the_root_but_the_way_in_and_the_text() -> None:
    assert {path.stem for path in SOURCE.glob("*.py")} == {"__init__", "__main__", "replay", "source"}


def imported(path: Path, modules: set[str]) -> Iterator[str]:
    """The modules of ours that a module imports when it is imported itself."""
    for node in parse(path).body:
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            whole = [f"{node.module}.{each.name}" for each in node.names]
            yield from (name if name in modules else node.module for name in whole)


def test_no_modules_import_one_another_in_a_circle() -> None:
    names = {path: ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts) for path in MODULES}
    named = {name.removesuffix(".__init__"): path for path, name in names.items()}
    waiting = {name: {*imported(path, {*named})} & named.keys() for name, path in named.items()}
    while free := {name for name, needs in waiting.items() if not needs & waiting.keys()}:
        waiting = {name: needs for name, needs in waiting.items() if name not in free}
    assert waiting == {}


def test_all_errors_of_ours_have_one_base() -> None:
    classes = [node for path in MODULES for node in definitions(path) if isinstance(node, ast.ClassDef)]
    errors = {node.name: {*map(ast.unparse, node.bases)} for node in classes if node.name.endswith("Error")}
    assert errors.pop("AwesomeLintError") == {"Exception"}
    assert [name for name, bases in errors.items() if bases.isdisjoint({"AwesomeLintError", *errors})] == []


def test_the_package_and_its_metadata_agree_on_the_version() -> None:
    assert metadata.version("awesome-lint") == awesome_lint.__version__


def test_the_changelog_has_a_section_for_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(
        rf"^## {re.escape(awesome_lint.__version__)} - (?:unreleased|\d{{4}}-\d\d-\d\d)$", changelog, re.MULTILINE
    )


def test_every_file_names_one_address_of_the_repository() -> None:
    """If this fails: `python .ci/write_repository.py`."""
    spec = importlib.util.spec_from_file_location("write_repository", ROOT / ".ci" / "write_repository.py")
    assert spec is not None
    assert spec.loader is not None
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    texts = {path: path.read_bytes().decode() for path in writer.files()}
    assert len(texts) > 10
    assert [path for path, text in texts.items() if writer.with_address(text) != text] == []
    other = texts[ROOT / "README.md"].replace(REPOSITORY, "/".join(["https://git.example.org/someone", writer.NAME]))
    assert writer.with_address(other) == texts[ROOT / "README.md"]


@pytest.fixture(scope="module")
def unpacked_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of a wheel built from this source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "content")
    return folder / "content"


def test_a_wheel_ships_the_rule_book_the_schema_and_the_marker_of_types(unpacked_wheel: Path) -> None:
    shipped = {path.name for path in (unpacked_wheel / "awesome_lint" / "_rule_book").glob("*.md")}
    assert shipped == {path.name for path in (ROOT / "rules").glob("*.md")}
    assert (unpacked_wheel / "awesome_lint" / "py.typed").is_file()
    assert (unpacked_wheel / "awesome_lint" / "settings" / "schema.json").is_file()


def test_a_wheel_ships_what_pages_of_a_site_are_made_of(unpacked_wheel: Path) -> None:
    for folder in ("templates", "assets"):
        shipped = {path.name for path in (unpacked_wheel / "awesome_lint" / "site" / folder).iterdir()}
        assert shipped == {path.name for path in (SOURCE / "site" / folder).iterdir()}


@pytest.mark.parametrize("installed", [True, False], ids=["from the wheel", "from the source tree"])
def test_a_rule_can_be_explained(unpacked_wheel: Path, tmp_path: Path, *, installed: bool) -> None:
    code = unpacked_wheel if installed else ROOT / "src"
    done = subprocess.run(
        [sys.executable, "-m", "awesome_lint", "rule", "ORD001"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(code)},
    )
    assert done.stdout.decode() == (ROOT / "rules" / "ord001-unsorted-entries.md").read_text(encoding="utf-8")
