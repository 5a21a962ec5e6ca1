import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openRefreshTokens } from "./refresh-tokens.ts";

const DAY = 86_400_000;
let folder: string;
let now = 0;
const open = () => openRefreshTokens(folder, () => now);
beforeEach(() => {
  now = Date.parse("2026-01-01T00:00:00Z");
  folder = mkdtempSync(join(tmpdir(), "refresh-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("is good after a restart, and stored only as a hash", () => {
  const token = open().issue("alice", now);
  expect(open().redeem(token)).toMatchObject({ sub: "alice", signedInAt: now });
  expect(readFileSync(join(folder, "refresh-tokens.json"), "utf8")).not.toContain(token);
});

it("is good for 30 s more once it has been used", () => {
  const tokens = open();
  const token = tokens.issue("alice", now);
  tokens.redeem(token);
  now += 29_000;
  expect(tokens.redeem(token)).toBeDefined();
  now += 1000;
  expect(tokens.redeem(token)).toBeUndefined();
});

it("ends 30 days after the sign-in, however often it is renewed", () => {
  const tokens = open();
  const signedInAt = now;
  now += 29 * DAY;
  const token = tokens.issue("alice", signedInAt);
  expect(tokens.redeem(token)).toBeDefined();
  now += DAY;
  expect(tokens.redeem(token)).toBeUndefined();
});

it("can be revoked", () => {
  const tokens = open();
  const token = tokens.issue("alice", now);
  tokens.revoke(token);
  expect(tokens.redeem(token)).toBeUndefined();
  expect(open().redeem(token)).toBeUndefined();
});

it("ends with all others of its person", () => {
  const tokens = open();
  const [first, second, others] = [tokens.issue("alice", now), tokens.issue("alice", now), tokens.issue("bob", now)];
  tokens.redeem(first);
  tokens.revokeAll("alice");
  for (const store of [tokens, open()]) {
    expect([first, second].map((token) => store.redeem(token))).toEqual([undefined, undefined]);
    expect(store.redeem(others)).toMatchObject({ sub: "bob" });
  }
});

it("is known only when it was issued", () => {
  expect(open().redeem("guess")).toBeUndefined();
});
