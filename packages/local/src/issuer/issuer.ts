import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { moderates } from "@bellyfed/core/claims";
import { importJWK, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { credentialsOf } from "../cloud/credentials.ts";
import { siteSecrets } from "../cloud/secret.ts";
import { countAttempts } from "../guard/attempts.ts";
import { hasTexts, readPrivate, writePrivate } from "../private-file.ts";
import { ALGORITHM, type SigningKey, signingKey } from "./key.ts";
import { issuerListener } from "./listener.ts";
import { openRefreshTokens } from "./refresh-tokens.ts";
import { type NewUser, openUsers, type Person } from "./users.ts";

/** Where the issuer is mounted on the gateway. */
export const ISSUER_PATH = "/issuer";
/** The one application that the issuer knows; stands in tokens as `client_id`, as in Cognito's. */
export const CLIENT_ID = "bellyfed-local";

export interface IssuerOptions {
  /** The key, the users and the refresh tokens are kept in `issuer/` below it. */
  readonly dataDir: string;
  /** The issuer's name in tokens, and the base of its addresses. */
  readonly url: string;
  readonly users?: readonly NewUser[];
  /** Whether moderators and admins are such only with a second factor, as in AWS; left out, they need none here. */
  readonly staffNeedSecondFactor?: boolean;
  /** How many wrong passwords, and new accounts, an address may have in five minutes; left out, any number. */
  readonly attemptsPerAddress?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export type TokenFacts = Person & { readonly ttlSeconds: number };

export interface Minter {
  readonly url: string;
  /** An access token with the claims of Cognito's after its pre-token-generation trigger. */
  mintToken(facts: TokenFacts): Promise<string>;
}

export interface Issuer extends Minter {
  readonly listener: RequestListener;
}

const folderOf = (dataDir: string): string => join(dataDir, "issuer");
const settingsFile = (dataDir: string): string => join(folderOf(dataDir), "issuer.json");

/** The URL of the issuer that last ran on this data folder. */
export function lastUrl(dataDir: string): string | undefined {
  const isWhole = (settings: unknown) => hasTexts(settings, "url");
  return readPrivate({ file: settingsFile(dataDir), isWhole, loss: "the next npm start writes it anew" })?.url;
}

type Sign = (claims: JWTPayload & { readonly sub: string }, ttlSeconds: number) => Promise<string>;

const signer =
  ({ kid, privateKey }: SigningKey, url: string, now: () => number): Sign =>
  (claims, ttlSeconds) => {
    const issuedAt = Math.floor(now() / 1000);
    return new SignJWT({ ...claims, iss: url, jti: randomUUID(), iat: issuedAt, exp: issuedAt + ttlSeconds })
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: "JWT" })
      .sign(privateKey);
  };

type Verify = (accessToken: string) => Promise<string | undefined>;

const verifier =
  ({ publicJwk }: SigningKey, url: string, now: () => number): Verify =>
  async (accessToken) => {
    const options = { issuer: url, algorithms: [ALGORITHM], currentDate: new Date(now()), requiredClaims: ["exp"] };
    try {
      const { payload } = await jwtVerify(accessToken, await importJWK(publicJwk, ALGORITHM), options);
      return payload.token_use === "access" ? payload.sub : undefined;
    } catch {
      return undefined;
    }
  };

/** Where staff need a second factor they have none: this issuer offers no such thing. */
const withoutRole = (person: Person): Person => (moderates(person) ? { ...person, role: "user" } : person);

const accessClaims = ({ sub, role, name }: Person) => ({
  sub,
  name,
  username: sub,
  client_id: CLIENT_ID,
  token_use: "access",
  scope: "openid",
  "cognito:groups": [role],
});

const idClaims = ({ sub, role, name }: Person, signedInAt: number) => ({
  sub,
  name,
  aud: CLIENT_ID,
  token_use: "id",
  auth_time: Math.floor(signedInAt / 1000),
  "cognito:username": sub,
  "cognito:groups": [role],
});

/** Mints tokens with a data folder's key, for an issuer that need not be running. */
export async function openMinter({ dataDir, url, now = Date.now }: IssuerOptions): Promise<Minter> {
  const sign = signer(await signingKey(folderOf(dataDir)), url, now);
  return { url, mintToken: ({ ttlSeconds, ...person }) => sign(accessClaims(person), ttlSeconds) };
}

/** Opens the local OpenID Connect issuer; its `listener` answers below wherever it is mounted. */
export async function openIssuer(options: IssuerOptions): Promise<Issuer> {
  const { dataDir, url, now = Date.now } = options;
  const folder = folderOf(dataDir);
  const key = await signingKey(folder);
  const sign = signer(key, url, now);
  const granted = options.staffNeedSecondFactor ? withoutRole : (person: Person) => person;
  writePrivate(settingsFile(dataDir), { url });
  const listener = issuerListener({
    url,
    jwk: key.publicJwk,
    users: await openUsers(folder, options.users),
    refreshTokens: openRefreshTokens(folder, now),
    accessToken: (person, ttlSeconds) => sign(accessClaims(granted(person)), ttlSeconds),
    subjectOf: verifier(key, url, now),
    idToken: (person, signedInAt, ttlSeconds) => sign(idClaims(granted(person), signedInAt), ttlSeconds),
    clientId: CLIENT_ID,
    attempts: countAttempts(options.attemptsPerAddress ?? Number.POSITIVE_INFINITY, now),
    siteSecrets: siteSecrets(dataDir),
    credentials: credentialsOf(dataDir),
    now,
  });
  return { url, listener, mintToken: ({ ttlSeconds, ...person }) => sign(accessClaims(person), ttlSeconds) };
}
