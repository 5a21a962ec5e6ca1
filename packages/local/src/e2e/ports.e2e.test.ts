import { APP, callersOf, type Listener, TUNNEL, taken } from "@bellyfed/testing/e2e/callers";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDynamo } from "../dynamodb/engine.ts";

let cloud: CloudProcess;
beforeAll(async () => {
  cloud = await cloudProcess({ ALLOWED_HOSTS: TUNNEL, CORS_ORIGINS: APP });
  await cloud.start();
});
afterAll(() => cloud?.dispose());

const listeners = [
  ["the API", "API_PORT", "/health", "browsers"],
  ["an address of the API that is not there", "API_PORT", "/nowhere", "browsers"],
  ["the issuer's keys", "API_PORT", "/issuer/.well-known/jwks.json", "browsers"],
  ["the issuer's form for a token", "API_PORT", "/issuer/oauth2/token", "browsers"],
  ["the issuer's form for signing up", "API_PORT", "/issuer/register", "browsers"],
  ["the bus", "EVENTS_PORT", "/", "programs"],
  ["the queues and the files", "SQS_PORT", "/bellyfed-imports/file", "programs"],
  ["the database's door", "DYNAMODB_PORT", "/", "programs"],
] as const;

describe.each(listeners)("%s", (_name, variable, path, audience) => {
  it.each(["GET", "POST", "OPTIONS"])("takes %s of its own callers only", async (method) => {
    const listener: Listener = { port: Number(cloud.env[variable]), path, audience };
    const callers = callersOf(listener, Number(cloud.env.WEB_PORT));
    const answers = await Promise.all(callers.map(([fields]) => taken(listener, method, fields)));
    expect(answers.map((answer, index) => [callers[index]?.[0], answer])).toEqual(callers);
  });
});

it("a form of another site signs nobody up", async () => {
  const port = Number(cloud.env.API_PORT);
  const register = (origin: string, username: string) => {
    const type = ["Content-Type", "application/x-www-form-urlencoded"] as const;
    const fields = [["Host", `127.0.0.1:${port}`], ["Origin", origin], type] as const;
    const listener = { port, path: "/issuer/register", audience: "browsers" } as const;
    return taken(listener, "POST", fields, `username=${username}&password=long-enough&name=Eve`);
  };
  const signIn = async (username: string) => {
    const form = { grant_type: "password", client_id: "bellyfed-local", username, password: "long-enough" };
    return (await fetch(`${cloud.url}/issuer/oauth2/token`, { method: "POST", body: new URLSearchParams(form) }))
      .status;
  };
  expect([await register("http://evil.test", "eve"), await signIn("eve")]).toEqual([403, 400]);
  expect([await register(`http://localhost:${cloud.env.WEB_PORT}`, "adam"), await signIn("adam")]).toEqual([
    "passed",
    200,
  ]);
});

it("an engine that somebody else runs gets no door", async () => {
  const engine = await startDynamo();
  const other = await cloudProcess({ DYNAMODB_ENDPOINT: engine.endpoint });
  await other.start();
  expect((await fetch(`${other.url}/health`)).status).toBe(200);
  await expect(fetch(`http://127.0.0.1:${other.env.DYNAMODB_PORT}`)).rejects.toThrow("fetch failed");
  await other.dispose();
  await engine.stop();
});
