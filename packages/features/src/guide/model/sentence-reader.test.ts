import fc from "fast-check";
import { expect, test } from "vitest";
import { sentenceReader } from "./sentence-reader.ts";

const read = (pieces: readonly string[]) => {
  const reader = sentenceReader();
  return pieces.map((piece) => reader.read(piece).map(({ text, sources }) => `${text} ${sources.join()}`));
};
const one = '{"text":"{1.name} is \\"quiet\\" \\\\ {", "sources":["1","2"]}';
const two = '{"sources":[3],"text":"Zwei."}';
const both = ['{1.name} is "quiet" \\ { 1,2', "Zwei. 3"];

test.each([
  ["a list", `[${one},${two}]`],
  ["an object", `{"sentences":[${one},${two}]}`],
  ["lines", `${one}\n${two}\n`],
  ["prose with a fence", `Sure! Here is {my answer}:\n\`\`\`json\n{"sentences": [${one}, ${two}]}\n\`\`\` Enjoy {}`],
])("sentences are read out of %s", (_, json) => {
  expect(read([json])).toEqual([both]);
});

test("a sentence comes with the character that ends it", () => {
  expect(read([`[${one.slice(0, -1)}`, "}", `,${two}`])).toEqual([[], [both[0]], [both[1]]]);
});

test("sentences are the same in whatever pieces they come", () => {
  const json = `{"sentences":[${one},${two}]}`;
  fc.assert(
    fc.property(fc.array(fc.nat(json.length), { maxLength: 20 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), json.length];
      const pieces = at.slice(1).map((end, index) => json.slice(at[index], end));
      expect(read(pieces).flat()).toEqual(both);
    }),
  );
});

test.each([
  ["another key", '{"text":"A","sources":["1"],"url":"http://evil"}'],
  ["no sources", '{"text":"A","sources":[]}'],
  ["sources that are no list", '{"text":"A","sources":"1"}'],
  ["no text", '{"text":" ","sources":["1"]}'],
  ["text that is none", '{"text":5,"sources":["1"]}'],
  ["no JSON", "{text: A}"],
  ["too many sources", '{"text":"A","sources":[1,2,3,4,5,6,7]}'],
])("what is of another shape is passed over: %s", (_, json) => {
  expect(read([`[${json},${two}]`])).toEqual([[both[1]]]);
});

test("a sentence that does not end is given up", () => {
  expect(() => read([`{"text":"${"x".repeat(3_000)}`])).toThrow("does not end");
  expect(() => read([" ".repeat(100_000)])).not.toThrow();
});
