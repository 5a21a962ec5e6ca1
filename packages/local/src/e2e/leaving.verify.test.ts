import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "@bellyfed/testing/e2e/caller";
import { killPoint } from "@bellyfed/testing/e2e/kill-point";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { afterAll, expect, it } from "vitest";
import { CLIENT_ID, ISSUER_PATH } from "../issuer/issuer.ts";

const killing = killPoint();
const running = cloudWithAdmin(killing.env);
const { call } = running;
afterAll(killing.dispose);

const PASSWORD = "a pass word";
async function post(path: string, fields: Readonly<Record<string, string>>) {
  const body = new URLSearchParams({ client_id: CLIENT_ID, ...fields });
  const response = await fetch(running.cloud.url + ISSUER_PATH + path, { method: "POST", body });
  const told = (await response.json()) as Partial<Record<"access_token" | "refresh_token", string>>;
  return { status: response.status, token: told.access_token ?? "", refresh: told.refresh_token ?? "" };
}
const signIn = (username: string) => post("/oauth2/token", { grant_type: "password", username, password: PASSWORD });

/** Somebody with an account and a session. */
async function arrive(username: string) {
  const account = { username, password: PASSWORD, name: `The name of ${username}` };
  expect((await post("/register", account)).status).toBe(201);
  return signIn(username);
}

/** Asks for the erasure, in the middle of which the process is killed; then runs again. */
async function leaveAndKill(point: Parameters<typeof killing.set>[0], token: string): Promise<void> {
  killing.set(point);
  await call("DELETE", "/users/me", { token }).catch(() => undefined);
  await running.cloud.ended();
  expect(killing.isPassed()).toBe(true);
  await running.cloud.start();
}

/** How often the log says that somebody was erased. */
async function erasures(sub: string): Promise<number> {
  const { body } = await call("GET", "/events?after=0&types=USER_ERASED&limit=100", { token: running.admin });
  return body.data.filter((event: { stream_id: string }) => event.stream_id === `USER#${sub}`).length;
}

it.each([
  ["the fact is in the log and nothing was done", "nina", "before erased_at"],
  ["sessions end", "otto", "before refresh-tokens.json"],
  ["sessions have ended", "paul", "after refresh-tokens.json"],
  ["it is noted who is to be removed", "quin", "before removed-users.json"],
  ["that is noted and the account is there", "rosa", "after removed-users.json"],
  ["the account is taken out", "sven", "before users.json"],
  ["the account is gone and nobody was told", "tina", "after users.json"],
] as const)("an account goes though all is killed when %s", async (_, username, point) => {
  const { token, refresh } = await arrive(username);
  await leaveAndKill(point, token);
  await eventually(
    () => signIn(username),
    ({ status }) => status === 400,
  );
  expect((await post("/oauth2/token", { grant_type: "refresh_token", refresh_token: refresh })).status).toBe(400);
  await eventually(
    () => erasures(username),
    (count) => count === 1,
  );
  const place = { name: "Too late", city: "Nowhere", cuisines: ["Soup"] };
  const late = await call("POST", "/restaurants", { body: place, token });
  expect([late.status, late.body.code]).toEqual([403, "user.erased"]);
});

it("an account stays where all is killed before the fact is in the log, and goes when it is asked for again", async () => {
  const { token } = await arrive("ursula");
  await leaveAndKill("before USER_ERASED", token);
  expect([(await signIn("ursula")).status, await erasures("ursula")]).toEqual([200, 0]);
  expect((await call("DELETE", "/users/me", { token })).status).toBe(202);
  await eventually(
    () => signIn("ursula"),
    ({ status }) => status === 400,
  );
});

it("no file of the issuer's knows the name of any of them", async () => {
  expect(await running.cloud.stop()).toBe(0);
  const folder = join(running.cloud.dataDir, "issuer");
  const files = readdirSync(folder);
  expect(files).toContain("removed-users.json");
  for (const file of files)
    expect(readFileSync(join(folder, file), "utf8"), file).not.toMatch(
      /The name of|nina|otto|paul|quin|rosa|sven|tina|ursula/,
    );
});
