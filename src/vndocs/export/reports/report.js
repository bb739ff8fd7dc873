"use strict";
(() => {
  const choose = (...elements) => {
    document.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
    elements.forEach((element) => element && element.classList.add("chosen"));
  };
  const marksOf = (card) =>
    [...document.querySelectorAll("mark")].filter((mark) => mark.dataset.cards.split(" ").includes(card.id));
  const show = (element) => element && element.scrollIntoView({ block: "center", behavior: "auto" });
  const toPlace = (card) => { const marks = marksOf(card); choose(card, ...marks); show(marks[0]); };
  const toCard = (mark) => {
    const cards = mark.dataset.cards.split(" ").map((id) => document.getElementById(id));
    const seen = cards.find((card) => card.offsetParent !== null);
    choose(mark, seen);
    show(seen);
    if (seen) seen.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const card = event.target.closest(".card"), mark = event.target.closest("mark");
    if (card) toPlace(card); else if (mark) toCard(mark);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const card = event.target.closest(".card"), mark = event.target.closest("mark");
    if (!card && !mark) return;
    event.preventDefault();
    if (card) toPlace(card); else toCard(mark);
  });
  document.querySelectorAll("input[data-verdict]").forEach((box) => {
    const apply = () => document.body.classList.toggle("hide-" + box.dataset.verdict, !box.checked);
    box.addEventListener("change", apply);
    apply();
  });
})();
