// With a mouse or a pen, drawing over a face ticks the cells under it. Without this script each cell is ticked by itself.
const grid = document.querySelector("[data-photograph] .cells");
let drawing = null;
const cell = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest(".cells label")?.querySelector("input");
grid?.addEventListener("pointerdown", (event) => {
  const first = event.pointerType === "touch" ? null : cell(event);
  if (first) drawing = { first, to: !first.checked };
});
grid?.addEventListener("pointermove", (event) => {
  const over = drawing && cell(event);
  if (!over || (over === drawing.first && !drawing.moved)) return;
  drawing.moved = true;
  drawing.first.checked = over.checked = drawing.to;
});
// A click that ends a stroke must not turn its first cell back.
grid?.addEventListener("click", (event) => {
  if (drawing?.moved) event.preventDefault();
  drawing = null;
});
addEventListener("pointerup", (event) => { if (drawing?.moved && !grid.contains(event.target)) drawing = null; });
