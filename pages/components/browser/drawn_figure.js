// Draws a figure into its place and, when a new one comes, changes what is there.
//
// Each drawing knows its own size as a viewBox, so that paper, which is narrower, scales it.
//
// What arrives: the length of the head (4 bytes), the head as JSON {alt, config, picks}, and the
// figure as deflated JSON. The index page offers the library as `drawingLibrary`.

const LENGTH_BYTES = 4;
const REST_MS = 100; // a width that is still changing is not drawn
const NO_LIBRARY_ZH = "绘图组件没有取到，请检查网络后刷新页面。";
const NOT_DRAWN_ZH = "图没有画出来：底图或数据没有取到，请刷新页面。";
const places = new WeakMap();

export default async function (component) {
  const parent = component.parentElement;
  const place = places.get(parent) ?? made(parent);
  place.pick = (code) => component.setTriggerValue("picked", code);
  if (!same(place.bytes, component.data)) {
    place.bytes = component.data;
    await inTurn(place, async () => {
      place.told = await read(component.data);
      await draw(place);
    }, component.data);
  }
  // A superseded call is cleaned up as well, while its place shows the next figure.
  return () => { if (!parent.isConnected) leave(parent, place); };
}

function made(parent) {
  const host = document.createElement("div");
  host.dataset.testid = "stPlotlyChart";
  host.setAttribute("role", "figure");
  parent.append(host);
  const place = { host, bytes: null, told: null, width: 0, turn: Promise.resolve() };
  place.observer = new ResizeObserver(() => {
    clearTimeout(place.resting);
    place.resting = setTimeout(() => {
      if (place.told && host.clientWidth !== place.width)
        inTurn(place, () => draw(place), place.bytes);
    }, REST_MS);
  });
  place.observer.observe(host);
  places.set(parent, place);
  return place;
}

// One drawing after the other: two at once on one element would mix. What the next figure has
// already taken the place of is left out; what fails says so and is tried again when it comes again.
function inTurn(place, work, bytes) {
  place.turn = place.turn.then(async () => {
    if (place.bytes !== bytes) return;
    try {
      await work();
    } catch (error) {
      console.warn(error);
      fail(place, NOT_DRAWN_ZH);
    }
  });
  return place.turn;
}

async function read(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const body = bytes.subarray(LENGTH_BYTES + length);
  const head = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  const inflated = new Blob([body]).stream().pipeThrough(new DecompressionStream("deflate"));
  return { ...JSON.parse(head), figure: await new Response(inflated).json() };
}

async function draw(place) {
  const { host, told } = place;
  host.setAttribute("aria-label", told.alt);
  const Plotly = await window.drawingLibrary();
  if (!Plotly) return fail(place, NO_LIBRARY_ZH);
  place.width = host.clientWidth;
  if (place.width === 0) return; // not shown: drawn when it gets room
  if (!host.matches(".js-plotly-plot")) host.textContent = ""; // an earlier apology
  host.querySelector(".hoverlayer")?.replaceChildren(); // what it told was of the last figure
  const layout = { ...told.figure.layout, width: place.width };
  await Plotly.react(host, told.figure.data, layout, told.config);
  for (const drawing of host.querySelectorAll(".main-svg"))
    drawing.setAttribute("viewBox", `0 0 ${place.width} ${drawing.getAttribute("height")}`);
  host.removeAllListeners("plotly_click");
  if (told.picks) host.on("plotly_click", (click) => pick(place, click));
}

function pick(place, { points }) {
  const code = points[0]?.customdata?.[0];
  if (code) place.pick(String(code));
}

function same(before, now) {
  return before?.length === now.length && before.every((byte, at) => byte === now[at]);
}

function fail(place, sentence) {
  window.Plotly?.purge(place.host);
  place.host.classList.remove("js-plotly-plot");
  place.host.textContent = sentence;
  place.bytes = null;
}

function leave(parent, place) {
  clearTimeout(place.resting);
  place.observer.disconnect();
  window.Plotly?.purge(place.host);
  place.host.remove();
  places.delete(parent);
}
