import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FunctionName, variables } from "@bellyfed/functions/variables";
import type { SQSBatchResponse } from "aws-lambda";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundle, names } from "./bundle.ts";
import { calls } from "./invoke/calls.ts";
import { type FakeAws, SITE, startFakeAws } from "./invoke/fake-aws.ts";
import { invoke } from "./invoke/invoke.ts";
import { httpEvent, issuer, queueEvent, resetEvent, ruleMessage, streamEvent, tokenEvent } from "./invoke/triggers.ts";
import { malformed } from "./invoke/well-formed.ts";

const outdir = mkdtempSync(join(tmpdir(), "bellyfed-invoked-"));
const { keys, token } = issuer("https://issuer.example", "client");
let aws: FakeAws;
/** What every function is given, and what each may be given besides. */
let host: Record<string, string>;
let known: Record<string, string>;
beforeAll(async () => {
  aws = await startFakeAws(keys);
  const endpoints = [
    "DYNAMODB",
    "EVENTBRIDGE",
    "SCHEDULER",
    "LAMBDA",
    "SQS",
    "S3",
    "COGNITO",
    "CLOUDFRONT",
    "LOGS",
  ].map((name) => [`${name}_ENDPOINT`, aws.url]);
  host = {
    ...Object.fromEntries(endpoints),
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_EC2_METADATA_DISABLED: "true",
    POWERTOOLS_DEV: "false",
    STAGE: "test",
  };
  known = {
    EVENTS_TABLE: "events",
    SUBJECTS_TABLE: "subjects",
    KEYS_TABLE: "keys",
    USER_POOL_ID: "us-east-1_pool",
    BODY_HASH_SECRET: "s".repeat(43),
    READ_TABLE: "read",
    READ_TABLE_2: "read-2",
    READ_MODEL: "restaurants",
    POLICY: "own-reviews",
    EVENT_BUS: "bus",
    IMPORT_BUCKET: "files",
    TIME_ZONE_FUNCTION: "zones",
    TIMERS_GROUP: "group",
    TIMERS_ROLE: "arn:aws:iam::123456789012:role/timers",
    TIMERS_QUEUE_URL: `${aws.url}/1/timers`,
    TIMERS_QUEUE_ARN: "arn:aws:sqs:us-east-1:123456789012:timers",
    TIMERS_DEAD_LETTER_ARN: "arn:aws:sqs:us-east-1:123456789012:timers-dlq",
    IMPORT_JOBS_QUEUE_URL: `${aws.url}/1/jobs`,
    IMPORT_ROWS_QUEUE_URL: `${aws.url}/1/rows`,
    QUEUE_URL: `${aws.url}/1/own`,
    RETRY_SECONDS: "1,5",
    CURSOR_SECRET: "s".repeat(43),
    ACCESS_LOG_GROUP: "access-log",
    COST_LOG_GROUPS: "cost-logs",
    RATE_POLICIES: '"free";q=10;w=1;burst=20',
    SITE_SECRET: "t".repeat(43),
    VISITOR_SECRET: "v".repeat(43),
    REVALIDATE_URL: aws.url + SITE,
    REVALIDATE_SECRET: "r".repeat(43),
    DISTRIBUTION_ID: "distribution",
    JWT_ISSUER: "https://issuer.example",
    JWT_AUDIENCE: "client",
    JWKS_URL: `${aws.url}/jwks.json`,
  };
});
afterAll(() => {
  aws.close();
  rmSync(outdir, { recursive: true });
});

const asked = new Map<string, Set<string>>();

const bundles = new Map<string, Promise<{ readonly file: string }>>();

/** Its environment: exactly what stacks and laptop give it. */
const environmentOf = (name: FunctionName, more: Readonly<Record<string, string>>) => ({
  ...host,
  ...Object.fromEntries(variables[name].flatMap((variable) => (known[variable] ? [[variable, known[variable]]] : []))),
  ...more,
});

/** Bundles a function, invokes it in a fresh process, and notes what it asked AWS for. */
async function run(name: FunctionName, event: unknown, more: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const bundled = bundles.get(name) ?? bundle(name, outdir);
  bundles.set(name, bundled);
  const { file } = await bundled;
  aws.asked.clear();
  const { result } = await invoke(file, event, environmentOf(name, more));
  expect(malformed(event, result), name).toEqual([]);
  asked.set(name, new Set([...(asked.get(name) ?? []), ...aws.asked]));
  return result;
}
const statusOf = (result: unknown) => (result as { statusCode: number }).statusCode;
const NONE_FAILED = { batchItemFailures: [] };
/** Whatever the bus accepted of this type, as a rule puts it into a queue. */
const announced = (type: string) => aws.published.filter((entry) => entry.DetailType === type).map(ruleMessage);

it("command appends what a request asks for, and says what it does not find", async () => {
  const body = { name: "Chez Alice", city: "Lisbon", cuisines: ["French"] };
  expect(statusOf(await run("command", httpEvent("POST", "/restaurants", { token, body })))).toBe(201);
  expect(aws.log).toHaveLength(1);
  const patch = httpEvent("PATCH", `/restaurants/${"0".repeat(26)}`, { token, body: { name: "B" } });
  expect(statusOf(await run("command", patch))).toBe(404);
});

it("command lets nobody in whose token is somebody else's", async () => {
  const { token: forged } = issuer("https://issuer.example", "client");
  const event = httpEvent("POST", "/restaurants", { token: forged, body: {} });
  expect(statusOf(await run("command", event))).toBe(401);
});

it("relay publishes what the table's stream tells", async () => {
  expect(await run("relay", streamEvent(aws.log))).toEqual(NONE_FAILED);
  expect(announced("RESTAURANT_CREATED")).toHaveLength(1);
});

it("consumer projects what the bus put into its queue, and hands back what is no event", async () => {
  const event = queueEvent(...announced("RESTAURANT_CREATED"), "not JSON");
  const { batchItemFailures } = (await run("consumer", event)) as SQSBatchResponse;
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["message-1"]);
  expect(aws.asked).toContain("sqs:ChangeMessageVisibility own");
});

it("policy-consumer reacts when a restaurant has a new owner", async () => {
  const [restaurant] = aws.log;
  const id = String(restaurant?.pk?.S).slice("RESTAURANT#".length);
  expect(
    statusOf(await run("command", httpEvent("PUT", `/restaurants/${id}/owner`, { token, body: { owner_id: "bob" } }))),
  ).toBe(200);
  await run("relay", streamEvent(aws.log.slice(1)));
  expect(await run("policy-consumer", queueEvent(...announced("RESTAURANT_OWNER_ASSIGNED")))).toEqual(NONE_FAILED);
});

it("policy-consumer has EventBridge remember on which day a restaurant closes, and timer closes it then", async () => {
  const id = String(aws.log[0]?.pk?.S).slice("RESTAURANT#".length);
  const post = async (to: string, body: object) => {
    const before = aws.log.length;
    expect(statusOf(await run("command", httpEvent("POST", `/restaurants/${id}/${to}`, { token, body })))).toBe(200);
    await run("relay", streamEvent(aws.log.slice(before)));
  };
  const follow = async (type: string) => {
    const event = queueEvent(...announced(type));
    expect(await run("policy-consumer", event, { POLICY: "closing" })).toEqual(NONE_FAILED);
  };
  const on = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await post("close", { on });
  await follow("RESTAURANT_CLOSING_SCHEDULED");
  expect(aws.schedules).toMatchObject([{ ScheduleExpression: `at(${on}T00:00:00)`, GroupName: "group" }]);
  const { Target } = aws.schedules[0] as { Target: { Input: string } };
  const due = JSON.stringify({ ...JSON.parse(Target.Input), at: "2026-01-01T00:00:00Z" });
  const before = aws.log.length;
  expect(await run("timer", queueEvent(due))).toEqual(NONE_FAILED);
  expect(aws.log.slice(before).map(({ events }) => events?.S)).toEqual([expect.stringContaining("RESTAURANT_CLOSED")]);
  await post("reopen", {});
  await post("close", { on });
  await post("reopen", {});
  await follow("RESTAURANT_CLOSING_CANCELLED");
});

it("command goes on without a time zone, and policy-consumer asks for it again", async () => {
  const before = aws.log.length;
  const body = { name: "Tasca", city: "Lisbon", cuisines: ["French"], location: { lat: 38.7, lng: -9.1 } };
  expect(statusOf(await run("command", httpEvent("POST", "/restaurants", { token, body })))).toBe(201);
  await run("relay", streamEvent(aws.log.slice(before)));
  const event = queueEvent(...announced("RESTAURANT_ZONE_MISSED"));
  expect(await run("policy-consumer", event, { POLICY: "time-zones" })).toEqual(NONE_FAILED);
  expect(aws.log.at(-1)?.events?.S).toContain("Europe/Lisbon");
});

it("time-zone says in which zone a point is", async () => {
  expect(await run("time-zone", { lat: 27.7, lng: 85.3 })).toEqual({ time_zone: "Asia/Kathmandu" });
});

it("command seals what people write, and insights-consumer opens it", async () => {
  const id = String(aws.log[0]?.pk?.S).slice("RESTAURANT#".length);
  const body = { rating: 5, text: "Charred crust" };
  expect(statusOf(await run("command", httpEvent("POST", `/restaurants/${id}/reviews`, { token, body })))).toBe(201);
  expect(JSON.stringify(aws.log)).not.toContain("Charred crust");
  await run("relay", streamEvent(aws.log.slice(-1)));
  expect(await run("insights-consumer", queueEvent(...announced("REVIEW_CREATED")))).toEqual(NONE_FAILED);
});

it("command closes a restaurant with a reason, which consumer opens", async () => {
  const id = String(aws.log[0]?.pk?.S).slice("RESTAURANT#".length);
  const close = httpEvent("POST", `/restaurants/${id}/close`, { token, body: { reason: "Moved away" } });
  expect(statusOf(await run("command", close))).toBe(200);
  await run("relay", streamEvent(aws.log.slice(-1)));
  expect(await run("consumer", queueEvent(...announced("RESTAURANT_CLOSED")))).toEqual(NONE_FAILED);
  expect(aws.asked).toContain("dynamodb:BatchGetItem keys");
});

it("community-command seals what somebody reports", async () => {
  const id = String(aws.log[0]?.pk?.S).slice("RESTAURANT#".length);
  const body = { subject: { kind: "restaurant", id }, reason: "spam", text: "Nothing but an advertisement" };
  expect(statusOf(await run("community-command", httpEvent("POST", "/reports", { token, body })))).toBe(201);
  expect(JSON.stringify(aws.log)).toContain("REPORT_FILED");
  expect(JSON.stringify(aws.log)).not.toContain("advertisement");
});

it("query answers from the read table and tells the bus what was looked at", async () => {
  expect(statusOf(await run("query", httpEvent("GET", "/restaurants?city=lisbon")))).toBe(200);
  expect(announced("GET_RESTAURANTS")).toHaveLength(1);
  expect(statusOf(await run("query", httpEvent("GET", "/restaurants?city=nowhere")))).toBe(200);
  expect(announced("GET_RESTAURANTS")).toHaveLength(1);
  expect(statusOf(await run("query", httpEvent("GET", `/restaurants/${"0".repeat(26)}`)))).toBe(404);
  expect(statusOf(await run("query", httpEvent("GET", "/restaurants?cuisine=french")))).toBe(200);
  expect(statusOf(await run("query", httpEvent("GET", "/restaurants?city=lisbon&cuisine=french")))).toBe(200);
  expect(statusOf(await run("query", httpEvent("GET", "/users/me/reviews", { token })))).toBe(200);
  expect(statusOf(await run("query", httpEvent("GET", "/health?deep=1")))).toBe(200);
});

it("service describes the API", async () => {
  expect(statusOf(await run("service", httpEvent("GET", "/openapi.json")))).toBe(200);
  expect(statusOf(await run("service", httpEvent("GET", "/docs")))).toBe(200);
  expect(statusOf(await run("service", httpEvent("GET", "/docs.md")))).toBe(200);
  expect(statusOf(await run("service", httpEvent("GET", "/llms.txt")))).toBe(200);
  expect(statusOf(await run("service", httpEvent("GET", "/asyncapi.json")))).toBe(200);
  expect(statusOf(await run("service", httpEvent("GET", "/events/schemas/REVIEW_CREATED/1")))).toBe(200);
  const hidden = "/events/schemas/IMPORT_JOB_CREATED/1";
  expect(statusOf(await run("service", httpEvent("GET", hidden)))).toBe(404);
  expect(statusOf(await run("service", httpEvent("GET", hidden, { token })))).toBe(200);
});

it("insights-consumer counts what was looked at", async () => {
  await run("query", httpEvent("GET", "/restaurants?city=lisbon"));
  expect(await run("insights-consumer", queueEvent(...announced("GET_RESTAURANTS")))).toEqual(NONE_FAILED);
});

it("seal goes over the log", async () => {
  await run("seal", { do: "begin", alone: true });
  expect(await run("seal", { do: "proceed" })).toMatchObject({ done: true, sealed: 0 });
});

const eventsInLog = () => aws.log.flatMap(({ events }) => JSON.parse(String(events?.S))).length;

it("feed-keeper numbers what the log holds, and proves how far the read models are", async () => {
  const phases: unknown[] = [];
  for (let minute = 0; minute < 3; minute++) phases.push(await run("feed-keeper", {}));
  expect(phases).toMatchObject([{ phase: "catching" }, { phase: "done" }, { phase: "done", total: eventsInLog() }]);
});

it("feed tells what happened from the feed, without a token and to an admin", async () => {
  for (const caller of [{}, { token }]) {
    const answer = await run("feed", httpEvent("GET", "/events?after=0", caller));
    expect(statusOf(answer)).toBe(200);
    expect(JSON.parse((answer as { body: string }).body)).toMatchObject({
      data: [{ position: "1" }],
      next_cursor: "1",
    });
  }
  expect(statusOf(await run("feed", httpEvent("GET", "/events?after=latest")))).toBe(200);
});

it("search answers from the feed where there is no file yet, and search-indexer writes one", async () => {
  const answer = await run("search", httpEvent("GET", "/search/restaurants?q=chez"));
  expect(statusOf(answer)).toBe(200);
  expect(JSON.parse((answer as { body: string }).body)).toMatchObject({ data: [], total: 0 });
  expect(statusOf(await run("search", httpEvent("GET", "/autocomplete?q=chez")))).toBe(200);
  expect(await run("search-indexer", {})).toMatchObject({ written: "written" });
});

it("mcp answers its protocol, and has the API's own reads and searches answer what its tools ask", async () => {
  const call = (name: string, input: object) => ({
    body: { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: input } },
    accept: "application/json, text/event-stream",
  });
  const answer = async (name: string, input: object) =>
    ((await run("mcp", httpEvent("POST", "/mcp", call(name, input)))) as { body: string }).body;
  expect(await answer("search_restaurants", { q: "chez" })).toContain('"structuredContent":{"data":[]');
  expect(await answer("get_restaurant", { id: "0".repeat(26) })).toContain("restaurant.missing");
});

it("stream tells what happens until another takes its place, with status and fields before the first piece", async () => {
  const told = (await run("stream", httpEvent("GET", "/events/stream?after=0"))) as { body: string };
  expect(statusOf(told)).toBe(200);
  // The fake table remembers no stream, so that the first heartbeat is the last.
  expect(told.body).toMatch(/^retry: 1000\nid: 0\n\nid: 1\nevent: restaurant\.updated\ndata: \{.*\}\n\n/);
  expect(told.body).toMatch(/: another stream has taken its place\nretry: 60000\n\n$/);
  const answer = (await run("stream", httpEvent("GET", "/nowhere"))) as { body: string };
  expect(statusOf(answer)).toBe(404);
  expect(JSON.parse(answer.body)).toMatchObject({ code: "route.missing" });
  const exported = (await run("stream", httpEvent("GET", "/users/me/export", { token }))) as { body: string };
  expect(statusOf(exported)).toBe(200);
  expect(exported.body.trimEnd().split("\n").at(-1)).toContain('"complete":true');
});

it("guide answers a question, of whoever asks, and tells the log of it", async () => {
  for (const caller of [{}, { token }]) {
    const ask = httpEvent("POST", "/v1/chat/stream", { ...caller, body: { message: "Hello" } });
    const told = (await run("guide", ask)) as { body: string };
    expect(statusOf(told)).toBe(200);
    expect(told.body).toMatch(/^retry: 1000\n\nid: [\w-]{22}-1\.1\ndata: \{"type":"start",.*\ndata: \[DONE\]\n\n$/s);
    expect(told.body).toContain('"type":"finish"');
    expect(aws.log.at(-1)?.events?.S).toContain("GUIDE_ASKED");
  }
  const nothing = httpEvent("GET", `/v1/chat/${"x".repeat(22)}`, { token });
  expect(statusOf(await run("guide", nothing))).toBe(404);
  expect(statusOf(await run("guide", httpEvent("GET", "/v1/chat", { token })))).toBe(200);
  const { body } = (await run("guide", httpEvent("POST", "/v1/chat/stream", { body: { message: "?" } }))) as {
    body: string;
  };
  expect(aws.asked).toContain("dynamodb:PutItem keys");
  expect(body).toContain("[DONE]");
});

it("feed-consumer gives what the relay announced its positions", async () => {
  expect(await run("feed-consumer", queueEvent(...announced("RESTAURANT_CREATED")))).toEqual(NONE_FAILED);
  expect(aws.asked).toContain("dynamodb:PutItem read");
});

it("import takes a file and puts its job into a queue; import-reader reads it from there and sends its rows on", async () => {
  const row = { external_id: "1", name: "Casa Bo", city: "Porto", cuisines: ["Portuguese"] };
  const body = { profile: "bellyfed", format: "json", content: JSON.stringify([row]) };
  const answer = await run("import", httpEvent("POST", "/imports", { token, body }));
  expect(statusOf(answer)).toBe(202);
  expect(aws.messages).toHaveLength(1);
  expect(await run("import-reader", queueEvent(...aws.messages))).toEqual(NONE_FAILED);
  expect(aws.messages).toHaveLength(2);
  const { id } = JSON.parse((answer as { body: string }).body) as { id: string };
  expect(statusOf(await run("import", httpEvent("POST", `/imports/${id}/start`, { token, body: {} })))).toBe(202);
});

it("processor announces the rows, and import-consumer writes them by commands", async () => {
  expect(await run("processor", queueEvent(String(aws.messages[1])))).toEqual(NONE_FAILED);
  const commits = aws.log.length;
  expect(await run("import-consumer", queueEvent(...announced("RESTAURANT_IMPORT")))).toEqual(NONE_FAILED);
  expect(aws.log.length).toBeGreaterThan(commits);
});

it("renew-pages tells the site and then the CDN", async () => {
  const event = queueEvent(JSON.stringify({ tags: ["restaurants"] }), "not JSON");
  const { batchItemFailures } = (await run("renew-pages", event)) as SQSBatchResponse;
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["message-1"]);
});

it("rollup runs on its schedule", async () => {
  expect(await run("rollup", {})).toBeNull();
});

it("usage asks the logs and writes what they tell", async () => {
  expect(await run("usage", {})).toBeNull();
  expect(aws.asked).toContain("dynamodb:UpdateItem read");
});

it("command erases somebody, and erasure-consumer does what follows", async () => {
  const erase = httpEvent("DELETE", "/users/bob", { token });
  expect(statusOf(await run("command", erase))).toBe(202);
  expect(await run("erasure-consumer", queueEvent(...announced("USER_ERASED")))).toEqual(NONE_FAILED);
});

it("establish runs on its schedule", async () => {
  expect(await run("establish", {})).toBeNull();
});

it("reconcile sends again what no read model has", async () => {
  const before = announced("RESTAURANT_CREATED").length;
  expect(await run("reconcile", { graceSeconds: 0 })).toMatchObject({ commits: expect.any(Number) });
  expect(announced("RESTAURANT_CREATED").length).toBeGreaterThan(before);
});

it("rebuild says how it stands, and begins", async () => {
  expect(await run("rebuild", { do: "status" })).toMatchObject({ live: 1, done: true });
  expect(await run("rebuild", { do: "begin" })).toMatchObject({ done: false });
});

it("pre-token adds role and name to the tokens that Cognito makes", async () => {
  const result = await run("pre-token", tokenEvent());
  expect(JSON.stringify(result)).toContain('"claimsToAddOrOverride":{"role":"admin","name":"Alice"}');
});

it("post-confirmation ends the sessions of who has set another password", async () => {
  expect(await run("post-confirmation", resetEvent())).toMatchObject({ userName: "alice" });
});

it("would notice a bundle that fails at its import, and a handler that throws", async () => {
  const broken = (code: string) => {
    const file = join(outdir, "broken.mjs");
    writeFileSync(file, code);
    return invoke(file, {}, host);
  };
  await expect(broken("throw new Error('at its import');")).rejects.toThrow("at its import");
  await expect(broken("export const handler = async () => { throw new Error('at work'); };")).rejects.toThrow(
    "at work",
  );
  await expect(broken("export const handle = () => {};")).rejects.toThrow("handler");
});

it("has invoked every function, and none has asked for more than is written down", () => {
  expect([...asked.keys()].sort()).toEqual([...names].sort());
  for (const [name, seen] of asked)
    expect(calls[name as FunctionName], name).toEqual(expect.arrayContaining([...seen]));
});
