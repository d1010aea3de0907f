"use strict";
/* Only what makes a page quicker or safer; every page is complete without this file. */
(function () {
  const html = document.documentElement;
  const cover = document.getElementById("layar");
  const canal = "BroadcastChannel" in window ? new BroadcastChannel("layar") : null;
  const post = (form, address) =>
    fetch(address, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "naung" }, redirect: "manual" });

  /* one press of a button, one post; coming back to the page makes the button whole again */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => form.querySelectorAll("button.button").forEach((b) => b.setAttribute("aria-disabled", "true")), 0);
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-disabled]").forEach((b) => b.removeAttribute("aria-disabled"));
    }));

  document.querySelector("[data-errors]")?.focus();
  /* on a phone the doors stand in one line: the one of this page into sight */
  const doors = document.querySelector(".doors"), door = doors?.querySelector("[aria-current]");
  if (door) doors.scrollLeft = door.offsetLeft - (doors.clientWidth - door.offsetWidth) / 2;

  /* letters left, said only near the end */
  document.querySelectorAll("[data-limit]").forEach((line) => {
    const area = line.parentElement.querySelector("textarea");
    const limit = Number(line.dataset.limit);
    const said = line.textContent;
    const show = () => {
      const count = area.value.length;
      line.textContent = count > limit * 0.8 ? `${said} (${count} / ${limit})` : said;
    };
    area?.addEventListener("input", show);
  });

  /* a place while it is typed; without this the same choice comes after sending */
  document.querySelectorAll("[data-place]").forEach((box) => {
    const input = box.querySelector("input[type=text]");
    const of = box.querySelector("input[name$=_of]");
    const code = box.querySelector("input[type=hidden][name$=_code]");
    const token = input.form?.querySelector("input[name=csrfmiddlewaretoken]");
    if (!code || !token) return;
    const list = box.appendChild(document.createElement("div"));
    list.setAttribute("aria-live", "polite");
    let waiting = 0;
    const ask = async () => {
      const body = new FormData();
      const words = input.value;
      body.append("words", words);
      body.append(token.name, token.value);
      const answer = await fetch(box.dataset.place, { method: "POST", body }).catch(() => null);
      if (answer?.ok && words === input.value) list.innerHTML = await answer.text();
    };
    input.addEventListener("input", () => {
      code.value = of.value = "";
      list.replaceChildren();
      clearTimeout(waiting);
      if (input.value.trim().length > 2) waiting = setTimeout(ask, 250);
    });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      input.value = of.value = button.dataset.words;
      code.value = button.dataset.code;
      list.replaceChildren();
      input.focus();
    });
    box.addEventListener("keydown", (event) => event.key === "Escape" && list.replaceChildren());
  });

  /* earlier records while somebody is written down; without this they come after sending */
  document.querySelectorAll("form[data-alike]").forEach((form) => {
    const list = form.querySelector("[data-alike-list]");
    form.elements.name.closest(".field").after(list); /* where she looks while she types */
    form.addEventListener("change", async () => {
      if (!form.elements.name.value.trim()) return list.replaceChildren();
      const answer = await post(form, form.dataset.alike).catch(() => null);
      if (answer?.ok) list.innerHTML = await answer.text();
    });
  });

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  /* a menu closes when one looks elsewhere */
  document.addEventListener("click", (event) =>
    document.querySelectorAll("details.me[open]").forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open")));

  if (!cover) return;

  /* tutup layar: blank at once, then tell the server; what was typed stays in the page beneath */
  const form = cover.querySelector("form");
  const password = form.querySelector("input[type=password]");
  const beneath = () => [...document.body.children].filter((child) => child !== cover);
  const blank = () => {
    html.classList.add("closed");
    cover.hidden = false;
    beneath().forEach((child) => (child.inert = true));
    password.focus();
  };
  const clear = () => {
    html.classList.remove("closed");
    cover.hidden = true;
    password.value = "";
    beneath().forEach((child) => (child.inert = false));
    touch();
  };
  const tell = () =>
    post(document.querySelector("form[data-close]"), cover.dataset.closeAddress).catch(() => cover.hidden || setTimeout(tell, 3000));
  const close = () => {
    if (!cover.hidden) return;
    blank();
    canal?.postMessage("closed");
    tell();
  };
  /* the session is over: what was typed is sent once more, for the server to keep until she has signed in again */
  let typed = null;
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.method === "post" && !cover.contains(form) && !form.matches(".search")) typed = form;
  });
  const leave = () => (typed ? HTMLFormElement.prototype.submit.call(typed) : location.reload());
  const line = form.querySelector("[data-no-line]");
  const say = form.querySelector("[data-say]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    line.hidden = say.hidden = true;
    try {
      const answer = await post(form, form.action);
      if (answer.ok) {
        clear();
        canal?.postMessage("open");
        return;
      }
      const told = answer.status === 403 ? await answer.json() : { over: true };
      if (told.over) return leave();
      say.textContent = told.sentence;
      say.hidden = false;
    } catch {
      line.hidden = false;
    }
    password.select();
  }, true);
  canal?.addEventListener("message", (event) => (event.data === "closed" ? blank() : clear()));

  document.querySelector("form[data-close]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
  }, true);
  let escaped = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - escaped < 600) close();
    escaped = event.timeStamp;
  });

  /* idle: the same as the key; a sleeping machine is caught when it wakes */
  const idle = Number(cover.dataset.idleMinutes) * 60000;
  let touched = Date.now();
  function touch() { touched = Date.now(); }
  ["pointerdown", "keydown", "scroll", "input"].forEach((kind) => addEventListener(kind, touch, { passive: true, capture: true }));
  setInterval(() => Date.now() - touched > idle && close(), 5000);
})();
