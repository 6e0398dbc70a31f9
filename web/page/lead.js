// PROGRAM is in the first screen's file, and the first time goes on where that is.
import { programOf, showInstead } from "../../../static/js/first.js";

const program = await programOf("PROGRAM");
export default program.default;
export const showPart = (sent, draw) => showInstead("PROGRAM", sent, draw, program);
