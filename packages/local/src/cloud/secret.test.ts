import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { secret } from "./secret.ts";

let dataDir: string;
let file: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "secret-"));
  file = join(dataDir, "secrets/session");
});
afterEach(() => rmSync(dataDir, { recursive: true }));

it("is made once, strong, and for its owner only", () => {
  const made = secret(dataDir, "session");
  expect(made).toMatch(/^[\w-]{43}$/);
  expect(secret(dataDir, "session")).toBe(made);
  expect(secret(dataDir, "cursor")).not.toBe(made);
  expect(statSync(file).mode & 0o077).toBe(0);
});

it.each(["", "short", `${"s".repeat(20)}\0${"s".repeat(30)}`])("is not made anew when its file says %j", (text) => {
  secret(dataDir, "session");
  writeFileSync(file, text);
  expect(() => secret(dataDir, "session")).toThrow(
    `${file} is damaged: it must hold a secret of 43 letters, digits, - and _. Put a copy of it back. Without one: delete it, and everybody has to sign in again.`,
  );
  expect(readFileSync(file, "utf8")).toBe(text);
});

it("is refused when others may read it", () => {
  secret(dataDir, "session");
  chmodSync(file, 0o644);
  expect(() => secret(dataDir, "session")).toThrow(`chmod 600 ${file}`);
});

it("may end with a line break, as a person's editor leaves it", () => {
  const made = secret(dataDir, "session");
  writeFileSync(file, `${made}\n`);
  expect(secret(dataDir, "session")).toBe(made);
});
