import { expect, test } from "vitest";
import type { BodyHashes } from "./body.ts";
import { entityTag, preconditionOf } from "./etag.ts";
import { commandMeta, removed, written } from "./route.ts";

const alice = { sub: "alice", name: "Alice", role: "user" } as const;
const runtime = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 6), id: () => "fresh" };
const request = (
  headers: Record<string, string> = {},
  more: { path?: string; bodyHashes?: () => BodyHashes; caller?: typeof alice } = {},
) => ({
  method: "POST",
  path: "/restaurants",
  bodyHashes: () => ({ kept: "kept", former: ["former"] }),
  traceId: "t",
  caller: alice,
  header: (name: string) => headers[name],
  ...more,
});
const metaOf = (...facts: Parameters<typeof request>) => commandMeta(request(...facts), runtime);

test("the log is told who asked for what, when, and on which trace", () => {
  expect(metaOf()).toEqual({
    commandId: expect.stringMatching(/^[\w-]{43}$/),
    bodyHash: "kept",
    formerBodyHashes: ["former"],
    actor: "alice",
    traceId: "t",
    at: "2026-01-02T03:04:05.006Z",
    precondition: {},
  });
});

test("the same key of the same caller for the same thing is the same command", () => {
  const key = { "idempotency-key": "k" };
  const bob = { ...alice, sub: "bob" } as unknown as typeof alice;
  expect(metaOf(key).commandId).toBe(metaOf(key, { bodyHashes: () => ({ kept: "k2", former: [] }) }).commandId);
  expect(metaOf(key).commandId).not.toBe(metaOf(key, { path: "/imports" }).commandId);
  expect(metaOf(key).commandId).not.toBe(metaOf(key, { caller: bob }).commandId);
});

test("without a key every request is a command of its own", () => {
  let ids = 0;
  const each = { ...runtime, id: () => `id${++ids}` };
  expect(commandMeta(request(), each).commandId).not.toBe(commandMeta(request(), each).commandId);
});

test("an Idempotency-Key that is empty or longer than 255 characters is refused, with a pointer", () => {
  for (const key of ["", "k".repeat(256)]) {
    expect(() => metaOf({ "idempotency-key": key })).toThrow(
      expect.objectContaining({
        status: 400,
        code: "idempotency.malformed",
        errors: [expect.objectContaining({ pointer: "/header/idempotency-key" })],
      }),
    );
  }
  expect(metaOf({ "idempotency-key": "k".repeat(255) }).commandId).toMatch(/^[\w-]{43}$/);
});

test("If-Match names the version that was seen", () => {
  expect(metaOf({ "if-match": '"7-0123abcd"', "if-none-match": "*" }).precondition).toEqual({
    match: [7],
    noneMatch: "any",
  });
  expect(() => metaOf({ "if-match": "7" })).toThrow(expect.objectContaining({ code: "if_match.malformed" }));
});

test("the answer to a write carries the version as its tag", () => {
  expect(written({ version: 3, replayed: false }, { id: "1" })).toEqual({
    body: { id: "1" },
    headers: { etag: entityTag('{"id":"1"}', 3) },
  });
});

test("a create says where the new thing is, and a replay that it is one", () => {
  const answer = written({ version: 1, replayed: true }, {}, { status: 201, location: "/restaurants/1" });
  expect(answer.status).toBe(201);
  expect(answer.headers).toMatchObject({ location: "/restaurants/1", "idempotency-replayed": "true" });
});

test("the answer to a removal has no content, names the version, and says when it is a replay", () => {
  expect(removed({ version: 4, replayed: false })).toEqual({ status: 204, body: null, headers: { etag: '"4"' } });
  expect(removed({ version: 4, replayed: true }).headers).toEqual({ etag: '"4"', "idempotency-replayed": "true" });
  const etag = removed({ version: 4, replayed: false }).headers?.etag;
  expect(preconditionOf((name) => (name === "if-match" ? etag : undefined)).match).toEqual([4]);
});
