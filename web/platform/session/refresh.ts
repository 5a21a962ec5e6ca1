import { openIdentityProvider } from "../identity/open.ts";
import type { IdentityProvider, Refresh } from "../identity/provider.ts";
import { COOKIE_NAMES, type CookieSettings, type CookieToSet, cookieName, type GetCookie } from "./cookie.ts";
import { sessionEnvironment } from "./environment.ts";
import { clearedCookies, readRefreshToken, readSession, sessionCookies } from "./session.ts";

export interface RefreshParts {
  readonly provider: Pick<IdentityProvider, "refresh">;
  readonly cookies: CookieSettings;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Is told why a session could not be renewed now. */
  readonly onFailure?: (error: unknown) => void;
}

/** An access token that expires sooner is renewed before the page that would use it. */
const EARLY_MS = 60_000;

/**
 * Renews a request's session when its access token has expired or is about to. Answers the cookies to set, on the response and, by
 * `overlayCookies`, on the request that is rendered now; none when nothing changes. A session that has ended clears the cookies; a provider that
 * cannot be asked changes nothing. Never throws.
 */
export async function refreshSession(get: GetCookie, parts: RefreshParts): Promise<readonly CookieToSet[]> {
  const { provider, cookies, now, onFailure } = parts;
  const [session, refreshToken] = await Promise.all([
    readSession(get, cookies, now),
    readRefreshToken(get, cookies, now),
  ]);
  if (session && session.expiresAt - now > EARLY_MS) return [];
  // What is left cannot be used any more, but the header would still greet them.
  if (!refreshToken) return !session && hasCookies(get, cookies) ? clearedCookies(cookies) : [];
  try {
    const answer = await sharedRefresh(provider, refreshToken);
    return answer.kind === "ended" ? clearedCookies(cookies) : await sessionCookies(answer.tokens, cookies, now);
  } catch (error) {
    onFailure?.(error);
    return [];
  }
}

const hasCookies = (get: GetCookie, { secure }: CookieSettings): boolean =>
  COOKIE_NAMES.some((name) => get(cookieName(name, secure)));

const running = new Map<string, Promise<Refresh>>();

/** A browser asks for a page and its parts at once: one call renews for all, or each would use up the other's refresh token. */
function sharedRefresh(provider: RefreshParts["provider"], refreshToken: string): Promise<Refresh> {
  const known = running.get(refreshToken);
  if (known) return known;
  const call = provider.refresh(refreshToken).finally(() => running.delete(refreshToken));
  running.set(refreshToken, call);
  return call;
}

/** `refreshSession` as the site does it: asks its identity provider, and tells the log what went wrong. */
export async function renewSession(get: GetCookie): Promise<readonly CookieToSet[]> {
  const environment = sessionEnvironment();
  return refreshSession(get, {
    provider: openIdentityProvider(environment),
    cookies: environment,
    now: Date.now(),
    onFailure: (error) => process.stderr.write(`A session could not be renewed: ${error}\n`),
  });
}
