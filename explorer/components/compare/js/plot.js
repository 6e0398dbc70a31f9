// The plot below the columns: panels with a line for each column, and their numbers as tables.

import { element } from "../../stage/js/frame.js";
import { say } from "../../lib/js/catalogue.js";

const HEIGHT = 150;
const MARGIN = { top: 10, right: 14, bottom: 24, left: 46 };
// More places than these are lines without dots.
const MOST_DOTS = 20;

// Where the values of a panel are drawn, in a box of that size.
export function layPanel({ values, top: [most] }, { width, height }) {
  const last = Math.max(1, values[0].length - 1);
  const [wide, high] = [width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom];
  const x = (at) => MARGIN.left + (wide * at) / last;
  const y = (value) => MARGIN.top + high * (1 - value / (most || 1));
  const lines = values.map((line) =>
    line.map((value, at) => (value === null ? null : [x(at), y(value)])),
  );
  return { x, y, lines };
}

// A line through the points; where one is missing it is interrupted.
export function pathOf(points) {
  let isOpen = false;
  const parts = points.map((point) => {
    const part = point && `${isOpen ? "L" : "M"}${point.map((value) => value.toFixed(1)).join(" ")}`;
    isOpen = point !== null;
    return part;
  });
  return parts.filter(Boolean).join("");
}

export function drawPlot(node, plot, letters, names, room) {
  node.hidden = !plot;
  const key = JSON.stringify([plot, names, room]);
  if (node.drawn === key) return;
  node.drawn = key;
  if (!plot) return;
  const inRow = room < 640 ? 2 : 4;
  const width = Math.floor((room - 16 * (inRow - 1)) / inRow);
  node.replaceChildren(
    withText("p", "plot-title", plot.title),
    legendOf(letters, names),
    panelsOf(plot.panels, letters, names, width),
    withText("p", "notice", plot.caption),
  );
}

function panelsOf(panels, letters, names, width) {
  const row = element("div", "panels-row");
  row.style.gridTemplateColumns = `repeat(auto-fill, ${width}px)`;
  row.append(...panels.map((panel) => {
    const figure = element("figure", "plotted");
    figure.append(withText("figcaption", "", panel.title), draw(panel, letters, { width, height: HEIGHT }), tableOf(panel, names));
    return figure;
  }));
  return row;
}

function legendOf(letters, names) {
  const legend = element("p", "legend");
  letters.forEach((letter, index) => {
    const entry = element("span", "", legend);
    const swatch = pictureIn(entry, { width: 34, height: 12 }, { "aria-hidden": "true" });
    shape("path", swatch, { class: `line line-${letter}`, d: "M0 6L34 6" });
    dotAt(swatch, letter, [17, 6]);
    entry.append(`${letter} ${names[index]}`);
  });
  return legend;
}

function draw(panel, letters, size) {
  const { x, y, lines } = layPanel(panel, size);
  const [left, right, bottom] = [MARGIN.left, size.width - MARGIN.right, size.height - MARGIN.bottom];
  const name = `${panel.title}. ${panel.axis}. ${say("compare.plot_table")}`;
  const picture = pictureIn(null, size, { role: "img", "aria-label": name });
  for (const [value, text] of [[0, "0"], panel.top]) {
    shape("path", picture, { class: "rule", d: `M${left} ${y(value)}L${right} ${y(value)}` });
    shape("text", picture, { x: left - 5, y: y(value) + 4, class: "at-left" }).textContent = text;
  }
  for (const at of panel.ticks) {
    shape("path", picture, { class: "rule", d: `M${x(at)} ${MARGIN.top}L${x(at)} ${bottom}` });
    shape("text", picture, { x: x(at), y: bottom + 14, class: "below" }).textContent = at;
  }
  shape("path", picture, { class: "now", d: `M${x(panel.at)} ${MARGIN.top - 6}L${x(panel.at)} ${bottom + 4}` });
  lines.forEach((points, index) => {
    const letter = letters[index];
    shape("path", picture, { class: `line line-${letter}`, d: pathOf(points) });
    const dots = points.length <= MOST_DOTS ? points : [points[panel.at]];
    for (const point of dots.filter(Boolean)) dotAt(picture, letter, point);
  });
  return picture;
}

// Of A a disc, of B a square, of C a diamond.
const DOTS = {
  A: ([x, y]) => ["circle", { cx: x, cy: y, r: 3.5 }],
  B: ([x, y]) => ["rect", { x: x - 3, y: y - 3, width: 6, height: 6 }],
  C: ([x, y]) => ["path", { d: `M${x - 4.5} ${y}L${x} ${y - 4.5}L${x + 4.5} ${y}L${x} ${y + 4.5}Z` }],
};

function dotAt(picture, letter, point) {
  const [tag, attributes] = DOTS[letter](point);
  shape(tag, picture, { ...attributes, class: `dot dot-${letter}` });
}

function tableOf({ title, axis, texts }, names) {
  const host = element("div", "hidden");
  const table = element("table", "", host);
  table.append(withText("caption", "", title));
  const head = element("tr", "", element("thead", "", table));
  for (const text of [axis, ...names]) head.append(headOf(text, "col"));
  const body = element("tbody", "", table);
  texts[0].forEach((_, at) => {
    const row = element("tr", "", body);
    row.append(headOf(String(at), "row"));
    for (const line of texts) row.append(withText("td", "", line[at]));
  });
  return host;
}

function headOf(text, scope) {
  const head = withText("th", "", text);
  head.scope = scope;
  return head;
}

function withText(tag, className, text) {
  const node = element(tag, className);
  node.textContent = text;
  return node;
}

function pictureIn(parent, { width, height }, attributes) {
  const picture = shape("svg", parent, attributes);
  picture.style.setProperty("--wide", `${width}px`);
  picture.style.setProperty("--high", `${height}px`);
  return picture;
}

function shape(tag, parent, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent?.append(node);
  return node;
}
