import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { elementToFocus, placeNodes } from "../../../../explorer/components/form/js/places.js";

// An element as far as it is needed here, which notes what is moved.
function parentOf(names, moved) {
  const parent = {
    children: [],
    insertBefore(node, there) {
      moved.push(node.name);
      parent.children = parent.children.filter((child) => child !== node);
      const at = there ? parent.children.indexOf(there) : parent.children.length;
      parent.children.splice(at, 0, node);
    },
  };
  const nodes = new Map(names.map((name) => [name, nodeOf(name, parent)]));
  return { parent, nodes };
}

function nodeOf(name, parent) {
  const remove = () => (parent.children = parent.children.filter((node) => node.name !== name));
  return { name, remove };
}

function place(before, after) {
  const moved = [];
  const { parent, nodes } = parentOf([...new Set([...before, ...after])], moved);
  parent.children = [...before].map((name) => nodes.get(name));
  placeNodes(parent, [...after].map((name) => nodes.get(name)));
  return { order: parent.children.map(({ name }) => name).join(""), moved: moved.join("") };
}

test("what is added or left out moves nothing else", () => {
  assert.deepEqual(place("", "ab"), { order: "ab", moved: "ab" });
  assert.deepEqual(place("abc", "abc"), { order: "abc", moved: "" });
  assert.deepEqual(place("abc", "ac"), { order: "ac", moved: "" });
  assert.deepEqual(place("abcd", "xbyd"), { order: "xbyd", moved: "xy" });
});

test("any order can be reached", () => {
  assert.equal(place("abc", "cab").order, "cab");
  assert.equal(place("abc", "cxa").order, "cxa");
});

test("of a choice the chosen option has the focus, of anything else the same element", () => {
  const radios = ["a", "b", "c"].map((value) => ({ type: "radio", checked: value === "c", value }));
  assert.equal(elementToFocus(radios, 0).value, "c");
  const text = [{ type: "textarea" }, { type: "button" }];
  assert.equal(elementToFocus(text, 1).type, "button");
  assert.equal(elementToFocus([{ type: "checkbox", checked: true }], 0).type, "checkbox");
  const unchosen = radios.map((radio) => ({ ...radio, checked: false }));
  assert.equal(elementToFocus(unchosen, 1).value, "b");
  assert.equal(elementToFocus([], 0), undefined);
});
