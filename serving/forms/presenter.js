// The presenter's side: a second window with notes and the next slide, both turning together.
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll('.slide')];
  const desk = document.querySelector('.desk');
  const asked = new URLSearchParams(location.search);
  asked.delete('view');
  const channel = new BroadcastChannel(`present ${asked}`);
  let place = Math.max(slides.findIndex((slide) => slide.classList.contains('now')), 0);
  let isTold = false;

  document.addEventListener('turned', (event) => {
    place = event.detail;
    if (!isTold) channel.postMessage({ place });
    if (desk) tell();
  });
  channel.addEventListener('message', ({ data }) => {
    if (data.asks) return channel.postMessage({ place });
    if (data.place === place || !slides[data.place]) return;
    isTold = true;
    document.dispatchEvent(new CustomEvent('turn', { detail: data.place }));
    isTold = false;
  });

  const open = () => {
    const address = new URL(location.href);
    address.searchParams.set('view', 'presenter');
    window.open(address, `presenter ${asked}`, 'width=1280,height=800');
  };
  const opener = document.querySelector('.opens-desk');
  if (opener && !asked.has('wall')) {
    opener.hidden = false;
    opener.addEventListener('click', () => { open(); opener.blur(); });
    document.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 's' || event.ctrlKey || event.metaKey || event.altKey) return;
      open();
    });
  }

  // A talk has a limit of its own; the page stays and goes on turning.
  const left = Number(document.body.dataset.seconds);
  if (left) {
    setTimeout(() => {
      const told = document.querySelector('.stale');
      told.textContent = '汇报模式的时限到了：可以继续翻页；要刷新或重新打开，请先登录';
      told.hidden = false;
    }, left * 1000);
  }
  if (!desk) return;

  const part = (name) => desk.querySelector(`.${name}`);
  const kept = sessionStorage.getItem('talk');
  let talk = kept ? JSON.parse(kept) : { since: Date.now(), before: 0 };
  const two = (number) => String(number).padStart(2, '0');
  const spoken = () => talk.before + (talk.since ? Date.now() - talk.since : 0);
  const tick = () => {
    const seconds = Math.floor(spoken() / 1000), now = new Date();
    const hours = Math.floor(seconds / 3600);
    part('elapsed').textContent = `${hours ? `${hours}:` : ''}`
      + `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    part('clock').textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    part('pauses').textContent = talk.since ? '暂停计时' : '继续计时';
    sessionStorage.setItem('talk', JSON.stringify(talk));
  };
  function tell() {
    const next = slides[place + 1];
    part('place').textContent = `${place + 1} / ${slides.length}`;
    part('now-title').textContent = slides[place].querySelector('h1').textContent;
    part('next-title').textContent = next ? next.querySelector('h1').textContent : '最后一页';
    const notes = slides[place].querySelectorAll('.notes li');
    part('said').replaceChildren(...[...notes].map((note) => note.cloneNode(true)));
    part('silent').hidden = notes.length > 0;
    part('words').scrollTop = 0;
  }
  const turnBy = (steps) => document.dispatchEvent(new CustomEvent('turn-by', { detail: steps }));
  const acts = {
    back: () => turnBy(-1),
    forth: () => turnBy(1),
    pauses: () => {
      talk = talk.since ? { since: 0, before: spoken() } : { since: Date.now(), before: talk.before };
    },
    anew: () => { talk = { since: Date.now(), before: 0 }; },
  };
  Object.entries(acts).forEach(([name, act]) => part(name).addEventListener('click', () => {
    act();
    tick();
    part(name).blur();
  }));
  tell();
  tick();
  setInterval(tick, 500);
  channel.postMessage({ asks: true });
})();
