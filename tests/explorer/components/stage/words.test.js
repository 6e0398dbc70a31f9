// A window in words here and in Python: on the same random poolings both say the same.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import test from "node:test";

import "../english.js";
import { readFrame } from "../../../../explorer/components/stage/js/codec.js";
import { buildModel } from "../../../../explorer/components/stage/js/model.js";
import { windowAt } from "../../../../explorer/components/stage/js/windows.js";
import { describe, sentence } from "../../../../explorer/components/stage/js/words.js";

const PYTHON = existsSync(".venv/bin/python") ? ".venv/bin/python" : "python3";
const TELL = `
import base64, json, random
import numpy as np
from explorer.components.stage.crossing import frame, payload
from explorer.words.windows import tell
from pooling import MODES, AdaptiveSpec, PoolSpec, trace

def spec_of(dice, mode):
    if dice.random() < 0.2:
        return AdaptiveSpec((dice.randint(1, 7), dice.randint(1, 7)), mode)
    size = dice.randint(1, 3), dice.randint(1, 4)
    padding = dice.choice(["valid", "same", "same_lower", min(size) // 2])
    return PoolSpec(size, dice.randint(1, 3), mode, padding, dice.choice([1, 1, 2]), dice.random() < 0.5, dice.random() < 0.5)

def image_of(dice, numbers):
    shape = (dice.randint(7, 9), dice.randint(7, 9), *dice.choice([(), (), (3,)]))
    kind = dice.choice(["bytes", "whole", "halves", "any", "large"]) if len(shape) == 2 else "bytes"
    return {
        "bytes": lambda: numbers.integers(0, 256, shape).astype(np.uint8),
        "whole": lambda: numbers.integers(-9, 10, shape).astype(float),
        "halves": lambda: numbers.integers(-20, 20, shape) / 2,
        "any": lambda: numbers.normal(0, 10, shape),
        "large": lambda: numbers.normal(0, 1e6, shape),
    }[kind]()

said = []
for seed in range(120):
    dice, numbers = random.Random(seed), np.random.default_rng(seed)
    mode = list(MODES)[seed % len(MODES)]
    image = image_of(dice, numbers)
    try:
        steps = trace(image, spec_of(dice, mode))
    except ValueError:
        continue
    sent = frame({**payload(steps, is_picture=image.dtype == np.uint8, name="", is_known=False, about=""), "editable": False, "instead": ""})
    rows, cols = steps.geometry.output_shape
    for _ in range(4):
        at = dice.randrange(rows), dice.randrange(cols)
        channel = dice.randrange(3) if image.ndim == 3 else 0
        told = tell(steps, at, channel)
        said.append({"frame": base64.b64encode(sent).decode(), "at": at, "channel": channel, "formula": told.formula, "sentence": told.sentence})
print(json.dumps(said))
`;

test("Python says of a window what the stage says of it", async () => {
  const said = JSON.parse(execFileSync(PYTHON, ["-c", TELL], { encoding: "utf8", maxBuffer: 1 << 26 }));
  assert.ok(said.length > 300, said.length);
  for (const { frame, at, channel, ...told } of said) {
    const model = await buildModel(readFrame(new Uint8Array(Buffer.from(frame, "base64"))));
    const window = windowAt(model, ...at, channel);
    const { formula, claim } = describe(model, window);
    assert.deepEqual({ formula, sentence: sentence(model, window, claim, channel) }, told);
  }
});
