"use strict";
// Light or dark, as the system or as chosen here; runs before the page is shown.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }

  function isDark() {
    return chosen ? chosen === "dark" : dark.matches;
  }

  function show() {
    if (chosen) {
      root.dataset.theme = chosen;
    }
    const button = document.getElementById("theme");
    if (button) {
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", (isDark() ? "Light" : "Dark") + " colours");
    }
  }

  function toggle() {
    chosen = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", chosen);
    } catch {
      // As above.
    }
    show();
  }

  root.classList.add("script");
  show();
  dark.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", () => {
    for (const element of document.querySelectorAll(".scripted")) {
      element.hidden = false;
    }
    document.getElementById("theme")?.addEventListener("click", toggle);
    show();
  });
})();
