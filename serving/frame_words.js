// Puts Chinese words in place of Streamlit's own: labels, tooltips, placeholders of its widgets.
// Text that a page or a user wrote (Markdown, tables, charts, code, inputs) is never touched.
(() => {
  "use strict";
  const words = __WORDS__;
  const exact = new Map(Object.entries(words.exact));
  const amongOptions = new Set(words.among_options);
  const patterns = words.patterns.map(([source, target]) => [new RegExp(source, "u"), target]);
  const date = new RegExp(`\\b(${words.months.join("|")}) 0?(\\d+), (\\d{4})\\b`, "gu");
  const chineseDate = (_, month, day, year) =>
    `${year}年${words.months.indexOf(month) + 1}月${day}日`;
  const attributes = ["aria-label", "aria-roledescription", "title", "placeholder", "alt"];
  const withAttributes = attributes.map((name) => `[${name}]`).join(",");
  const written = [
    "[data-testid='stMarkdownContainer']", "[data-testid='stText']", "[data-testid='stJson']",
    "[role='grid']", "svg", "code", "pre", "textarea", "script", "style",
  ].join(",");
  const frame = [
    "[data-testid='stHeader']", "[data-testid='stFileUploader']", "[data-testid='stTooltipContent']",
    "[data-testid='stTooltipErrorContent']", "[data-testid='stConnectionStatus']",
    "[data-testid='stWidgetInstructions']", "[data-testid='InputInstructions']",
    "[role='dialog']:not(:has([data-testid='stVerticalBlock']))",
  ].join(",");

  const translated = (text) => {
    const key = text.trim().replace(/\s+/gu, " ").replace(date, chineseDate);
    if (key === "" || !/[A-Za-z]/u.test(key)) return null;
    if (exact.has(key)) return exact.get(key);
    if (key.startsWith("Error: ")) return `出错：${translated(key.slice(7)) ?? key.slice(7)}`;
    for (const [pattern, target] of patterns) {
      if (pattern.test(key)) return key.replace(pattern, target);
    }
    return null;
  };

  const isOption = (element) => element.closest("[role='option']") !== null;
  const isWritten = (element) => element.closest(written) !== null && element.closest(frame) === null;
  // An icon is a word of its typeface: translated, it would be read as one.
  const isIcon = (element) => element.closest("[translate='no']") !== null;
  const isUntouchable = (element, text) =>
    isIcon(element) || (isOption(element) ? !amongOptions.has(text) : isWritten(element));

  const translateText = (node) => {
    const target = translated(node.nodeValue);
    if (target === null || target === node.nodeValue || node.parentElement === null) return;
    if (!isUntouchable(node.parentElement, node.nodeValue.trim())) node.nodeValue = target;
  };

  const translateAttributes = (element) => {
    for (const name of attributes) {
      const value = element.getAttribute(name);
      const target = value === null ? null : translated(value);
      if (target !== null && target !== value) element.setAttribute(name, target);
    }
  };

  const translateTree = (root) => {
    if (root.nodeType === Node.TEXT_NODE) translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    if (root.matches(withAttributes)) translateAttributes(root);
    root.querySelectorAll(withAttributes).forEach(translateAttributes);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) translateText(walker.currentNode);
  };

  // Thousands of changes while a figure draws itself, and no word of Streamlit's among them.
  const isDrawing = (node) =>
    (node.ownerSVGElement ?? node).classList?.contains("main-svg") ?? false;

  const follow = (changes) => {
    for (const change of changes) {
      if (isDrawing(change.target)) continue;
      if (change.type === "childList") change.addedNodes.forEach(translateTree);
      else if (change.type === "characterData") translateText(change.target);
      else translateAttributes(change.target);
    }
  };

  new MutationObserver(follow).observe(document.documentElement, {
    attributeFilter: attributes, attributes: true, characterData: true, childList: true, subtree: true,
  });
})();
