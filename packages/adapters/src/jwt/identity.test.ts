import { AppError } from "@bellyfed/core/error";
import { createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { jwtIdentity } from "./identity.ts";

const issuer = "https://issuer.example";
const audience = "bellyfed";
const now = () => Math.floor(Date.now() / 1000);

const rsa = await generateKeyPair("RS256", { extractable: true });
const ec = await generateKeyPair("ES256");
const stranger = await generateKeyPair("RS256");
const keys = createLocalJWKSet({
  keys: [
    { ...(await exportJWK(rsa.publicKey)), kid: "rsa", alg: "RS256", use: "sig" },
    { ...(await exportJWK(ec.publicKey)), kid: "ec", alg: "ES256", use: "sig" },
  ],
});
const identity = jwtIdentity({ issuer, audience, jwksUrl: "http://127.0.0.1:9/jwks", keys });

const bare = (): JWTPayload => ({ iss: issuer, aud: audience, sub: "alice", exp: now() + 300, iat: now() });
const good = (): JWTPayload => ({ ...bare(), scope: "openid" });
const sign = (
  claims: JWTPayload,
  header: { alg?: string; kid?: string; typ?: string } = {},
  key: typeof rsa.privateKey | Uint8Array = rsa.privateKey,
) => new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "rsa", ...header }).sign(key);
const verify = async (claims: JWTPayload) => identity.verify(await sign(claims));
const refusal = async (token: string | Promise<string>) => {
  const error = await identity.verify(await token).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};

describe("a good token", () => {
  it("says who calls", async () => {
    expect(await verify({ ...good(), name: "Alice Liddell", role: "owner" })).toEqual({
      sub: "alice",
      name: "Alice Liddell",
      role: "owner",
    });
  });

  it("may be signed with ES256", async () => {
    expect(await identity.verify(await sign(good(), { alg: "ES256", kid: "ec" }, ec.privateKey))).toMatchObject({
      sub: "alice",
    });
  });

  it("may have us among its audiences, or as Cognito's client", async () => {
    expect(await verify({ ...good(), aud: ["other", audience] })).toMatchObject({ sub: "alice" });
    const { aud: _, ...cognito } = good();
    const claims = {
      ...cognito,
      client_id: audience,
      token_use: "access",
      username: "alice_l",
      "cognito:groups": ["admin"],
    };
    expect(await verify(claims)).toEqual({ sub: "alice", name: "alice_l", role: "admin" });
  });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ["Cognito", { token_use: "access" }, undefined],
    ["RFC 9068", {}, "at+jwt"],
    ["RFC 9068 at length", {}, "application/at+jwt"],
    ["Keycloak", { typ: "Bearer" }, "JWT"],
    ["Auth0", { scope: "read", azp: "web" }, "JWT"],
    ["Okta", { cid: "web", scp: ["read"] }, undefined],
  ])("says as in %s that it is an access token", async (_, claims, typ) => {
    expect(await identity.verify(await sign({ ...bare(), ...claims }, typ ? { typ } : {}))).toMatchObject({
      sub: "alice",
    });
  });

  it("may be 30 seconds late or early, for clocks differ", async () => {
    expect(await verify({ ...good(), exp: now() - 20 })).toMatchObject({ sub: "alice" });
    expect(await verify({ ...good(), nbf: now() + 20 })).toMatchObject({ sub: "alice" });
  });

  it.each([
    [{}, "user"],
    [{ role: "moderator" }, "moderator"],
    [{ role: "superuser" }, "user"],
    [{ role: ["user", "owner"] }, "owner"],
    [{ "cognito:groups": ["owner", "admin", "moderator"] }, "admin"],
    [{ "cognito:groups": ["us-east-1_Google", "owner"], role: "moderator" }, "moderator"],
    [{ "cognito:groups": { admin: true }, role: 7 }, "user"],
  ])("that says %j has its strongest known role, %s", async (claims, role) => {
    expect((await verify({ ...good(), ...claims })).role).toBe(role);
  });

  it.each([
    [{}, "Anonymous"],
    [{ name: " ", username: "alice" }, "alice"],
    [{ name: 7 }, "Anonymous"],
    [{ name: "  Zoë 😀  " }, "Zoë 😀"],
    [{ name: "Al\u0000ice\r\nLiddell\u2028" }, "Al ice Liddell"],
    [{ name: "😀".repeat(200) }, "😀".repeat(120)],
    [{ name: "\u202eecilA\u200b", username: "alice" }, "ecilA"],
    [{ name: "\u3164", username: "alice" }, "alice"],
    [{ name: "Bellyfed Moderator", username: "alice" }, "alice"],
    [{ name: "Аdmin" }, "Anonymous"],
    [{ name: "Admin Ada", role: "admin" }, "Admin Ada"],
  ])("that says %j has the name %s", async (claims, name) => {
    expect((await verify({ ...good(), ...claims })).name).toBe(name);
  });
});

describe("a token is refused", () => {
  it.each<[string, Record<string, unknown>]>([
    ["of another issuer", { iss: "https://issuer.example.evil" }],
    ["for another audience", { aud: "other" }],
    ["for another audience, whatever client it names", { aud: "other", client_id: audience }],
    ["for no audience", { aud: undefined }],
    ["that is not valid yet", { nbf: now() + 60 }],
    ["that never expires", { exp: undefined }],
    ["that is Cognito's id token", { token_use: "id", at_hash: "x", auth_time: 1 }],
    ["that is Keycloak's id token", { typ: "ID", azp: audience }],
    ["that is an id token with a nonce", { nonce: "n" }],
    ["that is an id token of an authorization code flow", { at_hash: "x" }],
    ["that is an id token of a hybrid flow", { c_hash: "x" }],
    ["that is an id token with nothing to know it by", { scope: undefined }],
    ["that is a refresh token", { typ: "Refresh" }],
    ["without a subject", { sub: undefined }],
    ["with an empty subject", { sub: "" }],
    ["with a subject that would reach into another key", { sub: "alice#1" }],
    ["with control characters in its subject", { sub: "alice\n" }],
    ["with a broken character in its subject", { sub: "alice\ud800" }],
    ["with a subject of 129 characters", { sub: "a".repeat(129) }],
    ["with a subject that is no text", { sub: 7 }],
  ])("%s", async (_, claims) => {
    expect(await refusal(sign({ ...good(), ...claims }))).toMatchObject({ status: 401, code: "token.invalid" });
  });

  it("that is an id token, whatever its header says", async () => {
    for (const claims of [{ token_use: "id" }, { nonce: "n" }]) {
      expect(await refusal(sign({ ...good(), ...claims }, { typ: "at+jwt" }))).toMatchObject({ code: "token.invalid" });
    }
  });

  it("that has expired, in words of its own", async () => {
    expect(await refusal(sign({ ...good(), exp: now() - 40 }))).toMatchObject({ status: 401, code: "token.expired" });
  });

  it.each<[string, () => string | Promise<string>]>([
    ["signed by a stranger", () => sign(good(), {}, stranger.privateKey)],
    ["signed by a key that is not there", () => sign(good(), { kid: "other" }, stranger.privateKey)],
    [
      "signed with our public key as if it were a secret",
      async () => sign(good(), { alg: "HS256" }, new TextEncoder().encode(await exportSPKI(rsa.publicKey))),
    ],
    [
      "not signed",
      async () => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(await sign(good())).split(".")[1]}.`,
    ],
    [
      "changed",
      async () => {
        const [header, , signature] = (await sign(good())).split(".");
        const claims = Buffer.from(JSON.stringify({ ...good(), role: "admin" })).toString("base64url");
        return `${header}.${claims}.${signature}`;
      },
    ],
    ["that is none", () => "not a token"],
    ["that is empty", () => ""],
    ["of a hundred thousand dots", () => ".".repeat(100_000)],
  ])("%s", async (_, make) => {
    const token = await make();
    const error = await refusal(token);
    expect(error).toMatchObject({ status: 401, code: "token.invalid" });
    if (token.length > 20) expect(JSON.stringify([error.message, error.errors])).not.toContain(token);
  });
});

it("refuses algorithms that it was not told to take, even with a key that fits", async () => {
  const { publicKey, privateKey } = await generateKeyPair("RS512");
  const lax = jwtIdentity({ issuer, audience, jwksUrl: "http://127.0.0.1:9/jwks", keys: async () => publicKey });
  const token = await sign(good(), { alg: "RS512" }, privateKey);
  await expect(lax.verify(token)).rejects.toMatchObject({ status: 401, code: "token.invalid" });
});

describe("when the keys cannot be had", () => {
  it.each([new Error("connect ECONNREFUSED"), new TypeError("fetch failed"), "whatever"])(
    "it says so: %s",
    async (reason) => {
      const cut = jwtIdentity({
        issuer,
        audience,
        jwksUrl: "http://127.0.0.1:9/jwks",
        keys: () => Promise.reject(reason),
      });
      await expect(cut.verify(await sign(good()))).rejects.toMatchObject({ status: 503, code: "identity.unavailable" });
    },
  );
});
