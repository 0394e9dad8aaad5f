"use strict";
// Keeps the page of processes up to date and sends its buttons without leaving it.
(() => {
  const POLL_MILLIS = 2000;
  const LONGEST_PAUSE_MILLIS = 30000;
  const STATES = ["RUNNING", "STARTING", "BACKOFF", "FATAL", "STOPPING", "EXITED", "STOPPED", "UNKNOWN"];
  const STARTABLE = ["STOPPED", "EXITED", "FATAL"];
  const STOPPABLE = ["RUNNING", "STARTING", "BACKOFF"];
  const QUESTIONS = {
    startall: "Start all processes?",
    restartall: "Restart all processes?",
    stopall: "Stop all processes?",
  };

  const byId = (id) => document.getElementById(id);
  const main = byId("processes");
  const search = byId("search");
  const counts = byId("counts");
  const connection = byId("connection");
  const message = byId("status_msg");
  const changes = byId("changes");
  const dialog = byId("confirm");

  let rows = new Map();
  let wanted = "";
  let tag = "";
  let skewMillis = 0;
  let pauseMillis = POLL_MILLIS;
  let timer = 0;
  let asking = null;
  let answered = null;

  // ---- the table

  function collectRows() {
    rows = new Map();
    for (const row of main.querySelectorAll("tr[data-name]")) {
      rows.set(row.dataset.name, {
        row,
        badge: row.cells[0].firstElementChild,
        description: textOf(row.cells[2]),
        restarts: row.cells[3],
        start: 0,
      });
    }
  }

  /** The text in front of what else is in the cell. */
  function textOf(cell) {
    if (cell.firstChild?.nodeType !== Node.TEXT_NODE) {
      cell.prepend("");
    }
    return cell.firstChild;
  }

  function setText(element, text) {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  function styleOf(state) {
    if (state === "RUNNING") {
      return "statusrunning";
    }
    return state === "FATAL" || state === "BACKOFF" ? "statuserror" : "statusnominal";
  }

  function update(entry, process, news) {
    const row = entry.row;
    if (row.dataset.state !== process.state) {
      news.push(process.name + ": " + process.state.toLowerCase());
      row.dataset.state = process.state;
      entry.badge.className = styleOf(process.state);
      setText(entry.badge, process.state.toLowerCase());
      updateButtons(row, process.state);
    }
    entry.start = process.state === "RUNNING" ? process.start : 0;
    entry.pid = process.pid;
    setText(entry.restarts, String(process.restarts));
    showMarks(entry, process, news);
    if (!entry.start) {
      setText(entry.description, process.description);
    }
  }

  function markOf(word) {
    const styles = { healthy: "statusrunning", ready: "statusrunning", unhealthy: "statuserror" };
    const mark = document.createElement("span");
    mark.className = "mark " + (styles[word] ?? "statusnominal");
    mark.textContent = word;
    return mark;
  }

  /** What is told beside the state, of programs that say more than supervisor asks. */
  function showMarks(entry, process, news) {
    const words = process.marks ?? [];
    const cell = entry.row.cells[0];
    const shown = [...cell.querySelectorAll(".mark")];
    if (shown.map((mark) => mark.textContent).join() !== words.join()) {
      if (words.includes("unhealthy")) {
        news.push(process.name + ": unhealthy");
      }
      cell.replaceChildren(entry.badge, ...words.flatMap((word) => [" ", markOf(word)]));
    }
    let note = entry.row.querySelector(".note");
    if (!note && process.note) {
      note = document.createElement("small");
      note.className = "note";
      entry.row.cells[2].append(note);
    }
    if (note) {
      setText(note, process.note ?? "");
      note.hidden = !process.note;
    }
  }

  function updateButtons(row, state) {
    const focused = document.activeElement;
    const button = (action) => row.querySelector(`button[data-action="${action}"]`);
    const canStop = STOPPABLE.includes(state);
    button("start").hidden = canStop;
    button("start").disabled = !STARTABLE.includes(state);
    button("stop").hidden = !canStop;
    button("restart").disabled = state !== "RUNNING";
    if (button("reload")) {
      button("reload").disabled = state !== "RUNNING";
    }
    // Who works with the keyboard keeps the place.
    if (row.contains(focused) && (focused.hidden || focused.disabled)) {
      row.querySelector("button:not([hidden]):not([disabled])").focus();
    }
  }

  function uptime(seconds) {
    const two = (number) => String(number).padStart(2, "0");
    const days = Math.floor(seconds / 86400);
    const prefix = days === 0 ? "" : days === 1 ? "1 day, " : days + " days, ";
    const hours = Math.floor(seconds / 3600) % 24;
    return prefix + hours + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  }

  function showUptimes() {
    const now = Math.floor((Date.now() + skewMillis) / 1000);
    for (const entry of rows.values()) {
      if (entry.start) {
        const text = uptime(Math.max(0, now - entry.start));
        setText(entry.description, `pid ${entry.pid}, uptime ${text}`);
      }
    }
  }

  // ---- the filter

  function makeCounts() {
    for (const state of STATES) {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.dataset.filter = state;
      chip.className = styleOf(state);
      counts.append(chip);
    }
  }

  function showCounts() {
    const numbers = {};
    for (const { row } of rows.values()) {
      numbers[row.dataset.state] = (numbers[row.dataset.state] || 0) + 1;
    }
    for (const chip of counts.children) {
      const state = chip.dataset.filter;
      chip.hidden = !numbers[state] && wanted !== state;
      chip.setAttribute("aria-pressed", String(wanted === state));
      setText(chip, `${numbers[state] || 0} ${state.toLowerCase()}`);
    }
  }

  /** Pids and uptimes would match by chance. */
  function searchable(row) {
    const { name, state } = row.dataset;
    const told = state === "RUNNING" ? (row.querySelector(".note")?.textContent ?? "") : row.cells[2].textContent;
    const marks = row.querySelectorAll(".mark");
    return [name, state, told, ...[...marks].map((mark) => mark.textContent)].join(" ").toLowerCase();
  }

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const body of main.querySelectorAll("tbody")) {
      const members = body.querySelectorAll("tr[data-name]");
      let shownHere = members.length === 0 && wanted === "" && search.value === "" ? 1 : 0;
      for (const row of members) {
        const text = searchable(row);
        row.hidden =
          (wanted !== "" && row.dataset.state !== wanted) || !words.every((word) => text.includes(word));
        shownHere += row.hidden ? 0 : 1;
      }
      body.hidden = shownHere === 0;
      shown += shownHere;
    }
    const nothing = byId("nothing");
    if (nothing) {
      nothing.hidden = shown > 0;
    }
  }

  // ---- the live state

  function show(state) {
    setText(byId("daemon"), state.state.toLowerCase());
    document.body.dataset.daemon = state.state;
    const news = [];
    for (const process of state.processes) {
      update(rows.get(process.name), process, news);
    }
    showUptimes();
    showCounts();
    filter();
    if (news.length > 0) {
      changes.textContent = news.length > 5 ? `${news.length} processes have changed` : news.join(", ");
    }
  }

  function isSameTable(processes) {
    return processes.length === rows.size && processes.every((process) => rows.has(process.name));
  }

  /** Takes table and token out of a new copy of the page. */
  async function reload() {
    const answer = await fetch("index.html", { cache: "no-store" });
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    main.replaceChildren(...page.getElementById("processes").childNodes);
    byId("actions").elements.token.value = page.getElementById("actions").elements.token.value;
    tag = "";
    collectRows();
  }

  async function ask() {
    const answer = await fetch("state.json", { cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} });
    const date = Date.parse(answer.headers.get("Date") || "");
    if (date) {
      skewMillis = date - Date.now();
    }
    if (answer.status === 304) {
      return;
    }
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    const state = await answer.json();
    if (!isSameTable(state.processes)) {
      await reload();
    }
    if (isSameTable(state.processes)) {
      tag = answer.headers.get("ETag") || "";
      show(state);
    }
  }

  async function poll() {
    clearTimeout(timer);
    try {
      asking ??= ask();
      await asking;
      pauseMillis = POLL_MILLIS;
      setText(connection, "");
      document.body.classList.remove("offline");
    } catch {
      pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 1.5);
      setText(connection, "The daemon does not answer. What is shown may be out of date.");
      document.body.classList.add("offline");
    } finally {
      asking = null;
    }
    clearTimeout(timer);
    if (!document.hidden) {
      timer = setTimeout(poll, pauseMillis);
    }
  }

  // ---- the actions

  function tell(text, success) {
    message.hidden = false;
    message.className = success ? "" : "failure";
    message.textContent = text;
  }

  function send(address) {
    return fetch(address, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ token: byId("actions").elements.token.value }),
    });
  }

  async function act(button) {
    const address = button.formAction;
    button.setAttribute("aria-busy", "true");
    try {
      let answer = await send(address);
      if (answer.status === 403) {
        // The daemon was restarted and has another token.
        await reload();
        answer = await send(address);
      }
      const outcome = await answer.json();
      tell(outcome.message, outcome.success);
    } catch {
      tell("The daemon did not answer. Nobody knows whether it was done.", false);
    }
    button.removeAttribute("aria-busy");
    poll();
  }

  function question(button) {
    const group = button.closest("tr.group");
    if (group && button.dataset.action !== "start") {
      return button.getAttribute("aria-label") + "?";
    }
    return QUESTIONS[button.dataset.action];
  }

  function confirmed(text) {
    byId("question").textContent = text;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      answered = resolve;
    });
  }

  async function submitted(event) {
    event.preventDefault();
    const button = event.submitter;
    if (!button || button.getAttribute("aria-busy")) {
      return;
    }
    const text = question(button);
    if (!text || (await confirmed(text))) {
      act(button);
    }
  }

  // ---- the keyboard

  /** Up and down go to the same place of the next row. */
  function moveFocus(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = step && event.target.closest("tr");
    if (!row) {
      return;
    }
    event.preventDefault();
    const all = [...main.querySelectorAll("tbody:not([hidden]) tr:not([hidden])")];
    const next = all[all.indexOf(row) + step];
    if (next) {
      const action = event.target.dataset.action;
      const places = [...next.querySelectorAll("a, button:not([hidden]):not([disabled])")];
      const same = action && places.find((place) => place.dataset.action === action);
      (same || places[0]).focus();
    }
  }

  function pressed(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      filter();
      main.focus();
    }
  }

  byId("actions").addEventListener("submit", submitted);
  main.addEventListener("keydown", moveFocus);
  document.addEventListener("keydown", pressed);
  search.addEventListener("input", filter);
  dialog.addEventListener("close", () => {
    // The event comes late: the dialog may be open again, with another question.
    if (!dialog.open) {
      answered?.(dialog.returnValue === "yes");
    }
  });
  counts.addEventListener("click", (event) => {
    const state = event.target.dataset.filter;
    if (state) {
      wanted = wanted === state ? "" : state;
      showCounts();
      filter();
    }
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : poll()));
  setInterval(() => document.hidden || showUptimes(), 1000);
  makeCounts();
  collectRows();
  showCounts();
  poll();
})();
