// Draws a figure into its place and, when a new one comes, changes what is there.
//
// What arrives: the length of the head (4 bytes), the head as JSON {alt, config, picks}, and the
// figure as deflated JSON. `Plotly` is a script of the index page.

const LENGTH_BYTES = 4;
const places = new WeakMap();

export default async function (component) {
  const place = places.get(component.parentElement) ?? made(component.parentElement);
  place.pick = (code) => component.setTriggerValue("picked", code);
  if (!same(place.bytes, component.data)) {
    place.bytes = component.data;
    const told = await read(component.data);
    if (place.bytes === component.data) await draw(place, told);
  }
  return () => leave(component.parentElement, place);
}

function made(parent) {
  const host = document.createElement("div");
  host.dataset.testid = "stPlotlyChart";
  host.setAttribute("role", "figure");
  parent.append(host);
  const place = { host, bytes: null, told: null, width: 0, pick: () => {} };
  place.observer = new ResizeObserver(() => {
    if (place.told && host.clientWidth !== place.width) draw(place, place.told);
  });
  place.observer.observe(host);
  places.set(parent, place);
  return place;
}

async function read(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const body = bytes.subarray(LENGTH_BYTES + length);
  const head = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  const inflated = new Blob([body]).stream().pipeThrough(new DecompressionStream("deflate"));
  return { ...JSON.parse(head), figure: await new Response(inflated).json() };
}

async function draw(place, told) {
  const { host } = place;
  const Plotly = await plotly();
  if (!Plotly) {
    host.textContent = "绘图组件没有取到，请检查网络后刷新页面。";
    return;
  }
  place.told = told;
  place.width = host.clientWidth;
  if (place.width === 0) return; // not shown: drawn when it gets room
  host.setAttribute("aria-label", told.alt);
  const layout = { ...told.figure.layout, width: place.width };
  await Plotly.react(host, told.figure.data, layout, told.config);
  if (told.picks && !place.listens) {
    place.listens = true;
    host.on("plotly_click", ({ points }) => {
      const code = points[0]?.customdata?.[0];
      if (code) place.pick(String(code));
    });
  }
}

// The library once it is there; nothing when everything has loaded and it is not.
function plotly() {
  if (window.Plotly || document.readyState === "complete") return window.Plotly;
  const script = document.querySelector("script[data-plotly]");
  return new Promise((resolve) => {
    for (const source of [script, window])
      source.addEventListener("load", () => resolve(window.Plotly), { once: true });
  });
}

function same(before, now) {
  return before?.length === now.length && before.every((byte, at) => byte === now[at]);
}

function leave(parent, place) {
  place.observer.disconnect();
  window.Plotly?.purge(place.host);
  place.host.remove();
  places.delete(parent);
}
