import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { oauthProvider } from "./oauth.ts";
import type { IdentityProvider } from "./provider.ts";
import { type Answer, startServer } from "./testing.ts";

/** What the local issuer answered (packages/local/src/issuer), with shorter tokens. */
const recorded = {
  tokens: {
    status: 200,
    body: {
      access_token: "access.1",
      id_token: "id.1",
      refresh_token: "pfypokKuPdZ7QGmeYojnH0p3MrhxQphK4lbK2ml1Tqk",
      token_type: "Bearer",
      expires_in: 3600,
    },
  },
  wrongPassword: {
    status: 400,
    body: { error: "invalid_grant", error_description: "The user name or the password is wrong" },
  },
  wrongToken: { status: 400, body: { error: "invalid_grant", error_description: "The refresh token is not valid" } },
  wrongClient: {
    status: 401,
    body: { error: "invalid_client", error_description: "client_id must be bellyfed-local" },
  },
  revoked: { status: 200, body: {} },
  registered: { status: 201, body: { sub: "nina", role: "user", name: "Nina ✓" } },
  shortPassword: {
    status: 400,
    body: {
      error: "invalid_request",
      field: "password",
      error_description: "password must have 8 to 256 characters, not 1",
    },
  },
  fault: { status: 500, body: { error: "server_error" } },
} satisfies Record<string, Answer>;

const NOW = Date.parse("2026-11-21T10:00:00Z");
let answer: Answer;
let server: Awaited<ReturnType<typeof startServer>>;
let provider: IdentityProvider;
beforeEach(async () => {
  server = await startServer(() => answer);
  provider = oauthProvider({ issuer: `${server.url}/issuer`, clientId: "bellyfed-local", now: () => NOW });
});
afterEach(() => server.stop());

const asked = () => server.received.map(({ path, body }) => [path, Object.fromEntries(new URLSearchParams(body))]);
const tokens = {
  accessToken: "access.1",
  idToken: "id.1",
  refreshToken: "pfypokKuPdZ7QGmeYojnH0p3MrhxQphK4lbK2ml1Tqk",
  expiresAt: NOW + 3_600_000,
};
const nina = { username: "nina", password: "12345678", name: "Nina ✓" };

it("says for whom it signs in and registers, and where it says so", async () => {
  const told: string[] = [];
  const visitorFields = async (issuer: string) => {
    told.push(issuer);
    return { "bellyfed-visitor": "v1" };
  };
  provider = oauthProvider({ issuer: server.url, clientId: "bellyfed-local", visitorFields });
  answer = recorded.tokens;
  await provider.signIn("alice", "bellyfed");
  await provider.refresh("r1");
  answer = recorded.registered;
  await provider.signUp(nina);
  expect(server.received.map(({ headers }) => headers["bellyfed-visitor"])).toEqual(["v1", undefined, "v1"]);
  expect(told).toEqual([server.url, server.url]);
});

describe("signing in", () => {
  it("exchanges name and password for tokens", async () => {
    answer = recorded.tokens;
    expect(await provider.signIn("alice", "päss&word=1")).toEqual({ kind: "signed_in", tokens });
    expect(asked()).toEqual([
      [
        "/issuer/oauth2/token",
        { grant_type: "password", username: "alice", password: "päss&word=1", client_id: "bellyfed-local" },
      ],
    ]);
    expect(server.received[0]).toMatchObject({
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  });

  it("refuses what the issuer refuses", async () => {
    answer = recorded.wrongPassword;
    expect(await provider.signIn("alice", "guess")).toEqual({ kind: "refused", reason: "credentials" });
    answer = { status: 429, body: { error: "slow_down" } };
    expect(await provider.signIn("alice", "guess")).toEqual({ kind: "refused", reason: "too_many" });
  });

  it("does not ask with half of the credentials", async () => {
    expect(await provider.signIn("", "bellyfed")).toEqual({ kind: "refused", reason: "credentials" });
    expect(await provider.signIn("alice", "")).toEqual({ kind: "refused", reason: "credentials" });
    expect(server.received).toEqual([]);
  });

  it("throws when it is set up wrongly, and does not repeat what was sent", async () => {
    answer = recorded.wrongClient;
    const error = await provider.signIn("alice", "bellyfed").catch((reason: unknown) => reason);
    expect(String(error)).toContain("401 invalid_client");
    expect(String(error)).not.toMatch(/alice|bellyfed-local/);
  });
});

describe("renewing", () => {
  it("answers new tokens, with the new refresh token", async () => {
    answer = recorded.tokens;
    expect(await provider.refresh("old")).toEqual({ kind: "refreshed", tokens });
    expect(asked()).toEqual([
      ["/issuer/oauth2/token", { grant_type: "refresh_token", refresh_token: "old", client_id: "bellyfed-local" }],
    ]);
  });

  it("keeps the old refresh token when there is no new one", async () => {
    const { refresh_token: _, ...others } = recorded.tokens.body;
    answer = { status: 200, body: others };
    expect(await provider.refresh("old")).toMatchObject({ tokens: { refreshToken: "old" } });
  });

  it("tells an ended session from an issuer that is not well", async () => {
    answer = recorded.wrongToken;
    expect(await provider.refresh("old")).toEqual({ kind: "ended" });
    answer = recorded.fault;
    await expect(provider.refresh("old")).rejects.toMatchObject({ name: "ProviderUnavailable" });
    answer = { status: 429, body: { error: "slow_down" } };
    await expect(provider.refresh("old")).rejects.toThrow("429");
    await server.stop();
    await expect(provider.refresh("old")).rejects.toMatchObject({ name: "ProviderUnavailable" });
  });
});

it("revokes a refresh token, and throws when it could not", async () => {
  answer = recorded.revoked;
  await provider.revoke("old");
  expect(asked()).toEqual([
    ["/issuer/oauth2/revoke", { token: "old", token_type_hint: "refresh_token", client_id: "bellyfed-local" }],
  ]);
  answer = { status: 400, body: { error: "invalid_request" } };
  await expect(provider.revoke("old")).rejects.toThrow("400");
});

describe("the account's own session", () => {
  it("can end everywhere", async () => {
    answer = { status: 200, body: {} };
    expect(await provider.signOutEverywhere("a.b.c")).toEqual({ kind: "done" });
    expect(asked()).toEqual([["/issuer/sign-out", { access_token: "a.b.c", client_id: "bellyfed-local" }]]);
    answer = { status: 401, body: { error: "invalid_token" } };
    expect(await provider.signOutEverywhere("a.b.c")).toEqual({ kind: "refused", reason: "session_expired" });
  });

  it("changes its password, and goes on with new tokens", async () => {
    answer = recorded.tokens;
    expect(await provider.changePassword("a.b.c", "old", "new one")).toEqual({ kind: "signed_in", tokens });
    const sent = { access_token: "a.b.c", password: "old", new_password: "new one", client_id: "bellyfed-local" };
    expect(asked()).toEqual([["/issuer/password", sent]]);
  });

  it.each([
    [recorded.wrongPassword, "credentials"],
    [recorded.shortPassword, "password"],
    [{ status: 401, body: { error: "invalid_token" } }, "session_expired"],
    [{ status: 429, body: { error: "slow_down" } }, "too_many"],
  ])("is told why not: %j", async (refused, reason) => {
    answer = refused;
    expect(await provider.changePassword("a.b.c", "old", "new")).toMatchObject({ kind: "refused", reason });
  });
});

describe("registering", () => {
  it("needs no confirmation", async () => {
    answer = recorded.registered;
    expect(await provider.signUp(nina)).toEqual({ kind: "done" });
    expect(server.received[0]).toMatchObject({ path: "/issuer/register", body: JSON.stringify(nina) });
  });

  it("says which field is wrong", async () => {
    answer = recorded.shortPassword;
    expect(await provider.signUp(nina)).toEqual({
      kind: "refused",
      reason: "password",
      message: "password must have 8 to 256 characters, not 1",
    });
    answer = { status: 400, body: { error: "invalid_request" } };
    expect(await provider.signUp(nina)).toEqual({ kind: "refused", reason: "invalid" });
    answer = { status: 404, body: { error: "not_found" } };
    await expect(provider.signUp(nina)).rejects.toThrow("404 not_found");
  });

  it("has no codes and no second factor", async () => {
    await expect(provider.confirm("nina", "123456")).rejects.toThrow("no codes");
    await expect(provider.hasSecondFactor("a.b.c")).rejects.toThrow("no second factor");
    expect(provider.rules).toEqual({ username: "name", passwordMin: 8, recovery: false, secondFactor: false });
  });
});

it.each([
  ["no JSON", { status: 200, body: "<p>hello" }],
  ["no tokens", { status: 200, body: {} }],
  ["no expiry", { status: 200, body: { access_token: "a", refresh_token: "b" } }],
])("throws when the answer holds %s", async (_, wrong) => {
  answer = wrong;
  await expect(provider.signIn("alice", "bellyfed")).rejects.toThrow("not expected");
});

it("sends credentials nowhere else", async () => {
  const elsewhere = await startServer(() => recorded.tokens);
  answer = { status: 307, body: {}, headers: { location: `${elsewhere.url}/oauth2/token` } };
  await expect(provider.signIn("alice", "bellyfed")).rejects.toMatchObject({ name: "ProviderUnavailable" });
  expect(elsewhere.received).toEqual([]);
  await elsewhere.stop();
});
