// The QR code of the link, as large as the screen allows: always black on white.

export function drawScanned(scanned, code) {
  if (!code) {
    scanned.close();
    return;
  }
  const find = (selector) => scanned.querySelector(selector);
  const { side = 0, path = "", link = "", notice = "", problem = "" } = code;
  find("svg").toggleAttribute("hidden", !path);
  find("svg").setAttribute("viewBox", `0 0 ${side} ${side}`);
  find("path").setAttribute("d", path);
  find(".unable").textContent = problem;
  find(".address").textContent = link;
  find(".warned").textContent = notice;
  if (!scanned.open) scanned.showModal();
}
