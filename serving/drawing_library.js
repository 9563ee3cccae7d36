// Loads the library that draws our figures while the page waits for the server's first words:
// run any earlier, it would hold up the connection.
(() => {
  "use strict";
  const CONNECTED = "[data-test-connection-state='CONNECTED']";
  const load = () => new Promise((loaded) => {
    const script = document.createElement("script");
    script.src = "__PLOTLY__";
    script.addEventListener("load", () => loaded(window.Plotly));
    script.addEventListener("error", () => loaded(undefined));
    document.head.append(script);
  });
  let library = null;
  window.drawingLibrary = () => (library ??= load());

  const connection = new MutationObserver(() => {
    if (!document.querySelector(CONNECTED)) return;
    connection.disconnect();
    window.drawingLibrary();
  });
  connection.observe(document, {
    attributeFilter: ["data-test-connection-state"], childList: true, subtree: true,
  });
})();
