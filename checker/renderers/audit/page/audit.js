"use strict";
(() => {
  const compare = new Intl.Collator(SAY.lang, { numeric: true }).compare;
  const folded = (words) => words.toLowerCase().normalize("NFC");

  // Tables: a click on a head sorts, words filter.
  const key = (row, at) => {
    const cell = row.cells[at];
    return cell.dataset.v === undefined ? cell.textContent : cell.dataset.v;
  };
  const sort = (table, at, heads) => {
    const head = heads[at];
    const numeric = head.classList.contains("n");
    const now = head.getAttribute("aria-sort");
    const down = now ? now === "ascending" : numeric;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows].map((row, place) => [key(row, at), place, row]);
    const order = numeric ? (a, b) => Number(a) - Number(b) : compare;
    rows.sort((a, b) => (down ? -1 : 1) * order(a[0], b[0]) || a[1] - b[1]);
    table.tBodies[0].append(...rows.map((row) => row[2]));
  };
  for (const table of document.querySelectorAll("table[data-rows]")) {
    const heads = [...table.tHead.rows[0].cells];
    const number = Number(table.dataset.rows);
    if (number < 2 || table.closest("#totals, #provenance")) continue;
    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, at, heads));
      head.replaceChildren(button);
    });
    if (number < 8) continue;
    const tools = document.createElement("div");
    const label = document.createElement("label");
    const box = document.createElement("input");
    const shown = document.createElement("output");
    tools.className = "tools";
    box.type = "search";
    label.append(SAY.filter + " ", box);
    tools.append(label, shown);
    table.closest(".scroll").before(tools);
    let words = null;
    const filter = () => {
      const wanted = folded(box.value.trim());
      const rows = [...table.tBodies[0].rows];
      words = words || new Map(rows.map((row) => [row, folded(row.textContent)]));
      let seen = 0;
      for (const row of rows) {
        row.hidden = Boolean(wanted) && !words.get(row).includes(wanted);
        seen += !row.hidden;
      }
      shown.textContent = SAY.rows.replace("{}", seen + "/" + rows.length);
    };
    box.addEventListener("input", filter);
    shown.textContent = SAY.rows.replace("{}", number + "/" + number);
  }

  // The contradictions.
  const form = document.getElementById("filters");
  if (!form) return;
  form.hidden = false;
  const list = document.querySelector(".cards");
  const cards = [...list.children];
  const shown = document.getElementById("shown");
  let words = null;
  let order = "";
  const open = () => [...list.children].filter((card) => !card.hidden);
  const filter = () => {
    const data = new FormData(form);
    const severities = new Set(data.getAll("severity"));
    const wanted = folded(data.get("words").trim());
    if (wanted && !words) words = new Map(cards.map((card) => [card, folded(card.textContent)]));
    let seen = 0;
    for (const card of cards) {
      card.hidden = !severities.has(card.dataset.severity)
        || ["body", "rule", "sector", "period"].some((name) => data.get(name) && data.get(name) !== card.dataset[name])
        || (wanted && !words.get(card).includes(wanted));
      seen += !card.hidden;
    }
    shown.textContent = shown.dataset.said.replace("{}", seen + "/" + cards.length);
    if (order !== data.get("order")) {
      order = data.get("order");
      const name = order === "period" ? "when" : order;
      const sorted = cards.map((card, place) => [order ? card.dataset[name] : "", place, card]);
      if (order) sorted.sort((a, b) => compare(a[0], b[0]) || a[1] - b[1]);
      list.append(...sorted.map((one) => one[2]));
    }
  };
  const step = (by) => {
    const all = open();
    if (!all.length) return;
    const at = all.findIndex((card) => card.classList.contains("now"));
    for (const card of document.querySelectorAll(".now")) card.classList.remove("now");
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
    next.classList.add("now");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (!link) return;
    form.reset();
    const box = form.elements[link.dataset.filter];
    box.value = link.dataset.value;
    if (box.selectedIndex < 0) box.value = "";
    filter();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    const pressed = event.key.toLowerCase();
    if (pressed === "j") step(1);
    else if (pressed === "k") step(-1);
    else if (pressed === "/") form.elements.words.focus();
    else return;
    event.preventDefault();
  });
  // What is folded is printed unfolded.
  let folds = [];
  window.addEventListener("beforeprint", () => {
    folds = [...document.querySelectorAll("details:not([open])")];
    for (const one of folds) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of folds) one.open = false;
  });
  filter();
})();
