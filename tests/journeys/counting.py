"""How much a task asks of a person: screens that load, questions shown, questions answered, keys pressed. Nothing is timed."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Page

# What a form asks: a group of choices is one question, however many answers it offers. What stands in a closed part of the
# page is not asked. Keys: each letter that differs from what was offered, and one press a choice, button or link.
COUNT = """
(() => {
  if (!location.protocol.startsWith("http")) return;
  const told = JSON.parse(sessionStorage.getItem("counted") || "[]");
  const keep = (row) => { told.push(row); sessionStorage.setItem("counted", JSON.stringify(told)); };
  const asked = (form) => {
    const names = new Map();
    for (const each of form.elements) {
      const open = !each.closest("details:not([open])");
      if (!each.name || !open || ["hidden", "submit", "button"].includes(each.type) || each.tagName === "FIELDSET") continue;
      const row = names.get(each.name) || {keys: 0, given: false};
      if (["radio", "checkbox"].includes(each.type)) {
        const changed = each.checked !== each.defaultChecked;
        row.keys += Number(changed && (each.type === "checkbox" || each.checked));
        row.given ||= each.checked;
      } else if (each.tagName === "SELECT") {
        const offered = [...each.options].find((option) => option.defaultSelected) || each.options[0];
        row.keys += Number(each.value !== (offered ? offered.value : ""));
        row.given ||= each.value !== "";
      } else {
        row.keys += each.value === each.defaultValue ? 0 : each.value.length;
        row.given ||= each.value.trim() !== "";
      }
      names.set(each.name, row);
    }
    const rows = [...names.values()];
    return {asked: rows.length, given: rows.filter((r) => r.given).length, keys: rows.reduce((sum, r) => sum + r.keys, 0) + 1};
  };
  document.addEventListener("submit", (event) => keep(asked(event.target)), true);
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("a[href], summary");
    if (pressed && pressed.closest("main")) keep({asked: 0, given: 0, keys: 1});
  }, true);
})();
"""


@dataclass
class Part:
    """One person's part of a task."""

    name: str
    page: Page
    screens: int = 0

    def on_navigated(self, frame: Frame) -> None:
        """A document that was shown, after however many redirections."""
        if frame == self.page.main_frame and frame.url.startswith("http"):
            self.screens += 1

    def counted(self) -> dict[str, Any]:
        """What this part asked: screens, questions shown and answered, keys."""
        rows = json.loads(self.page.evaluate("sessionStorage.getItem('counted') || '[]'"))
        sums = {key: sum(row[key] for row in rows) for key in ("asked", "given", "keys")}
        return {"part": self.name, "screens": self.screens, **sums}


def counted_page(context: BrowserContext, name: str) -> Part:
    """A page of this browser in which everything is counted from the first address on."""
    context.add_init_script(COUNT)
    part = Part(name, context.new_page())
    part.page.on("framenavigated", part.on_navigated)
    return part


def together(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """All parts as one."""
    return {"part": "all", **{key: sum(row[key] for row in rows) for key in ("screens", "asked", "given", "keys")}}
