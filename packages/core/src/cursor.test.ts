import fc from "fast-check";
import { expect, test } from "vitest";
import { type CursorKey, cursors } from "./cursor.ts";

const { encode, decode } = cursors("secret");
const key = { PK: "EST#1", SK: "META#1", GSI1PK: "LOC#kyoto", GSI1SK: "EST#ippudo#1" };
const refused = expect.objectContaining({ kind: "malformed", code: "cursor.invalid", status: 400 });

test("a cursor gives back its key, for the list that made it", () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }), (query, any) => {
      const cursor = encode(query, any) ?? "";
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(decode(query, cursor)).toEqual(JSON.parse(JSON.stringify(any)));
    }),
  );
});

test("one key makes one cursor, in whatever order its attributes come", () => {
  const turned = Object.fromEntries(Object.entries(key).reverse());
  expect(encode("q", turned)).toBe(encode("q", key));
  expect(encode("q", { city: "kyoto", after: turned })).toBe(encode("q", { after: key, city: "kyoto" }));
});

test("the last page has no cursor, and the first needs none", () => {
  expect(encode("restaurants kyoto", undefined)).toBeNull();
  expect(decode("restaurants kyoto", undefined)).toBeUndefined();
});

test("a cursor of another list is refused", () => {
  const cursor = encode("restaurants kyoto", key) ?? "";
  expect(() => decode("restaurants lisbon", cursor)).toThrow(refused);
});

test("a cursor that was signed with another secret is refused", () => {
  const forged = cursors("guessed").encode("restaurants kyoto", key) ?? "";
  expect(() => decode("restaurants kyoto", forged)).toThrow(refused);
});

test("a genuine tag does not carry another key into the list", () => {
  const genuine = Buffer.from(encode("q", key) ?? "", "base64url");
  const other = { ...key, GSI1PK: "LOC#lisbon" } satisfies CursorKey;
  const forged = Buffer.concat([genuine.subarray(0, 16), Buffer.from(JSON.stringify(other))]);
  expect(() => decode("q", forged.toString("base64url"))).toThrow(refused);
});

test("no bit of a cursor can be changed", () => {
  const genuine = Buffer.from(encode("q", key) ?? "", "base64url");
  for (let bit = 0; bit < genuine.length * 8; bit++) {
    const changed = Buffer.from(genuine);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => decode("q", changed.toString("base64url"))).toThrow(refused);
  }
});

test("the border between query and key cannot be moved", () => {
  const genuine = Buffer.from(encode("q1", key) ?? "", "base64url");
  const moved = Buffer.concat([genuine.subarray(0, 16), Buffer.from("1"), genuine.subarray(16)]);
  expect(() => decode("q", moved.toString("base64url"))).toThrow(refused);
});

test("no text is taken for a cursor, and each is a 400 with a pointer", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decode("q", text)).toThrow(refused);
    }),
  );
  expect(() => decode("q", "")).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ pointer: "/query/cursor" })] }),
  );
});
