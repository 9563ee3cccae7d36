// Turning the pages of a briefing; without it they stand one below the other.
// It tells every turn as `turned`, and turns where a `turn` asks it to.
(() => {
  const slides = [...document.querySelectorAll('.slide')];
  const root = document.documentElement;
  const stale = document.querySelector('.stale');
  const asked = new URLSearchParams(location.search);
  const every = Math.max(Number(asked.get('every')) || 15, 3);
  const isWall = asked.has('wall');
  let now = 0, timer = null, away = null;

  const show = (wanted) => {
    now = Math.min(Math.max(wanted, 0), slides.length - 1);
    slides.forEach((slide, place) => {
      slide.classList.toggle('now', place === now);
      slide.classList.toggle('next', place === now + 1);
    });
    history.replaceState(null, '', `#${now + 1}`);
    window.scrollTo(0, 0);
    document.dispatchEvent(new CustomEvent('turned', { detail: now }));
  };
  const onward = () => {
    if (now < slides.length - 1) return show(now + 1);
    show(0);
    if (isWall) renew();
  };
  const play = () => {
    timer = timer ? clearInterval(timer) : setInterval(onward, every * 1000);
    root.classList.toggle('playing', Boolean(timer));
  };
  // A wall asks after each round whether there are newer numbers; without an answer it goes on.
  const renew = async () => {
    try {
      const answer = await fetch(location.pathname + location.search, { cache: 'no-store' });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!page.querySelector('.slide')) throw new Error('no slides');
      stale.hidden = true;
      if (page.body.dataset.known !== document.body.dataset.known) location.reload();
    } catch {
      stale.textContent = '暂时取不到新的数据，显示的是此前取得的';
      stale.hidden = false;
    }
  };
  const full = () => (document.fullscreenElement ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.());
  const keys = {
    ArrowRight: () => show(now + 1), PageDown: () => show(now + 1), ' ': () => show(now + 1),
    ArrowDown: () => show(now + 1), ArrowLeft: () => show(now - 1), ArrowUp: () => show(now - 1),
    PageUp: () => show(now - 1), Home: () => show(0), End: () => show(slides.length - 1),
    f: full, p: play, n: () => root.classList.toggle('with-notes'),
  };
  document.addEventListener('keydown', (event) => {
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('button, .desk')) return;
    if (event.detail === 1 && !getSelection().toString()) {
      show(now + (event.clientX < innerWidth / 4 ? -1 : 1));
    }
  });
  document.addEventListener('mousemove', () => {
    root.classList.remove('away');
    clearTimeout(away);
    away = setTimeout(() => root.classList.add('away'), 3000);
  });
  document.addEventListener('turn', (event) => show(event.detail));
  document.addEventListener('turn-by', (event) => show(now + event.detail));
  root.classList.add('js');
  show((Number(location.hash.slice(1)) || 1) - 1);
  if (isWall) play();
})();
