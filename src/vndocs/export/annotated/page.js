"use strict";
(() => {
  const text = document.getElementById("text");
  const panel = document.getElementById("panel");
  const boxes = [...document.querySelectorAll("#legend input")];
  const marks = [...text.querySelectorAll("mark[id]")];
  let at = null;

  const isShown = (mark) => !document.body.classList.contains("off-" + mark.dataset.kind);

  // One mark is a stop of the Tab key; the arrow keys go from mark to mark.
  const settle = (mark) => {
    if (at) {
      at.tabIndex = -1;
      at.classList.remove("at");
    }
    at = mark;
    if (at) {
      at.tabIndex = 0;
    }
  };

  const filter = () => {
    for (const box of boxes) {
      document.body.classList.toggle("off-" + box.value, !box.checked);
    }
    if (!at || !isShown(at)) {
      settle(marks.find(isShown) || null);
    }
    panel.replaceChildren();
  };

  const tell = (mark) => {
    const row = document.getElementById("i" + mark.id.slice(1));
    if (!row) {
      return;
    }
    panel.replaceChildren();
    for (const cell of [...row.cells].slice(1)) {
      if (cell.textContent.trim()) {
        const part = document.createElement("span");
        part.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
        panel.append(panel.childNodes.length ? " – " : "", part);
      }
    }
  };

  const open = (mark) => {
    settle(mark);
    mark.classList.add("at");
    mark.focus({ preventScroll: false });
    tell(mark);
  };

  const step = (from, by) => {
    for (let next = marks.indexOf(from) + by; next >= 0 && next < marks.length; next += by) {
      if (isShown(marks[next])) {
        open(marks[next]);
        return;
      }
    }
  };

  text.addEventListener("click", (event) => {
    let mark = event.target.closest("mark");
    while (mark && !isShown(mark)) {
      mark = mark.parentElement.closest("mark");
    }
    if (mark) {
      open(mark.id ? mark : document.getElementById(mark.dataset.of));
    }
  });
  text.addEventListener("keydown", (event) => {
    const mark = event.target.closest("mark[id]");
    if (!mark) {
      return;
    }
    if (event.key === "ArrowRight" || event.key === "ArrowDown") {
      step(mark, 1);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowUp") {
      step(mark, -1);
    } else if (event.key === "Enter" || event.key === " ") {
      open(mark);
    } else if (event.key === "Escape") {
      panel.replaceChildren();
    } else {
      return;
    }
    event.preventDefault();
  });
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest("mark[id]");
    if (mark) {
      tell(mark);
    }
  });
  for (const mark of marks) {
    mark.tabIndex = -1;
  }
  for (const box of boxes) {
    box.addEventListener("change", filter);
  }
  filter();
})();
