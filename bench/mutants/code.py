"""Mutants of code: one change in a syntax tree each, put in the place of the loaded functions and taken out again."""

import ast
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

SENTENCE = "gettext_noop"
Change = Callable[[ast.AST], None]
FLIPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@dataclass(frozen=True)
class CodeMutant:
    """One change: the module, the line, what is changed, and which of the module's places it is."""

    module: str
    line: int
    what: str
    site: int

    @property
    def name(self) -> str:
        """Where and what, for the list of survivors."""
        return f"{self.module}:{self.line} {self.what}"

    def tree(self) -> ast.Module:
        """The module's syntax tree with the change in it."""
        changed = ast.parse(source_of(self.module))
        node, _, change = next(islice(_sites(changed), self.site, None))
        change(node)
        return ast.fix_missing_locations(changed)


@lru_cache
def source_of(module: str) -> str:
    """The source text of a module."""
    return Path(str(import_module(module).__file__)).read_text("utf-8")


def mutants_of(module: str) -> Iterator[CodeMutant]:
    """Every mutant of a module's functions and constants, in the order of the text."""
    for number, (node, what, _) in enumerate(_sites(ast.parse(source_of(module)))):
        yield CodeMutant(module, getattr(node, "lineno", 0), what, number)


def _sites(tree: ast.Module) -> Iterator[tuple[ast.AST, str, Change]]:
    """Places that can be changed, with what the change does. Imports, annotations and docstrings are left alone."""
    for node in _spoken(tree):
        if isinstance(node, ast.Compare):
            for index, operator in enumerate(node.ops):
                if type(operator) in FLIPS:
                    yield node, f"{ast.unparse(node)}: comparison {index} turned", _turned(index)
        elif isinstance(node, ast.BoolOp):
            yield node, f"{ast.unparse(node)}: and/or swapped", _swapped
        elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            yield node, f"{ast.unparse(node)}: operator changed", _operated
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node, f"{ast.unparse(node)}: not removed", _affirmed
        elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int | str) and node.value != "":
            yield node, f"{node.value!r}: constant changed", _altered
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple | ast.List | ast.Dict):
            yield node, f"{ast.unparse(node)}: returns nothing in it", _emptied
        elif isinstance(node, ast.If | ast.IfExp):
            yield node, f"if {ast.unparse(node.test)}: condition reversed", _reversed


def _spoken(tree: ast.Module) -> Iterator[ast.AST]:
    """Nodes inside functions and module constants, without docstrings and annotations."""
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            continue
        yield from _inside(statement)


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """A node and what is in it; the words of a sentence decide nothing, and other tests hold them."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) == SENTENCE:
        return
    if isinstance(node, ast.ClassDef):  # its fields and members are words of a vocabulary; its methods decide
        for each in node.body:
            if isinstance(each, ast.FunctionDef):
                yield from _inside(each)
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "args"} and not isinstance(node, ast.Call | ast.Lambda):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(node, ast.JoinedStr):
                yield from _inside(child)


def _turned(index: int) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Compare)
        node.ops[index] = FLIPS[type(node.ops[index])]()

    return change


def _swapped(node: ast.AST) -> None:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _operated(node: ast.AST) -> None:
    assert isinstance(node, ast.BinOp)
    node.op = OPERATORS[type(node.op)]()


def _affirmed(node: ast.AST) -> None:
    assert isinstance(node, ast.UnaryOp)
    node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)


def _altered(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant)
    old = node.value
    if isinstance(old, bool):
        node.value = not old
    elif isinstance(old, int):
        node.value = old + 1
    else:
        node.value = f"{old}_"


def _emptied(node: ast.AST) -> None:
    assert isinstance(node, ast.Return)
    assert isinstance(node.value, ast.Tuple | ast.List | ast.Dict)
    node.value = ast.parse({ast.Tuple: "()", ast.List: "[]", ast.Dict: "{}"}[type(node.value)], mode="eval").body


def _reversed(node: ast.AST) -> None:
    assert isinstance(node, ast.If | ast.IfExp)
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _functions(owner: Any) -> Iterator[tuple[str, types.FunctionType]]:
    """Plain functions of a module or class, also under properties and caches."""
    for name, value in list(vars(owner).items()):
        inner = value
        if isinstance(value, property):
            inner = value.fget
        elif isinstance(value, cached_property):
            inner = value.func
        elif isinstance(value, classmethod | staticmethod) or hasattr(value, "__wrapped__"):
            inner = value.__wrapped__
        if isinstance(inner, types.FunctionType):
            yield name, inner


def _pairs(old: Any, new: Any, module: str) -> Iterator[tuple[types.FunctionType, types.FunctionType]]:
    fresh = dict(_functions(new))
    for name, function in _functions(old):
        if function.__module__ == module and name in fresh:
            yield function, fresh[name]
    for name, value in list(vars(old).items()):
        if isinstance(value, type) and value.__module__ == module and name in vars(new):
            yield from _pairs(value, vars(new)[name], module)


@contextmanager
def in_place(mutant: CodeMutant) -> Iterator[None]:
    """Run with the mutant's functions and constants in the place of the loaded ones.

    Raises whatever the changed module raises when it is loaded: such a mutant does not even start.
    """
    loaded = sys.modules[mutant.module]
    fresh = types.ModuleType(mutant.module)
    fresh.__file__, fresh.__package__ = loaded.__file__, loaded.__package__
    exec(compile(mutant.tree(), str(loaded.__file__), "exec"), fresh.__dict__)  # our own source, changed in one place
    undo = [*_swap_functions(loaded, fresh, mutant.module), *_swap_constants(loaded, fresh)]
    _forget(loaded)
    try:
        yield
    finally:
        for each in undo:
            each()
        _forget(loaded)


def _forget(module: types.ModuleType) -> None:
    """Empty the caches of a module, so that nothing computed before the change answers for it."""
    for value in vars(module).values():
        clear = getattr(value, "cache_clear", None)
        if clear is not None and getattr(value, "__module__", "") == module.__name__:
            clear()


def _swap_functions(old: Any, new: Any, module: str) -> list[Callable[[], None]]:
    undo = []
    for function, fresh in _pairs(old, new, module):
        kept = (function.__code__, function.__defaults__, function.__kwdefaults__)
        function.__code__, function.__defaults__, function.__kwdefaults__ = (
            fresh.__code__,
            fresh.__defaults__,
            fresh.__kwdefaults__,
        )
        undo.append(lambda f=function, k=kept: _restore(f, k))
    return undo


def _restore(function: types.FunctionType, kept: tuple[Any, Any, Any]) -> None:
    function.__code__, function.__defaults__, function.__kwdefaults__ = kept


def _swap_constants(old: types.ModuleType, new: types.ModuleType) -> list[Callable[[], None]]:
    """Module constants that the change altered, wherever they were imported by name."""
    undo = []
    for name, value in list(vars(old).items()):
        fresh = vars(new).get(name)
        if name.startswith("__") or callable(value) or isinstance(value, types.ModuleType):
            continue
        if not _same(value, fresh):
            undo += _rebind(value, fresh)
    return undo


def _same(one: Any, other: Any) -> bool:
    """True where two constants say the same; functions in them are compared by name."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, types.FunctionType) and isinstance(other, types.FunctionType):
        return one.__qualname__ == other.__qualname__
    return repr(one) == repr(other)


def _rebind(old: Any, new: Any) -> list[Callable[[], None]]:
    undo = []
    for module in list(sys.modules.values()):
        if not getattr(module, "__name__", "").startswith(("naung.", "tests.")):
            continue
        for name, value in list(vars(module).items()):
            if (value is old and not isinstance(old, bool | int | str)) or (
                value is old and getattr(module, "__name__", "").startswith("naung.") and name.isupper()
            ):
                setattr(module, name, new)
                undo.append(lambda m=module, n=name: setattr(m, n, old))
    return undo
