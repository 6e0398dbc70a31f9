// On a phone the controls of the first screen lie over it, as those of the app will.

const BUTTON = '[data-testid="stExpandSidebarButton"]';

// The shell's bar presses Streamlit's own button, wherever there is one.
export function addDrawer(screen) {
  if (!matchMedia("(max-width: 640px)").matches) return;
  const opener = document.createElement("button");
  opener.dataset.testid = "stExpandSidebarButton";
  opener.hidden = true;
  opener.onclick = () => {
    screen.classList.add("open");
    screen.querySelector(".close").focus();
  };
  screen.querySelector(".close").onclick = () => screen.classList.remove("open");
  screen.append(opener);
}

// Open the app's drawer where the first screen's is open.
export function passDrawer(screen) {
  const isOpen = screen.classList.contains("open");
  screen.remove();
  if (isOpen) document.querySelector(BUTTON)?.click();
}
