// One line that says what is still loading, and how far it is.

const MEGABYTE = 1e6;
// How many steps the start of Python has, from the first that stlite names.
const STEPS = 8;

export function createProgress(line, { words, bytes }, isOwn) {
  const [bar, text] = [line.querySelector("progress"), line.querySelector("span")];
  const all = Object.values(bytes).reduce((sum, size) => sum + size, 0);
  let [done, steps, isOver] = [0, 0, false];
  const show = (share, sentence, places) => {
    if (isOver) return;
    bar.value = share;
    const said = sentence.replace(/\{(\w+)\}/g, (_, place) => places[place]);
    if (text.textContent !== said) text.textContent = said;
  };
  const showBytes = () => {
    const places = { done: Math.round(done / MEGABYTE), all: Math.round(all / MEGABYTE) };
    show((done / all) * 0.5, isOwn ? words.loading : words.waiting, places);
  };
  showBytes();
  return {
    addBytes(size) {
      done += size;
      if (steps === 0) showBytes();
    },
    endBytes() {
      done = all;
      showBytes();
    },
    addStep() {
      steps = Math.min(steps + 1, STEPS);
      const share = 0.5 + (0.5 * steps) / (STEPS + 1);
      show(share, words.starting, { share: Math.round(100 * share) });
    },
    fail(reason) {
      line.role = "alert";
      bar.hidden = true;
      show(0, words.failed, { reason });
      isOver = true;
    },
    end() {
      line.hidden = true;
    },
  };
}
