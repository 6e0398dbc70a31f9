// The English sentences, as every program is joined with them.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

import { fillCatalogue } from "../../../explorer/components/lib/js/catalogue.js";

const PYTHON = existsSync(".venv/bin/python") ? ".venv/bin/python" : "python3";
const READ = `
import json, tomllib
from explorer.components.lib.bundle import LIMITS
print(json.dumps({**tomllib.load(open("explorer/words/en.toml", "rb")), "limits": LIMITS}))
`;

fillCatalogue(JSON.parse(execFileSync(PYTHON, ["-c", READ], { encoding: "utf8" })));
