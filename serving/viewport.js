// Tells the server how wide the screen is, before the page connects: figures are built for it.
(() => {
  "use strict";
  const width = () => (innerWidth < 640 ? "compact" : innerWidth >= 1800 ? "wall" : "desk");
  const tell = (kind) => {
    document.cookie = `viewport=${kind}; path=/; SameSite=Lax; Max-Age=86400`;
  };
  let told = width();
  tell(told);
  // A reload begins a new session: whoever is mending a sheet there would lose it, and that page
  // draws nothing that depends on the width.
  const isAtWork = () => location.pathname.endsWith("/upload");
  addEventListener("resize", () => {
    const now = width();
    if (now === told) return;
    told = now;
    tell(now);
    if (!document.fullscreenElement && !isAtWork()) location.reload();
  });
})();
