import { VISITOR_COOKIE } from "./visitor.ts";

/** Sealed: the access token, its expiry, and who it is about. */
export const SESSION_COOKIE = "bellyfed_session";
/** Sealed: the refresh token. Apart, because Cognito's two tokens do not fit into one cookie. */
export const REFRESH_COOKIE = "bellyfed_refresh";
/** Those of a session, which end with it. */
export const COOKIE_NAMES = [SESSION_COOKIE, REFRESH_COOKIE, VISITOR_COOKIE] as const;
/** Sealed: the chats with the guide that this browser knows. */
export const CHATS_COOKIE = "bellyfed_chats";
export type CookieName = (typeof COOKIE_NAMES)[number] | typeof CHATS_COOKIE;

/**
 * The name that browsers know a cookie by. Over TLS it has the prefix with which they take it only from this very host, for all of its paths
 * (RFC 6265bis, section 4.1.3.2): a neighbour under the same domain, and a page below a path, cannot set one that hides ours. Without TLS,
 * which is this machine's loopback only, browsers refuse the prefix.
 */
export const cookieName = (name: CookieName, secure: boolean): string => (secure ? `__Host-${name}` : name);

/** In the form that Next's `cookies().set` and `response.cookies.set` take; they URL-encode the value. */
export interface CookieToSet {
  readonly name: string;
  readonly value: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: "lax";
  readonly path: "/";
  /** Seconds; 0 deletes the cookie. */
  readonly maxAge: number;
}

/** Reads a request's cookie by the name that browsers know it by, URL-decoded. */
export type GetCookie = (name: string) => string | undefined;

/** What cookies are made with and read by: whether people reach the site over TLS, and the secret that seals them. */
export interface CookieSettings {
  readonly secure: boolean;
  readonly secret: string;
}

/** Seconds. As long as a refresh token lives. */
export const MAX_AGE = 30 * 24 * 60 * 60;
/** What browsers keep: name and value together (RFC 6265, section 6.1). A larger cookie is dropped without a word. */
const MAX_BYTES = 4096;

/** The one place that says how our cookies are set. Throws when a browser would not keep it. */
export function cookie(known: CookieName, value: string, secure: boolean, maxAge = MAX_AGE): CookieToSet {
  const name = cookieName(known, secure);
  const bytes = name.length + encodeURIComponent(value).length;
  if (bytes > MAX_BYTES) throw new Error(`The cookie ${name} would have ${bytes} bytes, more than browsers keep`);
  return { name, value, httpOnly: known !== VISITOR_COOKIE, secure, sameSite: "lax", path: "/", maxAge };
}

/** A request's Cookie header as the browser will send it once the cookies are set: what is rendered now should see them already. */
export function overlayCookies(header: string | null, cookies: readonly CookieToSet[]): string {
  const replaced = new Set<string>(cookies.map(({ name }) => name));
  const kept = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "" && !replaced.has(pair.split("=", 1)[0]?.trim() ?? ""));
  const set = cookies.filter(({ maxAge }) => maxAge > 0);
  return [...kept, ...set.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)].join("; ");
}
