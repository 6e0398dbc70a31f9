// The first screen: the app's own components, drawn from what Python would send, until Python sends it.

const parts = new Map();
// Milliseconds: how long an answer to what was set meanwhile is waited for, and how long after the stage
// the rest of the page may come.
const PATIENCE = 4000;
const SOON = 16;
// What Streamlit shows where something has not come yet.
const PLACEHOLDER = '#root [data-testid="stSidebar"] [data-testid="stSkeleton"]';

const programs = new Map();
let waiting = null;

// Fetch the programs and what they show, once: compressed, whatever the host does.
async function fetchFirst() {
  const { body } = await fetch(new URL("../../first.json.gz", import.meta.url));
  const stream = body.pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function firstFile() {
  waiting ??= fetchFirst();
  return waiting;
}

// A component's program as a module: one and the same for the first screen and for the app.
export async function programOf(name) {
  const { texts } = await firstFile();
  if (!programs.has(name)) {
    const address = URL.createObjectURL(new Blob([texts[name]], { type: "text/javascript" }));
    programs.set(name, import(address));
  }
  return programs.get(name);
}

// Draw all components where the page has a place for them.
export async function drawFirst(screen) {
  const { components } = await firstFile();
  screen.hidden = false;
  await Promise.all(components.map((component) => drawPart(screen, component)));
}

async function drawPart(screen, { key, program, json, bytes }) {
  const root = screen.querySelector(`[data-key=${key}]`).attachShadow({ mode: "open" });
  const part = {
    root,
    messages: new Map(),
    isReceived: false,
    before: null,
    take: null,
    leave: null,
    leaveApp: null,
  };
  parts.set(key, part);
  const { showPart, default: draw } = await programOf(program);
  const data = bytes ? Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) : json;
  const setTriggerValue = (name, value) => part.messages.set(name, value);
  part.leave = showPart({ parentElement: root, data, setTriggerValue }, draw);
}

// Show a component of the app, as showPart does; the first time in place of the first screen's.
export function showInstead(program, sent, draw, { showPart, content }) {
  const key = (Array.isArray(sent.data) && sent.data[0].key) || program;
  const part = parts.get(key);
  if (!part) return showPart(sent, draw);
  part.take = () => {
    parts.delete(key);
    (TAKERS[program] ?? dropPart)(part, sent, content);
    part.leaveApp = showPart(sent, draw);
    tell(part, sent);
    if (program === "stage") setTimeout(sayTaken, PATIENCE);
    if (parts.size === 0) sayTaken();
  };
  if (program === "stage") receiveStage(part, sent);
  else if (parts.get("stage")?.isReceived ?? true) part.take();
  return () => part.leaveApp?.();
}

// What was set on the stage is told first, before what was set beside it, and the answer to that is
// what is drawn.
function receiveStage(part, sent) {
  if (part.isReceived) {
    if (part.before && !isSame(part.before, sent.data)) part.before = null;
    return;
  }
  part.isReceived = true;
  if (part.messages.size > 0) {
    part.before = sent.data;
    tell(part, sent);
  }
  for (const other of parts.values()) if (other !== part) other.take?.();
  takeWhenComplete(part, performance.now() + PATIENCE);
}

// The first screen goes in one moment: when all that will be around the stage has come.
function takeWhenComplete(part, until) {
  const isComplete = parts.size === 1 && !part.before && !document.querySelector(PLACEHOLDER);
  if (isComplete || performance.now() > until) part.take();
  else setTimeout(() => takeWhenComplete(part, until), SOON);
}

function isSame(before, data) {
  return before.length === data.length && data.every((byte, index) => byte === before[index]);
}

function sayTaken() {
  dispatchEvent(new Event("pooling-lab-taken"));
}

function tell({ messages }, { setTriggerValue }) {
  for (const [name, value] of messages) setTriggerValue(name, value);
  messages.clear();
}

// A form knows by itself what was not taken yet, and the shell by what it is told.
const TAKERS = { form: dropForm, shell: dropShell, stage: moveStage };

// What the shell says of the page around it was said before there was one, and counts as the last word.
function dropShell(part) {
  dropPart(part);
  document.head.append(...document.head.querySelectorAll('style[id^="pooling-"]'));
}

function dropForm(part) {
  part.messages.clear();
  dropPart(part);
}

// What is dropped can be seen until the first screen goes, and not be used.
function dropPart({ root, leave }) {
  leave?.();
  root.host.inert = true;
}

// The stage goes into the app as it is: at its step, playing, with what it can undo.
function moveStage({ root }, { parentElement }, content) {
  const { activeElement } = root;
  const first = root.host.closest("main");
  const { scrollTop } = first;
  parentElement.replaceChildren(...root.childNodes);
  parentElement.shown = content;
  first.parentElement.classList.add("told");
  first.remove();
  activeElement?.focus({ preventScroll: true });
  const main = document.querySelector('#root [data-testid="stMain"]');
  if (main) main.scrollTop = scrollTop;
}
