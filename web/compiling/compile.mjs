// Compile the sources in archives with Pyodide's own Python: node compile.mjs PYODIDE SCRIPT ARCHIVE...
// Each archive is replaced. What order sets have is part of bytecode, so their seed is fixed.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, script, ...archives] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
for (const archive of archives) {
  pyodide.FS.writeFile("/archive.zip", new Uint8Array(readFileSync(archive)));
  pyodide.runPython(readFileSync(script, "utf8"));
  writeFileSync(archive, pyodide.FS.readFile("/compiled.zip"));
}
