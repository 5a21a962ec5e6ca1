import { endpoint, tokenOptional } from "@bellyfed/core/endpoint";
import { AppError } from "@bellyfed/core/error";
import { api } from "@bellyfed/core/http/api";
import { route } from "@bellyfed/core/http/route";
import { several, strictObject } from "@bellyfed/core/schema";
import { UNKNOWN } from "@bellyfed/core/visitor";
import * as v from "valibot";
import { expect, it, vi } from "vitest";
import { inProcess } from "./in-process.ts";

const Told = v.object({ told: v.unknown() });
const read = endpoint({
  operation: "getThing",
  summary: "A thing",
  tag: "Things",
  method: "GET",
  path: "/things/{id}",
  function: "query",
  access: tokenOptional,
  params: strictObject({ id: v.string() }),
  query: strictObject({ word: several(v.string(), 9) }),
  response: Told,
  status: 200,
});
const sent = endpoint({
  operation: "findThings",
  summary: "Things that may be meant",
  tag: "Things",
  method: "POST",
  path: "/things",
  function: "query",
  access: "key",
  body: strictObject({ name: v.string() }),
  response: Told,
  status: 200,
});

const caller = { sub: "alice", role: "user", name: "Alice" } as const;
const verify = vi.fn(async () => caller as never);
const application = api(
  [
    route(read, async ({ params: { id }, query: { word }, caller, holder, keyId, traceId }) => {
      if (id === "away") throw new AppError("missing", "thing.missing", "There is no such thing");
      const location = { location: "/things/b%20c?word=moved" };
      if (id === "moved") throw new AppError("moved", "thing.moved", "Elsewhere", [], location);
      if (id === "turning") throw new AppError("moved", "thing.moved", "Here", [], { location: "/things/turning" });
      return { body: { told: { id, word, sub: caller?.sub, holder, keyId, traceId } } };
    }),
    route(sent, async ({ body }) => ({ body: { told: body } })),
  ],
  { identity: { verify }, log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } },
);

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const headers: Readonly<Record<string, string>> = {
  authorization: "Bearer abc",
  traceparent: `00-${TRACE}-b7ad6b7169203331-01`,
};
const ask = inProcess({ query: application })({
  header: (name) => headers[name],
  visitor: UNKNOWN,
  holder: "key 1",
  keyId: "1",
});

it("asks on behalf of whoever asked: with their token, their key, their holder and their trace", async () => {
  expect(await ask(read, { params: { id: "a/b" }, query: { word: ["ü&", "c"] } })).toEqual({
    ok: true,
    body: { told: { id: "a/b", word: ["ü&", "c"], sub: "alice", holder: "key 1", keyId: "1", traceId: TRACE } },
  });
  expect(verify).toHaveBeenCalledWith("abc");
});

it("sends bodies, and leaves out what is undefined", async () => {
  expect(await ask(sent, { body: { name: "x" } })).toEqual({ ok: true, body: { told: { name: "x" } } });
  const answer = await ask(read, { params: { id: "a" }, query: { word: undefined } });
  expect(answer).toMatchObject({ ok: true, body: { told: { id: "a" } } });
});

it("answers the problem that the route answers", async () => {
  expect(await ask(read, { params: { id: "away" } })).toMatchObject({
    ok: false,
    problem: { status: 404, code: "thing.missing", detail: "There is no such thing" },
  });
});

it("follows what has moved, and not for ever", async () => {
  const moved = await ask(read, { params: { id: "moved" } });
  expect(moved).toMatchObject({ ok: true, body: { told: { id: "b c", word: ["moved"] } } });
  expect(await ask(read, { params: { id: "turning" } })).toMatchObject({ ok: false, problem: { status: 308 } });
});

it("says which function is not there", async () => {
  await expect(inProcess({})({} as never)(read, { params: { id: "a" } })).rejects.toThrow(/"query", which is not here/);
});
