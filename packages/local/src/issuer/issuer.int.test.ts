import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { SITE_HEADER, VISITOR_HEADER, visitorHeader } from "@bellyfed/core/visitor";
import { issuerGateway } from "@bellyfed/testing/local/issuer";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { siteSecrets } from "../cloud/secret.ts";
import type { Gateway } from "../gateway/server.ts";
import { CLIENT_ID, type Issuer, lastUrl, openIssuer, openMinter } from "./issuer.ts";

let dataDir: string;
let issuer: Issuer;
let gateway: Gateway;
let url: string;
const users = [{ username: "olivia", password: "päss word", role: "owner", name: "Olivia" }] as const;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "issuer-"));
  ({ gateway, url } = await issuerGateway(() => issuer));
  issuer = await openIssuer({ dataDir, url, users });
});
afterAll(async () => {
  await gateway.stop();
  rmSync(dataDir, { recursive: true });
});

type Fields = "access_token" | "id_token" | "refresh_token" | "token_type" | "error" | "error_description";

async function token(form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: CLIENT_ID, ...form });
  const response = await fetch(`${url}/oauth2/token`, { method: "POST", body });
  return {
    status: response.status,
    headers: response.headers,
    ...((await response.json()) as Partial<Record<Fields, string>>),
  };
}
const signIn = (password: string = users[0].password) =>
  token({ grant_type: "password", username: "olivia", password });

it("lets an address guess so many passwords and make so many accounts, and then says when to come again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "issuer-"));
  const usual = issuer;
  let clock = Date.now();
  issuer = await openIssuer({ dataDir: folder, url, users, attemptsPerAddress: 4, now: () => clock });
  const secrets = siteSecrets(folder);
  const asFor = (address: string, site = secrets.site) => ({
    [SITE_HEADER]: site,
    [VISITOR_HEADER]: visitorHeader(address, secrets.visitor, clock),
  });
  const guess = async (headers: Record<string, string> = {}, password = "wrong") => {
    const body = new URLSearchParams({ client_id: CLIENT_ID, grant_type: "password", username: "olivia", password });
    return fetch(`${url}/oauth2/token`, { method: "POST", body, headers });
  };
  for (let n = 0; n < 6; n++) expect((await guess({}, users[0].password)).status).toBe(200);
  const many = await Promise.all(Array.from({ length: 9 }, () => guess()));
  expect(many.map(({ status }) => status).sort()).toEqual([...Array(4).fill(400), ...Array(5).fill(429)]);
  const refused = await guess({}, users[0].password);
  expect([refused.status, Number(refused.headers.get("retry-after"))]).toEqual([429, 300]);
  expect(await refused.json()).toEqual({
    error: "too_many_attempts",
    error_description: "Too many attempts. Try again in 300 seconds",
  });
  const account = new URLSearchParams({ username: "nina", password: "12345678", name: "Nina" });
  expect((await fetch(`${url}/register`, { method: "POST", body: account })).status).toBe(429);
  // Another visitor of the site is not concerned; who only says so is.
  expect((await guess(asFor("203.0.113.7"))).status).toBe(400);
  expect((await guess(asFor("203.0.113.8", "guessed"))).status).toBe(429);
  clock += 300_000;
  expect((await guess()).status).toBe(400);
  issuer = usual;
  rmSync(folder, { recursive: true });
});

it("publishes where everything is, for any site", async () => {
  const response = await fetch(`${url}/.well-known/openid-configuration`);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  const configuration = (await response.json()) as Record<string, string>;
  expect(configuration).toMatchObject({ issuer: url, token_endpoint: `${url}/oauth2/token` });
  const keys = (await (await fetch(configuration.jwks_uri ?? "")).json()) as { keys: object[] };
  expect(keys.keys).toEqual([
    { kty: "RSA", alg: "RS256", use: "sig", kid: expect.any(String), n: expect.any(String), e: "AQAB" },
  ]);
});

it("mints tokens that the API accepts", async () => {
  const identity = jwtIdentity({ issuer: url, audience: CLIENT_ID, jwksUrl: `${url}/.well-known/jwks.json` });
  const minted = await issuer.mintToken({ sub: "alice", role: "moderator", name: "Alice", ttlSeconds: 60 });
  expect(await identity.verify(minted)).toEqual({ sub: "alice", role: "moderator", name: "Alice" });
  const expired = await issuer.mintToken({ sub: "alice", role: "user", name: "Alice", ttlSeconds: -60 });
  await expect(identity.verify(expired)).rejects.toMatchObject({ code: "token.expired" });
  const { access_token = "", id_token = "" } = await signIn();
  expect(await identity.verify(access_token)).toEqual({ sub: "olivia", role: "owner", name: "Olivia" });
  await expect(identity.verify(id_token)).rejects.toMatchObject({ code: "token.invalid" });
});

it("signs in by password, and lets nobody keep the answer", async () => {
  const answer = await signIn();
  expect(answer).toMatchObject({ status: 200, token_type: "Bearer", expires_in: 3600 });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(decodeJwt(answer.id_token ?? "")).toMatchObject({ aud: CLIENT_ID, token_use: "id", sub: "olivia", iss: url });
});

it("renews a session, with another refresh token each time", async () => {
  const { refresh_token: first = "" } = await signIn();
  const renewed = await token({ grant_type: "refresh_token", refresh_token: first });
  expect(renewed.status).toBe(200);
  expect(renewed.refresh_token).not.toBe(first);
  expect(decodeJwt(renewed.access_token ?? "").sub).toBe("olivia");
});

it("ends a session when its refresh token is revoked", async () => {
  const { refresh_token = "" } = await signIn();
  const body = new URLSearchParams({ token: refresh_token });
  expect((await fetch(`${url}/oauth2/revoke`, { method: "POST", body })).status).toBe(200);
  expect(await token({ grant_type: "refresh_token", refresh_token })).toMatchObject({
    status: 400,
    error: "invalid_grant",
  });
});

it("says the same of a wrong password and an unknown user", async () => {
  const wrong = await signIn("guess");
  const unknown = await token({ grant_type: "password", username: "nobody", password: "guess" });
  expect(wrong).toMatchObject({ status: 400, error: "invalid_grant" });
  expect(unknown.error_description).toBe(wrong.error_description);
});

it.each([
  [{ grant_type: "client_credentials" }, 400, "unsupported_grant_type"],
  [{}, 400, "unsupported_grant_type"],
  [{ grant_type: "password", username: "olivia" }, 400, "invalid_request"],
  [{ grant_type: "refresh_token" }, 400, "invalid_request"],
  [{ grant_type: "refresh_token", refresh_token: "guess" }, 400, "invalid_grant"],
  [{ grant_type: "password", client_id: "other" }, 401, "invalid_client"],
])("refuses %j as RFC 6749 says", async (form, status, error) => {
  expect(await token(form as Record<string, string>)).toMatchObject({ status, error });
});

it("takes one form, of a sensible size", async () => {
  const post = (body: string, type: string) =>
    fetch(`${url}/oauth2/token`, { method: "POST", body, headers: { "content-type": type } });
  expect((await post("{}", "application/json")).status).toBe(400);
  expect((await post("a".repeat(20_000), "application/x-www-form-urlencoded")).status).toBe(400);
  expect((await post(`client_id=${CLIENT_ID}&client_id=x`, "application/x-www-form-urlencoded")).status).toBe(400);
  expect((await fetch(`${url}/oauth2/token`)).status).toBe(405);
  expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
});

const register = async (fields: Record<string, unknown>, json = true) => {
  const sent = json
    ? { body: JSON.stringify(fields), headers: { "content-type": "application/json" } }
    : { body: new URLSearchParams(fields as Record<string, string>) };
  const response = await fetch(`${url}/register`, { method: "POST", ...sent });
  return { status: response.status, ...((await response.json()) as Record<string, string>) };
};
const ada = { username: "ada@example.com", password: "läng enough", name: " Ada L. " };

it("registers a user, who signs in at once and is known after a restart", async () => {
  expect(await register(ada)).toEqual({ status: 201, username: "ada@example.com", name: "Ada L.", role: "user" });
  const answer = await token({ grant_type: "password", username: "Ada@Example.com", password: ada.password });
  expect(decodeJwt(answer.access_token ?? "")).toMatchObject({
    sub: "ada@example.com",
    name: "Ada L.",
    "cognito:groups": ["user"],
  });
  issuer = await openIssuer({ dataDir, url, users });
  const later = await token({ grant_type: "password", username: ada.username, password: ada.password });
  expect(later.status).toBe(200);
});

it("takes a form as well, and gives nobody a role that they ask for", async () => {
  const answer = await register({ username: "bob", password: "12345678", name: "Bob", role: "admin" }, false);
  expect(answer).toMatchObject({ status: 201, role: "user" });
});

it("gives a name once, in upper or lower case, even to two who ask at the same time, and answers the second one the same", async () => {
  const asked = { username: "Olivia", password: "another one", name: "Mallory" };
  const fresh = await register({ ...asked, username: "Olive" });
  expect(await register(asked)).toEqual({ ...fresh, username: "Olivia" });
  expect(await token({ grant_type: "password", username: "olivia", password: asked.password })).toMatchObject({
    status: 400,
  });
  expect(decodeJwt((await signIn()).access_token ?? "")).toMatchObject({ sub: "olivia", name: "Olivia" });

  const both = ["carl", "CARL"].map((username) => ({ username, password: `${username} has a password`, name: "C" }));
  expect((await Promise.all(both.map((each) => register(each)))).map(({ status }) => status)).toEqual([201, 201]);
  const into = await Promise.all(
    both.map(({ username, password }) => token({ grant_type: "password", username, password })),
  );
  expect(into.map(({ status }) => status).sort()).toEqual([200, 400]);
});

it.each([
  ["username", { username: "a" }],
  ["username", { username: "a".repeat(65) }],
  ["username", { username: "a#b" }],
  ["username", { username: "a b" }],
  ["username", { username: "аlice" }],
  ["username", { username: "dora\n" }],
  ["password", { password: "1234567" }],
  ["password", { password: "x".repeat(257) }],
  ["name", { name: "  " }],
  ["name", { name: "Do\nra" }],
  ["name", { name: "Do\u200bra" }],
  ["name", { name: "Moderator Dora" }],
  ["name", { name: "x".repeat(121) }],
])("refuses to register with a wrong %s: %j", async (field, wrong) => {
  const answer = await register({ username: "dora", password: "long enough", name: "Dora", ...wrong });
  expect(answer).toMatchObject({ status: 400, error: "invalid_request", field });
  expect(await token({ grant_type: "password", username: "dora", password: "long enough" })).toMatchObject({
    status: 400,
  });
});

it("refuses to register from what is no form and no object of strings", async () => {
  expect(await register({ ...ada, username: 1 })).toMatchObject({ status: 400, error: "invalid_request" });
  const post = (body: string, type: string) =>
    fetch(`${url}/register`, { method: "POST", body, headers: { "content-type": type } });
  expect((await post("[]", "application/json")).status).toBe(400);
  expect((await post("{", "application/json")).status).toBe(400);
  expect((await post(JSON.stringify(ada), "text/plain")).status).toBe(400);
  expect((await post("username=a1&username=a2", "application/x-www-form-urlencoded")).status).toBe(400);
  expect((await fetch(`${url}/register`)).status).toBe(405);
});

const change = async (fields: Record<string, string>) => {
  const body = new URLSearchParams(fields);
  const response = await fetch(`${url}/password`, { method: "POST", body });
  return { status: response.status, ...((await response.json()) as Partial<Record<Fields | "field", string>>) };
};
const signOutEverywhere = async (access_token = "") =>
  (await fetch(`${url}/sign-out`, { method: "POST", body: new URLSearchParams({ access_token }) })).status;
const renew = async (refresh_token = "") => (await token({ grant_type: "refresh_token", refresh_token })).status;
const eve = { username: "eve", password: "long enough", name: "Eve" };
const signInAs = (username: string, password: string) => token({ grant_type: "password", username, password });

it("ends every session of one person", async () => {
  await register(eve);
  const sessions = [await signInAs("eve", eve.password), await signInAs("eve", eve.password)];
  const others = await signIn();
  expect(await signOutEverywhere(sessions[0]?.access_token)).toBe(200);
  expect(await Promise.all(sessions.map(({ refresh_token }) => renew(refresh_token)))).toEqual([400, 400]);
  expect(await renew(others.refresh_token)).toBe(200);
});

it("changes a password, ends every session and begins a new one", async () => {
  const before = await signInAs("eve", eve.password);
  const { access_token = "" } = before;
  const after = await change({ access_token, password: eve.password, new_password: "another one" });
  expect(after).toMatchObject({ status: 200, token_type: "Bearer" });
  expect(decodeJwt(after.access_token ?? "")).toMatchObject({ sub: "eve", name: "Eve" });
  expect(await renew(before.refresh_token)).toBe(400);
  expect(await renew(after.refresh_token)).toBe(200);
  expect((await signInAs("eve", eve.password)).status).toBe(400);
  expect((await signInAs("eve", "another one")).status).toBe(200);
});

it("changes no password without the present one, and for no weak one", async () => {
  const { access_token = "", refresh_token } = await signInAs("eve", "another one");
  const right = { access_token, password: "another one", new_password: "a third one" };
  expect(await change({ ...right, password: "guess" })).toMatchObject({ status: 400, error: "invalid_grant" });
  expect(await change({ ...right, new_password: "short" })).toMatchObject({ status: 400, field: "password" });
  expect((await signInAs("eve", "another one")).status).toBe(200);
  expect(await renew(refresh_token)).toBe(200);
});

it("takes nothing but its own access tokens for who is signed in", async () => {
  const { id_token = "" } = await signInAs("eve", "another one");
  const elsewhere = await openMinter({ dataDir, url: "http://127.0.0.1:1/issuer" });
  const wrong = [
    "",
    "guess",
    id_token,
    await elsewhere.mintToken({ sub: "eve", role: "user", name: "Eve", ttlSeconds: 60 }),
    await issuer.mintToken({ sub: "eve", role: "user", name: "Eve", ttlSeconds: -60 }),
  ];
  for (const access_token of wrong) {
    expect(await signOutEverywhere(access_token)).toBe(401);
    const fields = { access_token, password: "another one", new_password: "a third one" };
    expect(await change(fields)).toMatchObject({ status: 401, error: "invalid_token" });
  }
});

it("makes nobody a moderator where those need a second factor, which it does not offer", async () => {
  const folder = mkdtempSync(join(tmpdir(), "issuer-"));
  const staff = [{ username: "mona", password: "long enough", role: "moderator", name: "Mona" }] as const;
  const before = issuer;
  issuer = await openIssuer({ dataDir: folder, url, users: staff, staffNeedSecondFactor: true });
  const { access_token = "", id_token = "" } = await signInAs("mona", "long enough");
  for (const each of [access_token, id_token]) expect(decodeJwt(each)["cognito:groups"]).toEqual(["user"]);
  issuer = before;
  rmSync(folder, { recursive: true });
});

it("keeps no password, and remembers its URL for whoever mints tokens beside it", () => {
  const file = readFileSync(join(dataDir, "issuer", "users.json"), "utf8");
  expect(JSON.parse(file)[0]).toEqual({
    username: "olivia",
    sub: "olivia",
    role: "owner",
    name: "Olivia",
    salt: expect.any(String),
    hash: expect.any(String),
  });
  expect(file).not.toContain("päss");
  expect(file).not.toContain(ada.password);
  expect(statSync(join(dataDir, "issuer", "users.json")).mode & 0o777).toBe(0o600);
  expect(lastUrl(dataDir)).toBe(url);
  expect(lastUrl(join(dataDir, "elsewhere"))).toBeUndefined();
});
