import { UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { claimsOf } from "./claims.ts";
import { type CookieToSet, type GetCookie, overlayCookies } from "./cookie.ts";
import { clearedCookies, readRefreshToken, readSession, sessionCookies } from "./session.ts";
import { parseVisitor } from "./visitor.ts";

const SITE = { secure: true, secret: "s".repeat(43) };
const WHO = "__Host-bellyfed_who";
const NOW = Date.parse("2026-11-21T10:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const token = (claims: object) => new UnsecuredJWT({ ...claims }).encode();
const alice = { sub: "alice", username: "alice", name: "Alice", "cognito:groups": ["user"] };
const tokensOf = (claims: object = alice) => ({
  accessToken: token(claims),
  refreshToken: "r1",
  expiresAt: NOW + HOUR,
});
const jar =
  (cookies: readonly CookieToSet[]): GetCookie =>
  (name) =>
    cookies.find((each) => each.name === name)?.value;
const named = (cookies: readonly CookieToSet[], name: string) => cookies.find((each) => each.name === name)!;
const cookies = await sessionCookies(tokensOf(), SITE, NOW);

describe("the cookies of a session", () => {
  it("can be read back", async () => {
    expect(await readSession(jar(cookies), SITE, NOW)).toEqual({
      sub: "alice",
      name: "Alice",
      role: "user",
      accessToken: token(alice),
      expiresAt: NOW + HOUR,
    });
    expect(await readRefreshToken(jar(cookies), SITE, NOW)).toBe("r1");
  });

  it("are for this site only, over TLS, for thirty days, and what is secret is not for scripts", () => {
    for (const each of cookies) {
      expect(each).toMatchObject({ secure: true, sameSite: "lax", path: "/", maxAge: 2_592_000 });
    }
    expect(cookies.map(({ name, httpOnly }) => [name, httpOnly])).toEqual([
      ["__Host-bellyfed_session", true],
      ["__Host-bellyfed_refresh", true],
      ["__Host-bellyfed_who", false],
    ]);
  });

  it("tell scripts only what the header shows", () => {
    const who = { sub: "alice", name: 'Zoë; "O" 🍜', role: "user" };
    expect(JSON.parse(named(cookies, "__Host-bellyfed_who").value)).toEqual({
      sub: "alice",
      name: "Alice",
      role: "user",
    });
    const header = `a=b; bellyfed_who=old; __Host-bellyfed_who=${encodeURIComponent(JSON.stringify(who))}`;
    expect(parseVisitor(header, WHO)).toEqual(who);
  });

  it("end with the access token, and after thirty days", async () => {
    expect(await readSession(jar(cookies), SITE, NOW + HOUR)).toBeUndefined();
    expect(await readRefreshToken(jar(cookies), SITE, NOW + 30 * DAY - 1)).toBe("r1");
    expect(await readRefreshToken(jar(cookies), SITE, NOW + 30 * DAY)).toBeUndefined();
  });

  it("are not mistaken for each other, and the one that anyone can write is not believed", async () => {
    const swapped: GetCookie = (name) =>
      jar(cookies)(name === "__Host-bellyfed_session" ? "__Host-bellyfed_refresh" : "__Host-bellyfed_session");
    expect(await readSession(swapped, SITE, NOW)).toBeUndefined();
    expect(await readRefreshToken(swapped, SITE, NOW)).toBeUndefined();
    const forged: GetCookie = (name) => (name === "__Host-bellyfed_who" ? '{"sub":"admin","role":"admin"}' : undefined);
    expect(await readSession(forged, SITE, NOW)).toBeUndefined();
  });

  it("are not read by the name that a neighbour of the site could set", async () => {
    const neighbours: GetCookie = (name) => jar(cookies)(`__Host-${name}`);
    expect(await readSession(neighbours, SITE, NOW)).toBeUndefined();
    expect(await readRefreshToken(neighbours, SITE, NOW)).toBeUndefined();
    expect(parseVisitor(`bellyfed_who=${named(cookies, WHO).value}`, WHO)).toBeUndefined();
  });

  it("have no prefix on a machine's loopback, where browsers refuse it without TLS", async () => {
    const here = { ...SITE, secure: false };
    const plain = await sessionCookies(tokensOf(), here, NOW);
    expect(plain.map(({ name, secure }) => [name, secure])).toEqual([
      ["bellyfed_session", false],
      ["bellyfed_refresh", false],
      ["bellyfed_who", false],
    ]);
    expect(await readSession(jar(plain), here, NOW)).toMatchObject({ sub: "alice" });
    expect(await readSession(jar(plain), SITE, NOW)).toBeUndefined();
  });

  it("are cleared with the attributes they were set with", () => {
    const cleared = clearedCookies(SITE);
    expect(cleared).toEqual(cookies.map((each) => ({ ...each, value: "", maxAge: 0 })));
  });
});

describe("their size", () => {
  const bytes = ({ name, value }: CookieToSet) => Buffer.byteLength(`${name}=${encodeURIComponent(value)}`);
  /** As long as Cognito's: an RS256 signature and claims, filled up to the length. */
  const accessToken = (length: number, name: string) => {
    const signature = "s".repeat(342);
    const build = (padding: string) => `${token({ ...alice, name, scope: padding })}${signature}`;
    const missing = Math.floor(((length - build("").length) * 3) / 4);
    return build("x".repeat(Math.max(missing, 0)));
  };

  it("stays under what browsers keep, with tokens as long as Cognito's", async () => {
    const access = accessToken(1_300, "Ada Lovelace");
    expect(access.length).toBeGreaterThanOrEqual(1_297);
    const tokens = { accessToken: access, refreshToken: "r".repeat(1_900), expiresAt: NOW + HOUR };
    const sizes = (await sessionCookies(tokens, SITE, NOW)).map(bytes);
    expect(Math.min(...sizes)).toBeGreaterThan(50);
    expect(Math.max(...sizes)).toBeLessThan(4_096);
    expect(sizes[0]! + sizes[1]!).toBeGreaterThan(4_096);
  });

  it("stays under it with the longest name in the widest letters", async () => {
    const access = accessToken(2_000, "🍜".repeat(120));
    const tokens = { accessToken: access, refreshToken: "r".repeat(1_900), expiresAt: NOW + HOUR };
    expect(Math.max(...(await sessionCookies(tokens, SITE, NOW)).map(bytes))).toBeLessThan(4_096);
  });

  it("is a clear error where a browser would drop the cookie without a word", async () => {
    const tokens = { ...tokensOf(), refreshToken: "r".repeat(4_000) };
    await expect(sessionCookies(tokens, SITE, NOW)).rejects.toThrow("bellyfed_refresh would have");
  });
});

describe("the facts of an access token", () => {
  it.each([
    [{ "cognito:groups": ["user", "moderator", "owner"] }, "moderator"],
    [{ "cognito:groups": ["user"], role: "admin" }, "admin"],
    [{ "cognito:groups": "owner" }, "owner"],
    [{ "cognito:groups": ["superadmin", "constructor"] }, "user"],
    [{}, "user"],
  ])("know the strongest role of %j", (claims, role) => {
    expect(claimsOf(token({ sub: "a", ...claims })).role).toBe(role);
  });

  it.each([
    [{ name: " Ada\n\u2028L. " }, "Ada L."],
    [{ name: " ", username: "ada" }, "ada"],
    [{ name: "🍜".repeat(200) }, "🍜".repeat(120)],
    [{ name: 5 }, "Anonymous"],
  ])("show a name in one line: %j", (claims, name) => {
    expect(claimsOf(token({ sub: "a", ...claims })).name).toBe(name);
  });

  it("need a subject", () => {
    expect(() => claimsOf(token({ name: "Ada" }))).toThrow("without a subject");
    expect(() => claimsOf("opaque")).toThrow();
  });
});

describe("a request's cookie header", () => {
  const set = cookies.slice(0, 1);
  const value = set[0]!.value;

  it("shows what is about to be set, and keeps the rest as it was", () => {
    const header = "a=1; __Host-bellyfed_session=old; b=%22;__Host-bellyfed_session=older; bellyfed_session=c";
    expect(overlayCookies(header, set)).toBe(`a=1; b=%22; bellyfed_session=c; __Host-bellyfed_session=${value}`);
    expect(overlayCookies(null, set)).toBe(`__Host-bellyfed_session=${value}`);
    expect(parseVisitor(overlayCookies(null, cookies), WHO)).toEqual({ sub: "alice", name: "Alice", role: "user" });
  });

  it("no longer shows what is cleared", () => {
    expect(overlayCookies(overlayCookies("a=1", cookies), clearedCookies(SITE))).toBe("a=1");
  });
});
