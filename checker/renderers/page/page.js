"use strict";
(() => {
  const form = document.getElementById("filters");
  const findings = [...document.querySelectorAll(".finding")];
  const shown = document.getElementById("shown");

  const filter = () => {
    const data = new FormData(form);
    const severities = new Set(data.getAll("severity"));
    const coverage = new Set(data.getAll("coverage"));
    const rule = data.get("rule");
    for (const one of findings) {
      one.hidden = !severities.has(one.dataset.severity) || (rule && rule !== one.dataset.rule);
    }
    for (const box of form.querySelectorAll("[name=coverage]")) {
      document.body.classList.toggle("off-" + box.value, !coverage.has(box.value));
    }
    const seen = findings.filter((one) => !one.hidden).length;
    shown.textContent = shown.dataset.said.replace("{}", seen + "/" + findings.length);
  };

  const mark = (finding) => {
    for (const one of document.querySelectorAll(".now")) one.classList.remove("now");
    finding.classList.add("now");
    for (const link of finding.querySelectorAll(".figures a")) {
      document.getElementById(link.hash.slice(1)).classList.add("now");
    }
  };

  const show = (finding) => {
    mark(finding);
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
    const target = document.getElementById(finding.querySelector(".head a").hash.slice(1));
    if (getComputedStyle(document.getElementById("findings")).position === "sticky") target.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const open = findings.filter((one) => !one.hidden);
    if (!open.length) return;
    const at = open.findIndex((one) => one.classList.contains("now"));
    show(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length]);
  };

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const inside = link.closest(".finding");
    const target = document.getElementById(link.hash.slice(1));
    if (inside) {
      mark(inside);
    } else if (target && target.classList.contains("finding")) {
      // A figure of several findings leads to the next of them at each click.
      const all = link.dataset.all.split(" ").map((id) => document.getElementById(id));
      const open = all.filter((one) => !one.hidden);
      const at = open.findIndex((one) => one.classList.contains("now"));
      if (open.length) {
        event.preventDefault();
        const next = open[(at + 1) % open.length];
        mark(next);
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "nearest" });
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "n") step(1);
    else if (key === "k" || key === "p") step(-1);
    else if (key === "enter" && event.target.classList.contains("finding")) event.target.querySelector(".head a").click();
    else if (key === "escape") {
      const now = document.querySelector(".finding.now");
      if (now) now.focus();
    } else return;
    event.preventDefault();
  });
  filter();
})();
