import { createHash } from "node:crypto";
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { commandIdOf, derivedId, sha256, shortHash, ulids } from "./id.ts";
import { id } from "./schema.ts";

/** Base32 by long division, as RFC 4648 describes it, with Crockford's alphabet: another way to the same ids. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => "0123456789abcdefghjkmnpqrstvwxyz"[Number.parseInt(group, 2)]).join("");
}

test.each([
  [["restaurant", "a"], "yesgr6s57gejaqvjk7pgkezg46"],
  [["nyc", "30075445"], "44kfbyyzvwk811xgrr5vw24mnn"],
  [[], "9x9wv8cc5en0r0tmqdfsmfpbwq"],
])("the id of %j is known", (parts, known) => {
  expect(derivedId(...parts)).toBe(known);
});

test("an id is the first 130 bits of the hash of its parts", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (parts) => {
      const digest = createHash("sha256").update(JSON.stringify(parts)).digest();
      expect(derivedId(...parts)).toBe(base32(digest).slice(0, 26));
      expect(v.is(id, derivedId(...parts))).toBe(true);
    }),
  );
});

test("parts cannot be moved across their border to meet another id", () => {
  expect(derivedId("ab", "c")).not.toBe(derivedId("a", "bc"));
  expect(derivedId('a","b')).not.toBe(derivedId("a", "b"));
});

test("the hash of nothing is SHA-256's, in base64url", () => {
  expect(sha256("")).toBe("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
});

test("a short hash is the first 12 bytes", () => {
  const digest = Buffer.from(sha256("x"), "base64url").subarray(0, 12);
  expect(Buffer.from(shortHash(sha256("x")), "base64url")).toEqual(digest);
});

test("each of caller, method, path and key makes another command", () => {
  const ids = [
    commandIdOf("alice", "POST", "/restaurants", "k"),
    commandIdOf("bob", "POST", "/restaurants", "k"),
    commandIdOf("alice", "PUT", "/restaurants", "k"),
    commandIdOf("alice", "POST", "/imports", "k"),
    commandIdOf("alice", "POST", "/restaurants", "l"),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(commandIdOf("alice", "POST", "/restaurants", "k")).toBe(ids[0]);
});

test("ULIDs increase, even within a millisecond", () => {
  const next = ulids();
  const ids = Array.from({ length: 1000 }, next);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
