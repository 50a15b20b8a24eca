// Search, filters and orders of a page that holds all entries; without this script the page is the whole list.
// The address says what is shown (?q=…&sort=…&Section=…), so that it can be shared, and back and forward work.
"use strict";
(() => {
  const SHOWN = 30;
  const PLACES = 5;
  const NAME = "p:first-child > :first-child";
  const PAUSE = 1000; // milliseconds after which typing begins a new step of the history
  const WRITTEN = 200; // milliseconds after which the address says what was typed
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/u;
  const PIECES = new RegExp(`${UNSPACED.source}|[\\p{L}\\p{N}\\p{M}+#]+`, "gu");

  const get = (id) => document.getElementById(id);
  const tools = get("tools"), query = get("q"), sort = get("sort"), whole = get("whole"), found = get("found");
  const rest = get("rest"), count = get("count"), filters = get("filters"), places = get("places");
  const boxes = [...tools.querySelectorAll("input[type=checkbox]")];
  const groups = [...tools.querySelectorAll("fieldset")].map((set) => ({
    key: set.dataset.f,
    boxes: [...set.querySelectorAll("input")],
  }));
  const orders = [...sort.options].map((option) => option.value).slice(1);
  const lists = [...document.querySelectorAll(".list")];
  const hasSections = lists.length > 0 || whole.querySelectorAll(".e").length > 1;
  let cards = [], index = null, indexing = null, limit = SHOWN, typed = 0, turn = 0;
  let unwritten = null, timer = 0, step = "replaceState";

  const numbers = (text) => (text ? text.split(" ").map(Number) : []);

  function collect(root, base, key, list) {
    return [...root.querySelectorAll("li[data-k]")].map((node) => {
      const [keys, ranks] = node.dataset.k.split(";").map(numbers);
      return { node, base, list, keys: new Set(key === undefined ? keys : [key]), ranks };
    });
  }

  async function ofLists() {
    const texts = await Promise.all(lists.map(async (link) => {
      const address = link.parentElement.querySelector(".all").getAttribute("href");
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
      return collect(page, address, Number(link.dataset.n), link.textContent);
    }));
    return texts.flat();
  }

  const text = (node, selector) => [...node.querySelectorAll(selector)].map((each) => each.textContent).join(" ");

  // What stands in an entry puts it in these orders; its place in all others is written on the page.
  const { compare } = new Intl.Collator();
  const written = {
    name: [(card) => text(card.node, NAME).replace(/^[^\p{L}\p{N}]+/u, ""), compare],
    newest: [(card) => text(card.node, "p:first-child > time"), (one, other) => compare(other, one)],
  };
  const ranked = orders.filter((order) => !(order in written));

  function sorted(found, order) {
    const at = ranked.indexOf(order);
    const [key, by] = written[order] || [(card) => card.ranks[at], (one, other) => one - other];
    return found.map((card) => [key(card), card]).sort(([one], [other]) => by(one, other)).map(([, card]) => card);
  }

  // Scripts without spaces are searched by pairs of their letters, and by single ones where there is but one.
  function pieces(value, whole) {
    const terms = [];
    for (const [run] of value.normalize("NFKC").matchAll(PIECES)) {
      if (!UNSPACED.test(run)) { terms.push(run); continue; }
      const letters = [...run];
      if (whole || letters.length === 1) terms.push(...letters);
      for (let at = 0; at + 1 < letters.length; at++) terms.push(letters[at] + letters[at + 1]);
    }
    return terms;
  }

  const plain = (term) => term.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function indexed() {
    if (indexing) return indexing;
    index = new MiniSearch({
      fields: ["name", "more"],
      tokenize: (value) => pieces(value, true),
      processTerm: plain,
      searchOptions: {
        tokenize: (value) => pieces(value, false),
        boost: { name: 4 },
        combineWith: "AND",
        prefix: (term) => term.length > 1,
      },
    });
    const documents = cards.map(({ node }, id) => ({
      id, name: text(node, NAME), more: text(node, "p:not(:first-child), dt, dd"),
    }));
    indexing = index.addAllAsync(documents, { chunkSize: 40 }).then(() => document.documentElement.dataset.ready = "1");
    return indexing;
  }

  const titles = [...whole.querySelectorAll(":is(h2, h3, h4, h5, h6) > a")].map((link) => [link, plain(link.textContent)]);

  // Whoever searches for what a section is called is led there, too.
  function showPlaces() {
    const words = plain(query.value.trim());
    const isEnough = words.length > 2 || UNSPACED.test(words);
    const named = isEnough ? titles.filter(([, title]) => title.includes(words)).slice(0, PLACES) : [];
    places.hidden = !named.length;
    places.replaceChildren(...named.flatMap(([link], at) => [at ? ", " : "Sections: ", link.cloneNode(true)]));
  }

  const chosen = (group) => group.boxes.filter((box) => box.checked).map((box) => Number(box.value));
  const has = (card, wanted) => !wanted.length || wanted.some((key) => card.keys.has(key));

  const fuzzy = (term) => (term.length > 3 && !UNSPACED.test(term) ? 0.2 : false);

  // Typing errors are looked for where nothing is written as it was typed: that takes longer, and mixes in what is not meant.
  function matching() {
    const words = query.value.trim();
    if (!words) return cards;
    const exact = index.search(words);
    const hits = exact.length ? exact : index.search(words, { fuzzy });
    return hits.map((hit) => cards[hit.id]);
  }

  function tally(hits, wanted) {
    groups.forEach((group, at) => {
      const counts = new Map();
      for (const card of hits) {
        if (!wanted.every((keys, other) => other === at || has(card, keys))) continue;
        for (const key of card.keys) counts.set(key, (counts.get(key) || 0) + 1);
      }
      for (const box of group.boxes) {
        box.parentElement.lastElementChild.textContent = counts.get(Number(box.value)) || 0;
      }
    });
  }

  function copy(card) {
    const made = card.node.cloneNode(true);
    const id = made.id;
    made.removeAttribute("id");
    for (const link of made.querySelectorAll("a[href^='#']")) {
      link.setAttribute("href", card.base + link.getAttribute("href"));
    }
    const own = document.createElement("a");
    Object.assign(own, { className: "p", href: `${card.base}#${id}`, textContent: "#", ariaLabel: "Permalink" });
    const line = made.firstElementChild;
    line.append(" ", own);
    if (hasSections) {
      const section = card.node.parentElement.previousElementSibling.textContent;
      const place = Object.assign(document.createElement("p"), { className: "o", dir: "auto" });
      place.textContent = card.list ? `${card.list} › ${section}` : section;
      line.after(place);
    }
    made.dataset.id = id;
    return made;
  }

  function isAsked() {
    return query.value.trim() !== "" || sort.value !== "" || boxes.some((box) => box.checked);
  }

  async function show() {
    const asked = isAsked(), mine = ++turn;
    if (asked && !cards.length && lists.length) cards = await ofLists();
    if (query.value.trim()) await indexed();
    if (mine !== turn) return; // something else was asked since
    const wanted = groups.map(chosen);
    const hits = matching();
    let left = hits.filter((card) => wanted.every((keys) => has(card, keys)));
    if (sort.value) left = sorted(left, sort.value);
    if (cards.length && filters && filters.open) tally(hits, wanted);
    sort.options[0].textContent = query.value.trim() ? "best match" : "as in the list";
    whole.hidden = asked;
    found.hidden = !asked;
    rest.hidden = !asked || left.length <= limit;
    found.replaceChildren(...(asked ? left.slice(0, limit).map(copy) : []));
    showPlaces();
    count.textContent = asked ? `${left.length} of ${cards.length} entries` : "";
  }

  function address() {
    const asked = new URLSearchParams();
    if (query.value.trim()) asked.set("q", query.value.trim());
    if (sort.value) asked.set("sort", sort.value);
    for (const group of groups) {
      for (const box of group.boxes) if (box.checked) asked.append(group.key, box.dataset.label);
    }
    const written = asked.toString();
    return location.pathname + (written ? `?${written}` : "");
  }

  function restore() {
    const asked = new URLSearchParams(location.search);
    query.value = asked.get("q") || "";
    sort.value = orders.includes(asked.get("sort")) ? asked.get("sort") : "";
    for (const group of groups) {
      const labels = asked.getAll(group.key);
      for (const box of group.boxes) {
        box.checked = labels.includes(box.dataset.label);
        if (box.checked) filters.open = box.closest(".f").open = true;
      }
    }
    limit = SHOWN;
    return show();
  }

  // Browsers take long to change the address, and refuse to do so at each key: it follows what is typed a little later.
  function write() {
    clearTimeout(timer);
    if (unwritten !== null && unwritten !== location.pathname + location.search) history[step](null, "", unwritten);
    unwritten = null;
    step = "replaceState";
  }

  function changed(event) {
    const now = Date.now();
    const isTyped = event.type === "input" && event.target === query;
    if (!isTyped || now - typed >= PAUSE) {
      write();
      step = "pushState";
    }
    typed = isTyped ? now : 0;
    limit = SHOWN;
    unwritten = address();
    clearTimeout(timer);
    if (isTyped) timer = setTimeout(write, WRITTEN);
    else write();
    show();
  }

  function toAnchor() {
    const anchor = location.hash && document.querySelector(":target");
    if (!anchor || !whole.contains(anchor) || !whole.hidden) return;
    query.value = sort.value = "";
    for (const box of boxes) box.checked = false;
    unwritten = null;
    history.replaceState(null, "", location.pathname + location.hash);
    show().then(() => anchor.scrollIntoView());
  }

  const form = query.form;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    query.value = sort.value = "";
    for (const box of boxes) box.checked = false;
    changed(event);
    query.focus();
  });
  query.addEventListener("input", changed);
  sort.addEventListener("change", changed);
  for (const box of boxes) box.addEventListener("change", changed);
  if (filters) filters.addEventListener("toggle", show);
  query.addEventListener("focus", () => { if (cards.length) indexed(); });
  rest.firstElementChild.addEventListener("click", () => {
    const first = found.children.length;
    limit = Infinity;
    show().then(() => found.children[first]?.querySelector("a")?.focus());
  });
  addEventListener("click", write, { capture: true });
  addEventListener("pagehide", write);
  addEventListener("popstate", () => {
    unwritten = null;
    restore();
  });
  addEventListener("hashchange", toAnchor);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    query.focus();
  });

  cards = collect(whole, "");
  const early = query.value; // what was typed while the page came
  restore().then(toAnchor);
  if (early && early !== query.value) {
    query.value = early;
    query.dispatchEvent(new InputEvent("input"));
  }
  const idle = window.requestIdleCallback || ((act) => setTimeout(act, 200));
  if (cards.length) idle(indexed);
})();
