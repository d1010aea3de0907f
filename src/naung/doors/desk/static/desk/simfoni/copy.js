"use strict";
/* One press copies a field and marks it as copied. Without this file the value is selected by hand and marked by its own button. */
(function () {
  const count = document.getElementById("jumlah");
  const copy = async (area) => {
    area.focus();
    area.select();
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(area.value);
    if (!document.execCommand("copy")) throw new Error("not copied");
  };
  document.querySelectorAll("form[data-copy]").forEach((form) => {
    const area = document.getElementById(form.dataset.copy);
    const button = form.querySelector("[data-do]");
    const byHand = form.querySelector("[data-by-hand]");
    const said = form.querySelector("[data-said]");
    const failed = form.querySelector("[data-failed]");
    if (!area || !button) return;
    button.hidden = false;
    byHand.hidden = true;
    button.addEventListener("click", async () => {
      try {
        await copy(area);
      } catch {
        area.select();
        failed.hidden = byHand.hidden = false;
        return;
      }
      button.focus();
      const asked = { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "naung" }, redirect: "manual" };
      const answer = await fetch(form.action, asked).catch(() => null);
      /* whatever is wrong is said by the page that the plain button leads to */
      if (!answer?.ok) return HTMLFormElement.prototype.submit.call(form);
      said.innerHTML = await answer.text();
      if (count) count.textContent = document.querySelectorAll("[data-copied]").length;
    });
  });
})();
