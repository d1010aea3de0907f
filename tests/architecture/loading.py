"""Loads the scripts of `tools/` for tests: they are programs, not a package."""

import importlib.util
import sys
from types import ModuleType

from tests.architecture.house import ROOT


def load_tool(name: str) -> ModuleType:
    """The module of `tools/NAME.py`, loaded once."""
    full = f"naung_tool_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, ROOT / "tools" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[full] = importlib.util.module_from_spec(spec)
        before = list(sys.path)
        spec.loader.exec_module(sys.modules[full])
        sys.path[:] = before  # a script finds its neighbours; to the tests `bench` stays the folder of benches
    return sys.modules[full]
