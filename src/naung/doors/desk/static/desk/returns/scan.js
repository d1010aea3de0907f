// Reads the code of a hand-over from a photograph, where the browser can; the picture leaves the phone by no way.
"use strict";
(() => {
  const box = document.querySelector("[data-scan]");
  const code = document.querySelector("[data-code]");
  if (!box || !code || !("BarcodeDetector" in window)) return;
  const said = box.querySelector("[data-scan-said]");
  const picked = box.querySelector("input");
  box.hidden = false;
  picked.addEventListener("change", async () => {
    if (!picked.files.length) return;
    let found = [];
    try {
      const picture = await createImageBitmap(picked.files[0]);
      found = await new BarcodeDetector({ formats: ["qr_code"] }).detect(picture);
    } catch {
      found = [];
    }
    if (found.length) code.value = found[0].rawValue;
    said.textContent = found.length ? said.dataset.read : said.dataset.none;
    picked.value = "";
  });
})();
