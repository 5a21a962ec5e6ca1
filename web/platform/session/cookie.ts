import { VISITOR_COOKIE } from "./visitor.ts";

/** Sealed: the access token, its expiry, and who it is about. */
export const SESSION_COOKIE = "bellyfed_session";
/** Sealed: the refresh token. Apart, because Cognito's two tokens do not fit into one cookie. */
export const REFRESH_COOKIE = "bellyfed_refresh";
export const COOKIE_NAMES = [SESSION_COOKIE, REFRESH_COOKIE, VISITOR_COOKIE] as const;
export type CookieName = (typeof COOKIE_NAMES)[number];

/** In the form that Next's `cookies().set` and `response.cookies.set` take; they URL-encode the value. */
export interface CookieToSet {
  readonly name: CookieName;
  readonly value: string;
  readonly httpOnly: boolean;
  readonly secure: true;
  readonly sameSite: "lax";
  readonly path: "/";
  /** Seconds; 0 deletes the cookie. */
  readonly maxAge: number;
}

/** Reads a request's cookie by its name, URL-decoded. */
export type GetCookie = (name: CookieName) => string | undefined;

/** Seconds. As long as a refresh token lives. */
export const MAX_AGE = 30 * 24 * 60 * 60;
/** What browsers keep: name and value together (RFC 6265, section 6.1). A larger cookie is dropped without a word. */
const MAX_BYTES = 4096;

/** The one place that says how our cookies are set. Throws when a browser would not keep it. */
export function cookie(name: CookieName, value: string, maxAge = MAX_AGE): CookieToSet {
  const bytes = name.length + encodeURIComponent(value).length;
  if (bytes > MAX_BYTES) throw new Error(`The cookie ${name} would have ${bytes} bytes, more than browsers keep`);
  return { name, value, httpOnly: name !== VISITOR_COOKIE, secure: true, sameSite: "lax", path: "/", maxAge };
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
