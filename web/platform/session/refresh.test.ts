import { UnsecuredJWT } from "jose";
import { expect, it } from "vitest";
import { oauthProvider } from "../identity/oauth.ts";
import type { Refresh } from "../identity/provider.ts";
import { type Answer, startServer } from "../identity/testing.ts";
import { type CookieToSet, type GetCookie, REFRESH_COOKIE, SESSION_COOKIE } from "./cookie.ts";
import { refreshSession } from "./refresh.ts";
import { clearedCookies, readRefreshToken, readSession, sessionCookies } from "./session.ts";

const SITE = { secure: true, secret: "s".repeat(43) };
const NOW = Date.parse("2026-11-21T10:00:00Z");
const HOUR = 3_600_000;
const accessToken = new UnsecuredJWT({ sub: "alice", name: "Alice" }).encode();
const jar =
  (cookies: readonly CookieToSet[], without?: string): GetCookie =>
  (name) =>
    cookies.find((each) => each.name === name && name !== without)?.value;

let count = 0;
/** Somebody who signed in at NOW, with a refresh token of their own. */
async function signedIn() {
  const refreshToken = `r${++count}`;
  const cookies = await sessionCookies({ accessToken, refreshToken, expiresAt: NOW + HOUR }, SITE, NOW);
  return { cookies, refreshToken };
}

function providerWith(answer: () => Promise<Refresh>) {
  const asked: string[] = [];
  const refresh = (token: string) => {
    asked.push(token);
    return answer();
  };
  return { asked, provider: { refresh } };
}
const renewing = (at: number) =>
  providerWith(async () => ({
    kind: "refreshed",
    tokens: { accessToken, refreshToken: "next", expiresAt: at + HOUR },
  }));

it("asks nobody while the access token is good for more than a minute", async () => {
  const { cookies } = await signedIn();
  const { asked, provider } = renewing(NOW);
  const now = NOW + HOUR - 60_001;
  expect(await refreshSession(jar(cookies), { provider, cookies: SITE, now })).toEqual([]);
  expect(asked).toEqual([]);
});

it.each([
  ["is about to expire", HOUR - 60_000, undefined],
  ["has expired", 5 * HOUR, undefined],
  ["is missing", 0, `__Host-${SESSION_COOKIE}`],
])("renews an access token that %s", async (_, after, without) => {
  const { cookies, refreshToken } = await signedIn();
  const now = NOW + after;
  const { asked, provider } = renewing(now);
  const set = await refreshSession(jar(cookies, without), { provider, cookies: SITE, now });
  expect(asked).toEqual([refreshToken]);
  expect(await readSession(jar(set), SITE, now)).toMatchObject({ sub: "alice", expiresAt: now + HOUR });
  expect(await readRefreshToken(jar(set), SITE, now)).toBe("next");
});

it("ends the session when the provider has ended it", async () => {
  const { cookies } = await signedIn();
  const { provider } = providerWith(async () => ({ kind: "ended" }));
  const now = NOW + HOUR;
  expect(await refreshSession(jar(cookies), { provider, cookies: SITE, now })).toEqual(clearedCookies(SITE));
});

it("leaves everything as it is when the provider cannot be asked, and says why", async () => {
  const { cookies } = await signedIn();
  const { provider } = providerWith(async () => {
    throw new Error("cannot be reached");
  });
  const failures: unknown[] = [];
  const parts = { provider, cookies: SITE, now: NOW + HOUR, onFailure: (error: unknown) => failures.push(error) };
  expect(await refreshSession(jar(cookies), parts)).toEqual([]);
  expect(failures.map(String)).toEqual(["Error: cannot be reached"]);
  expect(await refreshSession(jar(cookies), { provider, cookies: SITE, now: NOW + HOUR })).toEqual([]);
});

it("does not fail the request when the new tokens cannot be used", async () => {
  const { cookies } = await signedIn();
  const tokens = { accessToken: "opaque", refreshToken: "next", expiresAt: NOW + 2 * HOUR };
  const { provider } = providerWith(async () => ({ kind: "refreshed", tokens }));
  expect(await refreshSession(jar(cookies), { provider, cookies: SITE, now: NOW + HOUR })).toEqual([]);
});

it("does nothing for strangers", async () => {
  const { asked, provider } = renewing(NOW);
  expect(await refreshSession(() => undefined, { provider, cookies: SITE, now: NOW })).toEqual([]);
  expect(asked).toEqual([]);
});

it("clears what cannot be used any more, as after the secret was changed", async () => {
  const { cookies } = await signedIn();
  const { asked, provider } = renewing(NOW);
  const parts = { provider, cookies: { ...SITE, secret: "t".repeat(43) }, now: NOW };
  expect(await refreshSession(jar(cookies), parts)).toEqual(clearedCookies(SITE));
  expect(asked).toEqual([]);
});

it("lets a session without a refresh token run out", async () => {
  const { cookies } = await signedIn();
  const { provider } = renewing(NOW);
  const get = jar(cookies, `__Host-${REFRESH_COOKIE}`);
  expect(await refreshSession(get, { provider, cookies: SITE, now: NOW + HOUR - 1 })).toEqual([]);
  expect(await refreshSession(get, { provider, cookies: SITE, now: NOW + HOUR })).toEqual(clearedCookies(SITE));
});

it("shares one call among requests that come at once, and asks again later", async () => {
  const body = { access_token: accessToken, refresh_token: "next", expires_in: 3600 };
  const waiting: ((answer: Answer) => void)[] = [];
  const server = await startServer(() => new Promise<Answer>((resolve) => waiting.push(resolve)));
  try {
    const provider = () => oauthProvider({ issuer: server.url, clientId: "x", now: () => NOW + HOUR });
    const [one, other] = [await signedIn(), await signedIn()];
    const renew = ({ cookies }: typeof one) =>
      refreshSession(jar(cookies), { provider: provider(), cookies: SITE, now: NOW + HOUR });
    const running = [renew(one), renew(one), renew(one), renew(other)];
    await expect.poll(() => waiting.length).toBe(2);
    for (const answer of waiting) answer({ status: 200, body });
    const answers = await Promise.all(running);
    expect(answers.map((set) => set.length)).toEqual([3, 3, 3, 3]);
    expect(server.received).toHaveLength(2);
    const later = renew(one);
    await expect.poll(() => waiting.length).toBe(3);
    waiting[2]?.({ status: 400, body: { error: "invalid_grant" } });
    expect(await later).toEqual(clearedCookies(SITE));
  } finally {
    await server.stop();
  }
});
