/* Adds comfort to pages that work without it: lit cards beside figures, and keys for the review queue. */
"use strict";
(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const light = (id, on) => all(`[data-figure="${id}"], [data-card="${id}"]`).forEach((e) => e.classList.toggle("lit", on));
  const showCard = (id) => {
    const card = document.querySelector(`[data-card="${id}"]`);
    const list = card && card.closest(".cards");
    if (list && list.scrollHeight > list.clientHeight) list.scrollTop = card.offsetTop - list.offsetTop - 40;
  };
  all("[data-figure], [data-card]").forEach((e) => {
    const id = CSS.escape(e.dataset.figure || e.dataset.card);
    const on = () => { light(id, true); if (e.dataset.figure) showCard(id); };
    const off = () => light(id, false);
    e.addEventListener("mouseenter", on);
    e.addEventListener("mouseleave", off);
    e.addEventListener("focusin", on);
    e.addEventListener("focusout", off);
  });

  // On a narrow screen the cards stand below the text: what each was compared with is folded away.
  if (window.matchMedia("(max-width: 60rem)").matches) all(".claim-card .with").forEach((box) => { box.open = false; });
  // The editor of Datasette's SQL page puts an unnamed field in place of the one that is named.
  window.addEventListener("load", () => all(".CodeMirror textarea, .cm-content").forEach((e) => e.setAttribute("aria-label", "SQL query")));
  all("dl.column-descriptions").forEach((list) => {
    const box = document.createElement("details");
    const words = document.createElement("summary");
    words.textContent = "What each column means";
    list.replaceWith(box);
    box.append(words, list);
  });

  const cards = all("[data-review]");
  let at = -1;
  const pick = (to) => {
    if (!cards.length) return;
    if (cards[at]) cards[at].classList.remove("picked");
    at = Math.max(0, Math.min(cards.length - 1, to));
    cards[at].classList.add("picked");
    cards[at].scrollIntoView({ block: "nearest" });
    cards[at].querySelector("a").focus({ preventScroll: true });
  };
  const verdict = (key) => {
    const choice = document.querySelector(`[data-review-form] [data-key="${key}"]`);
    if (choice) { choice.checked = true; choice.focus(); if (key === "d") document.getElementById("note").focus(); }
    return Boolean(choice);
  };
  const help = () => {
    let box = document.querySelector("dialog.keys");
    if (!box) {
      box = document.createElement("dialog");
      box.className = "keys";
      box.setAttribute("aria-label", "Keys");
      const list = document.createElement("dl");
      [["j", "next finding"], ["k", "previous finding"], ["Enter", "open it"], ["c", "confirm"], ["d", "dismiss (then say why)"],
        ["s", "different things"], ["r", "revision"], ["e", "second pair of eyes"], ["/", "search"], ["?", "these keys"], ["Esc", "close"]]
        .forEach(([key, words]) => {
          const dt = document.createElement("dt"); const kbd = document.createElement("kbd"); kbd.textContent = key; dt.append(kbd);
          const dd = document.createElement("dd"); dd.textContent = words;
          list.append(dt, dd);
        });
      box.append(list);
      document.body.append(box);
    }
    if (!box.open) box.showModal();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(input|textarea|select)$/i.test(event.target.tagName) && event.target.type !== "radio") return;
    const key = event.key;
    if (key === "j" || key === "k") { if (!cards.length) return; pick(at + (key === "j" ? 1 : -1)); }
    else if (key === "?") help();
    else if (key === "/") document.getElementById("find").focus();
    else if (!("cdsreo".includes(key) && verdict(key))) return;
    event.preventDefault();
  });
})();
