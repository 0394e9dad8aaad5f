"use strict";
// Lets the log grow while it is looked at.
(() => {
  const PAST_BYTES = 65536;
  const MOST_CHARACTERS = 1 << 20;
  const RETRY_MILLIS = 3000;

  const log = document.getElementById("log");
  const connection = document.getElementById("connection");
  const follow = document.getElementById("follow");
  const wrap = document.getElementById("wrap");
  const stream = log.dataset.stream;
  let reading = null;
  let timer = 0;

  const isFollowing = () => follow.getAttribute("aria-pressed") === "true";

  function toEnd() {
    if (isFollowing()) {
      log.scrollTop = log.scrollHeight;
    }
  }

  function append(text) {
    log.append(text);
    while (log.childNodes.length > 1 && log.textContent.length > MOST_CHARACTERS) {
      log.firstChild.remove();
    }
    toEnd();
  }

  /** Reads until the daemon or the user ends it. */
  async function read(signal) {
    const answer = await fetch(`${stream}?limit=${PAST_BYTES}`, { signal, cache: "no-store" });
    if (!answer.ok) {
      connection.textContent = answer.status === 404 ? "There is no such log." : "The log cannot be read.";
      return answer.status === 404;
    }
    connection.textContent = "";
    log.textContent = "";
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return false;
      }
      append(value);
    }
  }

  async function start() {
    stop();
    const mine = new AbortController();
    reading = mine;
    let final = false;
    try {
      final = await read(mine.signal);
    } catch {
      if (!mine.signal.aborted) {
        connection.textContent = "The daemon does not answer.";
      }
    }
    if (reading === mine && !final) {
      timer = setTimeout(start, RETRY_MILLIS);
    }
  }

  function stop() {
    clearTimeout(timer);
    reading?.abort();
    reading = null;
  }

  function toggle(button) {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  }

  follow.addEventListener("click", () => {
    toggle(follow);
    toEnd();
  });
  wrap.addEventListener("click", () => {
    toggle(wrap);
    log.classList.toggle("unwrapped");
    toEnd();
  });
  // Looking at what is further up ends following, going back to the end resumes it.
  log.addEventListener("scroll", () => {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 4;
    follow.setAttribute("aria-pressed", String(atEnd));
  });
  toEnd();
  if (stream) {
    document.addEventListener("visibilitychange", () => (document.hidden ? stop() : start()));
    if (!document.hidden) {
      start();
    }
  }
})();
