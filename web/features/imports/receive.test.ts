import { afterAll, beforeEach, expect, it } from "vitest";
import { type Answer, type Received, startServer } from "../../platform/identity/testing.ts";
import type { Session } from "../../platform/session/session.ts";
import { receiveImport } from "./receive.ts";

const id = "0123456789abcdefghjkmnpqrs";
const session: Session = { sub: "admin", name: "Admin", role: "admin", accessToken: "jwt", expiresAt: 0 };
let answerTo: (request: Received) => Answer | undefined;
/** The API and the store behind it. */
const server = await startServer((request) => answerTo(request) ?? fine(request));
afterAll(() => server.stop());
process.env.API_URL = server.url;

function fine({ method, path }: Received): Answer {
  if (method === "PUT") return { status: 200, body: "" };
  const upload = {
    url: `${server.url}/store/${id}`,
    method: "PUT",
    headers: { "content-type": "x/y" },
    expires_at: "",
  };
  return path === "/imports" ? { status: 201, body: { id, upload } } : { status: 202, body: { id } };
}
const problemDocument = (status: number, pointer?: string): Answer => ({
  status,
  body: { status, code: "x", title: "No", detail: "No", errors: pointer ? [{ pointer, message: "is wrong" }] : [] },
});
beforeEach(() => {
  answerTo = () => undefined;
  server.received.length = 0;
});

const content = `[{"external_id":"1","name":"Zum Anker"}]`;
async function sent(file: string, fields: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  const all = { idempotency_key: "k", profile: "bellyfed", source: "mine", city: "Kyoto", ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  form.set("file", new File([file], "a.json"));
  const response = new Response(form);
  const bytes = Buffer.from(await response.clone().arrayBuffer());
  const headers = new Headers({ "content-type": response.headers.get("content-type") ?? "" });
  headers.set("content-length", String(bytes.length));
  const read = { bytes: 0 };
  const body = (async function* () {
    for (let at = 0; at < bytes.length; at += 1000) {
      const chunk = bytes.subarray(at, at + 1000);
      read.bytes += chunk.length;
      yield chunk;
    }
  })();
  return { headers, body, read, length: bytes.length };
}
const asked = () => server.received.map(({ method, path }) => `${method} ${path}`);

it("a file is announced, stored and started, in the person's name", async () => {
  const { headers, body } = await sent(content);
  expect(await receiveImport(headers, body, session)).toEqual({ id });
  expect(asked()).toEqual(["POST /imports", `PUT /store/${id}`, `POST /imports/${id}/start`]);
  const [created, stored] = server.received;
  expect(created?.headers.authorization).toBe("Bearer jwt");
  expect(JSON.parse(created?.body ?? "")).toEqual({
    profile: "bellyfed",
    source: "mine",
    defaults: { city: "Kyoto" },
    filename: "a.json",
    size: content.length,
  });
  expect(stored?.body).toBe(content);
});

it("the same form sent twice has the same idempotency key", async () => {
  for (const _ of [1, 2]) {
    const { headers, body } = await sent(content);
    await receiveImport(headers, body, session);
  }
  const keys = server.received.filter(({ path }) => path === "/imports").map((each) => each.headers["idempotency-key"]);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(keys[1]).toBe(keys[0]);
});

it.each([
  ["an empty file", "", {}, "empty"],
  ["a file of another kind", content, { profile: "nyc" }, "looks_bellyfed"],
] as const)("%s is refused before the API is asked, and the settings are kept", async (_, file, fields, problem) => {
  const { headers, body } = await sent(file, fields);
  const settings = { profile: "bellyfed", source: "mine", city: "Kyoto", ...fields };
  expect(await receiveImport(headers, body, session)).toEqual({ problem, settings });
  expect(asked()).toEqual([]);
});

it.each([
  [problemDocument(401), "again"],
  [problemDocument(403), "forbidden"],
  [problemDocument(422, "/source"), "source"],
  [problemDocument(422, "/defaults/city"), "city"],
  [problemDocument(422, "/profile"), "profile"],
  [problemDocument(409), "other"],
  [problemDocument(500), "busy"],
] as const)("what the API refuses is told: %#", async (answer, problem) => {
  answerTo = () => answer;
  const { headers, body } = await sent(content);
  expect(await receiveImport(headers, body, session)).toMatchObject({ problem });
});

it("a store that refuses starts nothing", async () => {
  answerTo = ({ method }) => (method === "PUT" ? { status: 403, body: "" } : undefined);
  const { headers, body } = await sent(content);
  expect(await receiveImport(headers, body, session)).toMatchObject({ problem: "busy" });
  expect(asked()).toEqual(["POST /imports", `PUT /store/${id}`]);
});

it("whoever is not signed in is told so once everything has been read, as browsers wait for that", async () => {
  const { headers, body, read, length } = await sent("x".repeat(100_000));
  expect(await receiveImport(headers, body, undefined)).toMatchObject({ problem: "again" });
  expect(read.bytes).toBe(length);
  expect(asked()).toEqual([]);
});

it("what is no form is refused", async () => {
  const { body } = await sent(content);
  expect(await receiveImport(new Headers({ "content-type": "text/plain" }), body, session)).toMatchObject({
    problem: "broken",
  });
});
