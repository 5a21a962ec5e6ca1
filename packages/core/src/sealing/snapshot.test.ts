import { expect, test } from "vitest";
import { openSnapshot, sealSnapshot } from "./snapshot.ts";
import { newKey } from "./text.ts";

const keys = new Map([
  ["alice", newKey()],
  ["maria", newKey()],
]);
const snapshot = {
  next: 11,
  schema: 2,
  state: { title: "Best slice", reply: "Thank you" },
  subjects: ["maria", "alice"],
};
const sealed = sealSnapshot("REVIEW#1", snapshot, keys);
const open = (changes: object = {}, known: ReadonlyMap<string, Uint8Array | null> = keys, stream = "REVIEW#1") =>
  openSnapshot(stream, { ...(sealed ?? snapshot), ...changes }, known);

test("a snapshot that holds somebody's text is sealed whole, and opens to what it was in whatever order its subjects come", () => {
  expect(sealed).toEqual({ ...snapshot, state: expect.stringMatching(/^v1\.[\w-]+$/) });
  expect(open()).toEqual(snapshot);
  expect(open({ subjects: ["alice", "maria"] })?.state).toEqual(snapshot.state);
});

test("one that holds nobody's text stays as it is", () => {
  const plain = { next: 11, schema: 2, state: { sum: 4 } };
  expect(sealSnapshot("COUNTER#1", plain, keys)).toBe(plain);
  expect(openSnapshot("COUNTER#1", plain, keys)).toBe(plain);
});

test.each(["alice", "maria"])("after %s was erased it is of no use, and is not stored", (erased) => {
  const left = new Map<string, Uint8Array | null>([...keys, [erased, null]]);
  expect(open({}, left)).toBeUndefined();
  expect(sealSnapshot("REVIEW#1", snapshot, left)).toBeUndefined();
});

test("with a key missing it is an error", () => {
  const some = new Map([...keys].slice(1));
  expect(() => open({}, some)).toThrow("REVIEW#1|~S|11|2 is sealed by a key that is missing");
});

test.each([
  ["in another stream", {}, "REVIEW#2"],
  ["at another place", { next: 21 }, "REVIEW#1"],
  ["for another schema", { schema: 3 }, "REVIEW#1"],
  ["with fewer subjects", { subjects: ["alice"] }, "REVIEW#1"],
])("it does not open %s", (_, changes, stream) => {
  expect(() => open(changes, keys, stream)).toThrow("cannot be opened");
});
