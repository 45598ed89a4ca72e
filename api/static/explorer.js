// The explorer's one script: it adds ease to pages that work without it. Texts go in through textContent only.
"use strict";
{
  const body = document.body;
  const statics = "static" in body.dataset;
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const say = (text) => { $("#said").textContent = text; };
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const kept = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name); } catch { /* a browser may forbid it */ } },
  };

  // ---- light and dark
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const toggle = $("[data-do=theme]");
  const name = () => { toggle.textContent = dark() ? "Light" : "Dark"; toggle.setAttribute("aria-label", dark() ? "Switch to light" : "Switch to dark"); };
  if (["light", "dark"].includes(kept.get("theme"))) root.dataset.theme = kept.get("theme");
  toggle.hidden = false;
  name();
  toggle.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; kept.set("theme", root.dataset.theme); name(); });

  // ---- tables: sort, filter, copy
  const text = (cell) => (cell?.dataset.value ?? cell?.textContent ?? "").replace(/\s+/g, " ").trim();
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const rank = { high: 0, medium: 1, low: 2 };
  const value = (cell) => {
    const sign = cell?.querySelector(".sev");
    const level = sign && Object.keys(rank).find((one) => sign.classList.contains(one));
    return level ? `${rank[level]} ${text(cell)}` : text(cell);
  };
  const sortBy = (table, column) => {
    const head = table.tHead.rows[0].cells[column];
    const up = head.getAttribute("aria-sort") !== "ascending";
    $$("th[aria-sort]", table).forEach((one) => one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const rows = [...table.tBodies[0].rows].map((row) => [value(row.cells[column]), row]);
    // Empty cells come last either way: they say nothing.
    rows.sort(([a], [b]) => (!a - !b) || (up ? 1 : -1) * order.compare(a, b));
    table.tBodies[0].append(...rows.map(([, row]) => row));
    say(`Sorted by ${text(head)}, ${up ? "ascending" : "descending"}`);
  };
  const copy = async (table, button) => {
    const rows = [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter((row) => !row.hidden)];
    const lines = rows.map((row) => [...row.cells].map((cell) => text(cell).replace(/^[=+@-]/, "'$&")).join("\t"));
    try {
      await navigator.clipboard.writeText(lines.join("\n"));
    } catch {
      const area = make("textarea", { value: lines.join("\n"), className: "away" });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = "Copied";
    say(`${lines.length - 1} rows copied`);
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  };
  for (const table of $$("table[data-table]")) {
    if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < 2) continue;
    const part = table.dataset.table === "part"; // the server sorts and filters all of it
    if (!part) [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = make("button", { type: "button" }, ...head.childNodes);
      button.addEventListener("click", () => sortBy(table, column));
      head.replaceChildren(button);
    });
    const near = table.closest(".scroll") ?? table;
    const sieve = near.previousElementSibling?.matches("[data-sieve]") ? near.previousElementSibling : null;
    const tools = sieve ?? make("div", { className: "tabletools" });
    if ((!part || statics) && table.tBodies[0].rows.length > 6) {
      const input = make("input", { type: "search", placeholder: "Filter these rows" });
      input.setAttribute("aria-label", `Filter: ${text(table.caption)}`);
      input.addEventListener("input", () => {
        const needle = input.value.toLocaleLowerCase().trim();
        let shown = 0;
        for (const row of table.tBodies[0].rows) {
          row.hidden = Boolean(needle) && !row.textContent.toLocaleLowerCase().includes(needle);
          shown += !row.hidden;
        }
        say(`${shown} rows`);
      });
      tools.append(input);
    }
    const button = make("button", { type: "button", className: "quiet", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy: ${text(table.caption)}`);
    button.addEventListener("click", () => copy(table, button));
    tools.append(button);
    if (!sieve) near.before(tools);
  }

  // ---- notes in the margin: the row and its sentence light up together
  const light = (id, on) => {
    const note = document.getElementById(id);
    if (!note) return;
    note.classList.toggle("lit", on);
    if (on && getComputedStyle(note.closest(".margin")).position === "sticky") note.scrollIntoView({ block: "nearest" });
  };
  for (const ref of $$("a.ref")) {
    const id = decodeURIComponent(ref.hash.slice(1));
    const near = ref.closest("tr, li, .stop") ?? ref;
    near.addEventListener("mouseenter", () => light(id, true));
    near.addEventListener("mouseleave", () => light(id, false));
    ref.addEventListener("focus", () => light(id, true));
    ref.addEventListener("blur", () => light(id, false));
  }
  for (const note of $$(".reading .note")) {
    const mark = () => document.getElementById(decodeURIComponent($("a.n", note)?.hash.slice(1) ?? ""));
    const show = (on) => mark()?.classList.toggle("lit", on);
    note.addEventListener("mouseenter", () => show(true));
    note.addEventListener("mouseleave", () => show(false));
    note.addEventListener("focusin", () => { show(true); mark()?.scrollIntoView({ block: "nearest" }); });
    note.addEventListener("focusout", () => show(false));
  }

  // ---- the tree: arrows move, right opens, left closes or goes up
  const level = (item) => Number(item.getAttribute("aria-level"));
  for (const tree of $$("[data-tree]")) {
    const items = () => $$("[role=treeitem]", tree).filter((item) => !item.closest("li").hidden);
    const go = (item) => {
      if (!item) return;
      $$("[role=treeitem]", tree).forEach((one) => { one.tabIndex = one === item ? 0 : -1; });
      item.focus();
    };
    const below = (item) => {
      const all = $$("li", tree);
      const at = all.indexOf(item.closest("li"));
      const end = all.slice(at + 1).findIndex((li) => level(li.firstElementChild) <= level(item));
      return all.slice(at + 1, end < 0 ? undefined : at + 1 + end);
    };
    const set = (item, open) => {
      item.setAttribute("aria-expanded", String(open));
      below(item).forEach((li) => { li.hidden = !open; if (open && $("[aria-expanded]", li)) $("[aria-expanded]", li).setAttribute("aria-expanded", String(below(li.firstElementChild).length > 0)); });
    };
    const grow = async (item) => {
      if (below(item).length) return set(item, true);
      if (statics || !item.dataset.id) { location.href = item.href; return; }
      const answer = await fetch(`/explore/below?id=${encodeURIComponent(item.dataset.id)}`);
      if (!answer.ok) { location.href = item.href; return; }
      const { things, total } = await answer.json();
      let last = item.closest("li");
      things.forEach((thing, i) => {
        const link = make("a", { href: thing.href, tabIndex: -1 }, ...(thing.sign ? [make("span", { className: `sev ${thing.worst}`, textContent: `${thing.sign} ` })] : []), thing.label);
        link.setAttribute("role", "treeitem");
        link.setAttribute("aria-level", String(level(item) + 1));
        link.setAttribute("aria-setsize", String(total));
        link.setAttribute("aria-posinset", String(i + 1));
        if (thing.below) link.setAttribute("aria-expanded", "false");
        link.dataset.id = thing.id;
        const li = make("li", { className: `l${Math.min(9, level(item) + 1)}` }, link);
        li.setAttribute("role", "none");
        last.after(li);
        last = li;
      });
      item.setAttribute("aria-expanded", "true");
      say(`${things.length} of ${total} shown below`);
    };
    tree.addEventListener("keydown", (event) => {
      const item = event.target.closest("[role=treeitem]");
      if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
      const all = items();
      const at = all.indexOf(item);
      const open = item.getAttribute("aria-expanded");
      const act = {
        ArrowDown: () => go(all[at + 1]),
        ArrowUp: () => go(all[at - 1]),
        Home: () => go(all[0]),
        End: () => go(all.at(-1)),
        ArrowRight: () => (open === "false" ? grow(item) : open === "true" && go(all[at + 1])),
        ArrowLeft: () => (open === "true" && below(item).length ? set(item, false) : go(all.slice(0, at).reverse().find((one) => level(one) < level(item)))),
        " ": () => item.click(),
      }[event.key];
      const typed = event.key.length === 1 && /\p{L}/u.test(event.key) && !["j", "k"].includes(event.key);
      if (act) { event.preventDefault(); event.stopPropagation(); act(); }
      else if (typed) {
        const found = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((one) => text(one).replace(/^\W+/u, "").toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase()));
        if (found) { event.preventDefault(); event.stopPropagation(); go(found); }
      }
    });
  }

  // ---- a picture in its frame: drawn smaller where it is too wide, moved by dragging, enlarged by buttons, keys or wheel
  const framed = (frame, chart, here) => {
    const [wide, high] = ["width", "height"].map((name) => Number($("svg", chart).getAttribute(name)));
    const shown = make("output", { className: "scale" });
    let scale = 1;
    const set = (wanted, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
      const next = Math.min(2, Math.max(0.1, wanted));
      const [left, top] = [(frame.scrollLeft + x) / scale, (frame.scrollTop + y) / scale];
      scale = next;
      chart.style.zoom = String(next);
      frame.scrollTo({ left: left * next - x, top: top * next - y, behavior: "instant" });
      shown.textContent = `${Math.round(next * 100)} %`;
    };
    const fit = () => set(Math.min(1, (frame.clientWidth - 2) / wide, frame.classList.contains("large") ? (frame.clientHeight - 2) / high : 1));
    const tool = (name, label, act) => {
      const button = make("button", { type: "button", textContent: name });
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      return button;
    };
    const acts = { "+": () => set(scale * 1.25), "=": () => set(scale * 1.25), "-": () => set(scale / 1.25), 0: fit, 1: () => set(1) };
    const tools = make("div", { className: "frame-tools" }, tool("−", "Smaller", acts["-"]), tool("+", "Larger", acts["+"]), tool("Fit", "Fit all of it", fit), tool("100 %", "100 %, full size", acts[1]), shown);
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "Size of the picture");
    const fitting = Math.min(1, (frame.clientWidth - 2) / wide);
    if (fitting >= 0.85 && high <= innerHeight * 0.8) set(fitting); // a little smaller, and all of it in sight
    else {
      frame.before(tools);
      frame.classList.add("frame");
      frame.classList.toggle("large", "alone" in frame.dataset && high > innerHeight * 0.8);
      set(Math.max(0.7, fitting));
    }
    frame.addEventListener("keydown", (event) => {
      const act = !event.ctrlKey && !event.metaKey && !event.altKey && acts[event.key];
      if (act) { event.preventDefault(); act(); say(shown.textContent); }
    });
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a wheel alone moves the page, as everywhere
      event.preventDefault();
      const edge = frame.getBoundingClientRect();
      set(scale * Math.exp(-event.deltaY / 400), event.clientX - edge.x, event.clientY - edge.y);
    }, { passive: false });
    let held = null;
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && event.pointerType !== "touch") held = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop, moved: false };
    });
    frame.addEventListener("pointermove", (event) => {
      if (!held) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.moved && Math.hypot(dx, dy) < 5) return;
      if (!held.moved) { held.moved = true; frame.classList.add("held"); frame.setPointerCapture(event.pointerId); getSelection().removeAllRanges(); }
      frame.scrollTo({ left: held.left - dx, top: held.top - dy, behavior: "instant" });
    });
    const release = () => {
      // The click that ends a drag opens nothing.
      if (held?.moved) frame.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
      if (held?.moved) setTimeout(() => frame.classList.remove("held"));
      held = null;
    };
    frame.addEventListener("pointerup", release);
    frame.addEventListener("pointercancel", release);
    if (here) {
      const [box, edge] = [here, frame].map((one) => one.getBoundingClientRect());
      frame.scrollBy({ left: box.x + box.width / 2 - edge.x - frame.clientWidth / 2, top: box.y + box.height / 2 - edge.y - frame.clientHeight / 2, behavior: "instant" });
    }
  };

  // ---- pictures: arrows move to the nearest box, and the box that the page is about is in sight
  for (const chart of $$("[data-chart]")) {
    const boxes = $$("a", chart);
    const centre = (box) => { const r = box.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; };
    const here = $("a[aria-current]", chart);
    const frame = chart.closest("[data-frame]");
    if (frame) framed(frame, chart, here);
    boxes.forEach((box) => box.setAttribute("tabindex", box === (here ?? boxes[0]) ? "0" : "-1"));
    chart.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const box = event.target.closest("a");
      if (!way || !box) return;
      event.preventDefault();
      const [x, y] = centre(box);
      const costs = boxes.filter((one) => one !== box).map((one) => {
        const [dx, dy] = centre(one).map((at, i) => at - [x, y][i]);
        const ahead = dx * way[0] + dy * way[1];
        // Up and down go to the next row, left and right stay in it; there the nearest box is taken.
        const [row, along] = way[0] ? [Math.abs(dy), ahead] : [ahead, Math.abs(dx)];
        return [ahead > 4 ? Math.round(row / 12) * 1e5 + along : Infinity, one];
      });
      const [cost, next] = costs.reduce((best, one) => (one[0] < best[0] ? one : best), [Infinity, null]);
      if (cost === Infinity) return;
      boxes.forEach((one) => one.setAttribute("tabindex", one === next ? "0" : "-1"));
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  // ---- search: offers below the field while one types
  const field = $("#q");
  const offers = make("ul", { className: "offers", id: "offers", hidden: true });
  offers.setAttribute("role", "listbox");
  offers.setAttribute("aria-label", "Found");
  field.after(offers);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-controls", "offers");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-autocomplete", "list");
  let found = [];
  let chosen = -1;
  let asked = 0;
  const shut = () => { offers.hidden = true; chosen = -1; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
  const choose = (i) => {
    chosen = i;
    [...offers.children].forEach((li, at) => li.setAttribute("aria-selected", String(at === i)));
    i < 0 ? field.removeAttribute("aria-activedescendant") : field.setAttribute("aria-activedescendant", `offer-${i}`);
    offers.children[i]?.scrollIntoView({ block: "nearest" });
  };
  const show = (things) => {
    const held = found[chosen]?.href; // a late answer does not take back what was chosen from an earlier one
    found = things;
    offers.replaceChildren(...things.map((thing, i) => {
      const li = make("li", { id: `offer-${i}` }, make("span", { className: "kind", textContent: thing.kind }), thing.label);
      li.setAttribute("role", "option");
      li.setAttribute("aria-selected", "false");
      li.addEventListener("mousedown", (event) => { event.preventDefault(); location.href = thing.href; });
      return li;
    }));
    offers.hidden = !things.length;
    field.setAttribute("aria-expanded", String(things.length > 0));
    choose(things.findIndex((thing) => thing.href === held));
  };
  const local = (query) => {
    const words = query.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return (window.REMIT_INDEX ?? []).filter((thing) => words.every((word) => thing.label.toLocaleLowerCase().includes(word)));
  };
  field.addEventListener("input", async () => {
    const query = field.value.trim();
    const mine = (asked += 1);
    if (query.length < 2) { shut(); return; }
    if (statics) { show(local(query).slice(0, 10)); return; }
    const answer = await fetch(`/explore/suggest?q=${encodeURIComponent(query)}`);
    if (mine === asked && answer.ok) show((await answer.json()).things);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (offers.hidden) return;
      event.preventDefault();
      const places = found.length + 1; // the last one stands for what was typed
      const next = (chosen + (event.key === "ArrowDown" ? 1 : -1) + places) % places;
      choose(next === found.length ? -1 : next);
    } else if (event.key === "Enter" && (chosen >= 0 || (statics && found.length))) {
      event.preventDefault();
      location.href = found[Math.max(chosen, 0)].href;
    } else if (event.key === "Escape") { shut(); field.blur(); }
  });
  field.addEventListener("blur", () => setTimeout(shut, 120));
  const results = $("[data-results]");
  if (statics && results) {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    field.value = query;
    const things = local(query);
    results.replaceChildren(...things.slice(0, 200).map((thing) => {
      const li = make("li", {}, make("a", { href: thing.href, textContent: thing.label }), " ", make("span", { className: "kind", textContent: thing.kind }));
      li.dataset.item = "";
      return li;
    }));
    $("[data-count]").textContent = query ? `${things.length} found for “${query}”` : "Type above what to look for";
  }

  // ---- deciding: who decides is asked once; names are offered while one types
  for (const input of $$("[data-by]")) {
    input.value = kept.get("by") ?? "";
    input.form.addEventListener("submit", () => kept.set("by", input.value.trim()));
  }
  for (const input of $$("[data-by-hidden]")) input.value = kept.get("by") || input.value;
  for (const details of $$("details.correct, details.waive, details.merge")) {
    details.addEventListener("toggle", () => { if (details.open) $("select, input:not([type=hidden])", details)?.focus(); });
  }
  if ($("[data-names]")) {
    const names = make("datalist", { id: "names" });
    document.body.append(names);
    for (const input of $$("[data-names]")) {
      input.setAttribute("list", "names");
      input.addEventListener("input", async () => {
        if (input.value.trim().length < 2) return;
        const answer = await fetch(`/explore/suggest?q=${encodeURIComponent(input.value)}`);
        if (answer.ok) names.replaceChildren(...(await answer.json()).things.map((thing) => make("option", { value: thing.label })));
      });
    }
  }
  if ($(".done")) say($(".done").textContent.trim());

  // ---- files that are read here: how far it is, and what came of it
  for (const form of $$("[data-upload]")) {
    const [bar, output, button] = ["progress", "output", "button"].map((name) => $(name, form));
    form.hidden = false;
    const told = (words, running) => { output.textContent = words; bar.hidden = !running; button.disabled = running; };
    const wait = async (address) => {
      const task = await (await fetch(address)).json();
      if (task.state === "waiting" || task.state === "loading") {
        told(task.state === "waiting" ? "Waiting …" : "Reading …", true);
        setTimeout(() => wait(address), 400);
      } else if (task.state === "done") {
        told(`Read. ${task.unread ? `${task.unread} places were not understood. ` : ""}Opening …`, false);
        location.assign($(".mark").href);
      } else told(task.problem?.detail ?? task.problem ?? "It could not be read.", false);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const data = new FormData();
      for (const file of $("input[type=file]", form).files) data.append("file", file);
      data.append("by", $("[data-by]", form).value.trim());
      kept.set("by", $("[data-by]", form).value.trim());
      const request = new XMLHttpRequest();
      request.open("POST", "/documents");
      request.upload.addEventListener("progress", (at) => { bar.max = at.total; bar.value = at.loaded; told("Sending …", true); });
      request.addEventListener("load", () => {
        if (request.status === 202) { bar.removeAttribute("value"); wait(request.getResponseHeader("Location")); return; }
        let problem = "It was not taken.";
        try { problem = JSON.parse(request.responseText).detail ?? problem; } catch { /* no words in the answer */ }
        told(problem, false);
      });
      request.addEventListener("error", () => told("The server cannot be reached.", false));
      request.send(data);
      told("Sending …", true);
    });
  }

  // ---- keys
  const places = { o: "overview", f: "flags", d: "documents" };
  const items = () => $$("[data-item]").filter((item) => !item.hidden && item.offsetParent !== null);
  let here = null;
  const step = (by) => {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(here);
    here = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    const target = $("a:not(.n):not(.ref), summary, button", here) ?? here;
    target.focus({ preventScroll: true });
    here.scrollIntoView({ block: "nearest" });
  };
  const current = () => document.activeElement?.closest?.("[data-item]") ?? here;
  const press = (verdict) => {
    const form = $("[data-decide]", current() ?? document) ?? ($$("[data-decide]").length === 1 ? $("[data-decide]") : null);
    const button = form && $(`[data-verdict=${verdict}]`, form);
    if (button) button.click();
    return Boolean(button);
  };
  let leader = "";
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches?.("input, select, textarea")) { if (event.key === "Escape") event.target.blur(); return; }
    const link = (selector) => { const one = $(selector); if (one) location.href = one.href; return Boolean(one); };
    const go = leader === "g" && places[event.key] ? () => link(`.top a[href*="${places[event.key] === "overview" ? $(".mark").getAttribute("href") : places[event.key]}"]`) : null;
    const act = go ?? {
      "/": () => { field.focus(); field.select(); return true; },
      "?": () => link('.tools a[href*="help"]'),
      j: () => { step(1); return true; },
      k: () => { step(-1); return true; },
      n: () => link("a[rel=next]"),
      p: () => link("a[rel=prev]"),
      a: () => press("accept"),
      r: () => press("reject"),
      c: () => press("correct"),
      u: () => { const undo = $("[data-undo]"); undo?.click(); return Boolean(undo); },
    }[event.key];
    leader = event.key === "g" ? "g" : "";
    if (act && act()) event.preventDefault();
  });
  document.addEventListener("focusin", (event) => { here = event.target.closest?.("[data-item]") ?? here; });

  // ---- a large map: the flags are shown when they are found
  if ("pending" in body.dataset) {
    const look = async () => {
      const answer = await fetch("/explore/ready");
      if (answer.ok && (await answer.json()).ready) location.reload();
      else setTimeout(look, 800);
    };
    setTimeout(look, 500);
  }

  // ---- what a link into a page is about is opened
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
    target?.closest?.("details")?.setAttribute("open", "");
  };
  addEventListener("hashchange", reveal);
  reveal();
}
