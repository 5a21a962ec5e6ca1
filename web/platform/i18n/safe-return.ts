const MOST = 500;
/** Slashes that begin a host, a backslash that browsers take for one, and control characters, which they leave out. */
const UNSAFE = /\/\/|\\|\p{Cc}/u;
/** Stands for whatever the site's origin is. */
const BASE = "http://site.invalid";

/** Where to go after signing in: `return_to` when it is a path of this site, else the home page. Answers it in URL-encoded form. */
export function safeReturn(returnTo: unknown): string {
  if (typeof returnTo !== "string" || returnTo.length > MOST) return "/";
  if (!returnTo.startsWith("/") || UNSAFE.test(returnTo)) return "/";
  const url = URL.parse(returnTo, BASE);
  return url?.origin === BASE ? url.pathname + url.search + url.hash : "/";
}
