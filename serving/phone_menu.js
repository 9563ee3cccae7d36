// On a phone the menu lies over the page: who has chosen wants to see the page.
(() => {
  "use strict";
  const choice = "[data-testid='stSidebarNavLink']";
  const close = "[data-testid='stSidebarCollapseButton'] button";
  document.addEventListener("click", ({ target }) => {
    if (target.closest(choice)) document.querySelector(close)?.click();
  });
})();
