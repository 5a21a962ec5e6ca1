import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { localePath } from "../i18n/locales.ts";
import { withReturn } from "../i18n/paths.ts";
import { currentLocale } from "../i18n/text.ts";
import { chatsCookie, type KnownChats, readChats } from "./chats.ts";
import type { CookieToSet } from "./cookie.ts";
import { sessionEnvironment } from "./environment.ts";
import { renewSession } from "./refresh.ts";
import { readRefreshToken, readSession, type Session } from "./session.ts";

export type { Session } from "./session.ts";

/** The session of the request; undefined for somebody who is not signed in. For pages that are rendered at each request, and for Server Actions. */
export async function currentSession(): Promise<Session | undefined> {
  const jar = await cookies();
  return readSession((name) => jar.get(name)?.value, sessionEnvironment(), Date.now());
}

/** The same for pages that only make sense with one: everybody else is sent to sign in, and comes back. `path` is the page's own, without language. */
export async function requireSession(path: string): Promise<Session> {
  return (await currentSession()) ?? toSignIn(path);
}

/** Sends somebody to sign in, from where they come back to `path`, a page's own without language. Also for those whose token the API refuses. */
export async function toSignIn(path: string): Promise<never> {
  redirect(localePath(await currentLocale(), withReturn("/sign-in", path)));
}

/** The refresh token of the request, which signing out revokes. */
export async function currentRefreshToken(): Promise<string | undefined> {
  const jar = await cookies();
  return readRefreshToken((name) => jar.get(name)?.value, sessionEnvironment(), Date.now());
}

/** The chats with the guide that the browser knows which asks. */
export async function currentChats(): Promise<KnownChats> {
  const jar = await cookies();
  return readChats((name) => jar.get(name)?.value, sessionEnvironment(), Date.now());
}

/** Has the browser know these chats from now on. For Server Actions and route handlers. */
export const keepChats = async (known: KnownChats): Promise<void> =>
  setCookies([await chatsCookie(known, sessionEnvironment(), Date.now())]);

/** Sets cookies on the answer. For Server Actions and route handlers. */
export async function setCookies(all: readonly CookieToSet[]): Promise<void> {
  if (all.length === 0) return;
  const jar = await cookies();
  for (const { name, value, ...attributes } of all) jar.set(name, value, attributes);
}

/**
 * The session of a request to a route handler, renewed when it has to be. Pages are renewed by the proxy, which does not see these: it
 * would keep a whole upload in memory, and a page that asks for an import's progress stays open longer than a token lives.
 */
export async function routeSession(): Promise<Session | undefined> {
  const jar = await cookies();
  await setCookies(await renewSession((name) => jar.get(name)?.value));
  return currentSession();
}
