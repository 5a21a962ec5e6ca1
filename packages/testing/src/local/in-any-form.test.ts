import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { foundInAnyForm } from "./in-any-form.ts";

const WORD = "qwertzuiopasdfgh";
const text = Buffer.from(`Somebody said ${WORD}, and left.`);
const utf16 = Buffer.from(text.toString(), "utf16le");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "any-form-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const found = (bytes: Uint8Array | string) => {
  writeFileSync(join(folder, "file"), bytes);
  return foundInAnyForm([folder], [WORD, "nobodysaidthisword"]);
};

it.each<[string, Uint8Array | string, string]>([
  ["text", text, "text"],
  ["capitals", text.toString().toUpperCase(), "text"],
  ["UTF-16", utf16, "UTF-16LE"],
  ["UTF-16 the other way round", Buffer.from(utf16).swap16(), "UTF-16BE"],
  ["hex", text.toString("hex"), "hex"],
  ...[0, 1, 2].map(
    (n) =>
      [`base64, ${n} later`, Buffer.from(`${"x".repeat(n)}${text}`).toString("base64"), "base64"] as [
        string,
        string,
        string,
      ],
  ),
  ["base64url", text.toString("base64url"), "base64"],
  ["gzip", gzipSync(text), "packed text"],
  [
    "gzip in the middle of a file",
    Buffer.concat([Buffer.alloc(5_000, 7), gzipSync(text), Buffer.alloc(5_000, 8)]),
    "packed text",
  ],
  ["gzip that was cut off", gzipSync(`${text}${"and more ".repeat(2_000)}`).subarray(0, -12), "packed text"],
  ["gzip of gzip", gzipSync(gzipSync(text)), "packed text"],
  ["base64 in gzip", gzipSync(text.toString("base64")), "packed base64"],
  ["deflate", deflateSync(text), "packed text"],
  ["raw deflate", deflateRawSync(text), "packed text"],
  ["Brotli", brotliCompressSync(text), "packed text"],
])("finds a word in %s", (_, bytes, form) => {
  expect(found(bytes)).toContain(`file: ${WORD} (${form})`);
});

it("finds it in the name of a file, and nothing where it is not", () => {
  expect(found("nothing")).toEqual([]);
  writeFileSync(join(folder, WORD), "");
  expect(foundInAnyForm([folder], [WORD])).toEqual([`${WORD}: ${WORD} (name)`]);
});
