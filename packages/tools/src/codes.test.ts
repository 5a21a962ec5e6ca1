import { problemCodes } from "@bellyfed/features/features";
import { expect, test } from "vitest";
import { isTest, readSources } from "./sources.ts";

/** Errors that no caller of the API sees: of rows of an import, of files, of rebuilding, of language models. */
const inside = [
  "guide.budget_spent",
  "guide.model_unavailable",
  "import.broken",
  "import.row",
  "object.missing",
  "object.too_large",
  "rebuild.no_former",
  "rebuild.too_early",
];

const sources = readSources().filter(
  ({ path }) => /^packages\/(core|features|adapters|functions|local)\/src|^stacks\//.test(path) && !isTest(path),
);

/** The codes of the errors that a source makes; one that is not written out is told as it stands. */
const thrown = (text: string): string[] =>
  [...text.matchAll(/new AppError\(\s*[^,]+,\s*([^,]+),/g)].flatMap(([, code = ""]) => {
    const written = [...code.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(([, each = ""]) => each);
    // A copy of an error has a code that stands where the error was made.
    return written.length > 0 || code === "this.code" ? written : [code];
  });
/** The codes of what the gateway and the firewall answer themselves. */
const refused = (text: string): string[] =>
  [...text.matchAll(/\bcode:\s*((?:"[a-z_.]+"(?:\s*\|\s*)?)+)/g)].flatMap(([, codes = ""]) =>
    [...codes.matchAll(/"([^"]+)"/g)].map(([, code = ""]) => code),
  );

const made = new Set([
  ...sources.flatMap(({ text }) => thrown(text)),
  ...sources
    .filter(({ path }) => /^packages\/local\/src\/gateway\/|^stacks\/(gateway-responses|firewall)/.test(path))
    .flatMap(({ text }) => refused(text)),
  // What is no AppError.
  "internal",
]);

test("every code that the API can answer is in the list, and the list has no others", () => {
  expect(made.size).toBeGreaterThan(30);
  expect([...made].filter((code) => !inside.includes(code)).sort()).toEqual([...problemCodes].sort());
});

test("an error whose code is not written out, or is new, would be seen", () => {
  expect(thrown('throw new AppError(\n  kind,\n  "new.code",\n  "Why")')).toEqual(["new.code"]);
  expect(thrown('new AppError("missing", codeOf(x), "Why")')).toEqual(["codeOf(x)"]);
  expect(refused('{ code: "a.b" | "a.c"; status: 1 }')).toEqual(["a.b", "a.c"]);
});
