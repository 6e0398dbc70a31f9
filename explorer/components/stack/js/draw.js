// What a stack shows: its levels in a row, and what is said of all of them.

import { putPlate, paddingOf } from "../../compare/js/plates.js";
import { say } from "../../lib/js/catalogue.js";
import { followPresenting } from "../../lib/js/presented.js";
import { FILLED, NARROW } from "../../stage/js/arrange.js";
import { drawMarks, element } from "../../stage/js/frame.js";
import { drawGrid } from "../../stage/js/grid.js";
import { digitsWidth, lettersNow } from "../../stage/js/layout.js";
import { range } from "../../stage/js/numbers.js";
import { pictureOf, show } from "../../stage/js/pixels.js";
import { gutterOfRoom } from "../../stage/js/presented.js";
import { screenOf } from "../../stage/js/screen.js";
import { levelCell, drawChosen } from "./chosen.js";
import { sizeStrip } from "./strip.js";

const ROOMY_CELL = 34;
const BESIDE_PICTURE = 56;
// A picture that is less wide, in pixels, has no numbers beside it.
const LABELLED = 40;

export function drawStack(stack) {
  const { root, nodes, sent, built } = stack;
  stack.screen = screenOf(root);
  nodes.absent.textContent = sent.problem;
  nodes.absent.hidden = !sent.problem;
  nodes.below.hidden = built.levels.length === 0;
  nodes.left.textContent = sent.left;
  nodes.question.textContent = sent.question;
  nodes.about.textContent = sent.about;
  nodes.scale.checked = stack.scale === "true";
  nodes.rule.textContent = sent.rule;
  drawTable(nodes.body, sent.table);
  if (built.levels.length > 0) layStrip(stack);
  stack.places.forEach((place, index) => drawPlace(stack, place, built.levels[index]));
  drawChosen(stack);
}

function layStrip(stack) {
  const { root, built: { levels, models }, scale } = stack;
  const [width, { isGrid }] = [root.clientWidth, levels[0]];
  const isPresented = followPresenting(root);
  const screen = { width, height: innerHeight, em: lettersNow(width, isPresented) };
  if (isPresented) Object.assign(screen, { largest: Infinity, share: 0.46, ticks: gutterOfRoom(screen.em) });
  const extents = stack.places.map((_, index) => placeExtent(levels[index]));
  const { cells, count } = sizeStrip(screen, isGrid, extents, scale);
  stack.cells = cells;
  breakLines(stack, count);
  stack.digits = Math.min(...stack.cells) < ROOMY_CELL ? 3 : 4;
  root.style.fontSize = `${screen.em}px`;
  root.style.setProperty("--fit", FILLED / Math.max(...models.map((model) => digitsWidth(model, stack.digits))));
  root.classList.toggle("matrix", isGrid);
  root.classList.toggle("narrow", width < NARROW);
  root.classList.toggle("scrolls", isWider(stack.cells, extents, width));
}

function placeExtent(level) {
  return level ? [level.extent.height, level.extent.width] : null;
}

// As many places in each line; where they are too wide for that, the browser breaks once more.
function breakLines({ nodes, places }, count) {
  for (const node of [...nodes.strip.querySelectorAll(".break")]) node.remove();
  places.forEach(({ root }, index) => {
    if (index > 0 && index % count === 0) root.before(element("div", "break"));
  });
}

// Whether some picture is wider than the page, so that it is scrolled by itself.
function isWider(cells, extents, width) {
  return extents.some((extent, index) => extent && cells[index] * extent[1] + BESIDE_PICTURE > width);
}

function drawPlace(stack, place, level) {
  const { root, index } = place;
  const first = say(stack.sent.about ? "stage.features" : "stage.input");
  const name = index === 0 ? first : say("stack.number", { number: index });
  root.setAttribute("aria-label", name);
  root.classList.toggle("without", !level);
  place.number.textContent = index === 0 ? first : String(index);
  place.number.classList.toggle("numbered", index > 0);
  place.size.textContent = level ? level.shape.join(" × ") : "";
  if (level) drawLevel(stack, place, level, name);
  if (index > 0) drawName(stack, place, level);
  else if (stack.nodes.switch.parentElement !== place.name) place.name.append(stack.nodes.switch);
}

// What a layer does; and of one that does not fit why, and what leads to its controls.
function drawName({ sent }, place, level) {
  place.name.textContent = level ? sent.layers[place.index - 1].title : sent.ends.name;
  place.ends.hidden = place.mend.hidden = Boolean(level);
  place.ends.textContent = level ? "" : sent.ends.sentence;
  place.mend.textContent = level ? "" : say("stack.mend", { number: place.index });
}

function drawLevel({ cells, digits, view }, { plate, index, name }, level, title) {
  const { model, shape, extent, isGrid } = level;
  const width = extent.width * cells[index];
  plate.ticks.classList.toggle("hidden", width < LABELLED);
  name.style.maxWidth = `max(${width}px, 7em)`;
  putPlate(plate, isGrid, title, extent, cells[index], shape);
  if (isGrid) drawGrid(plate.cells, range(0, shape[0]), range(0, shape[1]), (row, col) => levelCell(level, view, row, col, digits));
  else show(plate.canvas, [pictureOf(model, level.name)], cells[index]);
  drawMarks(plate.padding, extent, level.name === "input" ? paddingOf({ ...model, isMatrix: isGrid }, extent) : []);
}

function drawTable(body, lines) {
  body.replaceChildren(...lines.map(([layer, ...figures]) => {
    const line = element("tr");
    const head = element("th", "", line);
    head.scope = "row";
    head.textContent = layer;
    for (const figure of figures) element("td", "", line).textContent = figure;
    return line;
  }));
}
