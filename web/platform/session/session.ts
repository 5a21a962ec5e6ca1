import type { Caller } from "../api.ts";
import type { Tokens } from "../identity/provider.ts";
import { claimsOf } from "./claims.ts";
import {
  COOKIE_NAMES,
  type CookieSettings,
  type CookieToSet,
  cookie,
  cookieName,
  type GetCookie,
  MAX_AGE,
  REFRESH_COOKIE,
  SESSION_COOKIE,
} from "./cookie.ts";
import { seal, unseal } from "./seal.ts";
import { VISITOR_COOKIE } from "./visitor.ts";

/** Who is signed in, with what the API wants to see. */
export interface Session extends Caller {
  readonly accessToken: string;
  /** When the access token expires; milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The cookies of somebody who has just been given these tokens. `now`: milliseconds since 1970. */
export async function sessionCookies(
  tokens: Tokens,
  { secure, secret }: CookieSettings,
  now: number,
): Promise<CookieToSet[]> {
  const { accessToken, refreshToken, expiresAt } = tokens;
  const facts = claimsOf(accessToken);
  const session: Session = { ...facts, accessToken, expiresAt };
  const [sealedSession, sealedRefresh] = await Promise.all([
    seal("session", session, secret, expiresAt),
    seal("refresh", { refreshToken }, secret, now + MAX_AGE * 1000),
  ]);
  return [
    cookie(SESSION_COOKIE, sealedSession, secure),
    cookie(REFRESH_COOKIE, sealedRefresh, secure),
    cookie(VISITOR_COOKIE, JSON.stringify(facts), secure),
  ];
}

/** The cookies that end a session. */
export const clearedCookies = ({ secure }: Pick<CookieSettings, "secure">): CookieToSet[] =>
  COOKIE_NAMES.map((name) => cookie(name, "", secure, 0));

/** The session of a request; undefined when there is none, or its access token has expired. The `who` cookie is not asked: anyone can write it. */
export async function readSession(
  get: GetCookie,
  { secure, secret }: CookieSettings,
  now: number,
): Promise<Session | undefined> {
  const content = await unseal("session", get(cookieName(SESSION_COOKIE, secure)), secret, now);
  return content as Session | undefined;
}

/** The refresh token of a request, for renewing and for signing out. */
export async function readRefreshToken(
  get: GetCookie,
  { secure, secret }: CookieSettings,
  now: number,
): Promise<string | undefined> {
  const content = await unseal("refresh", get(cookieName(REFRESH_COOKIE, secure)), secret, now);
  return content?.refreshToken as string | undefined;
}
