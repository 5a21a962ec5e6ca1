import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { localePath } from "../i18n/locales.ts";
import { currentLocale } from "../i18n/text.ts";
import { sessionEnvironment } from "./environment.ts";
import { readSession, type Session } from "./session.ts";

/**
 * Who sent the request, by its sealed cookie; undefined for somebody who is not signed in. For pages that are rendered at each request,
 * and for Server Actions. Calls of the API in the person's name take `session.accessToken`.
 */
export async function currentSession(): Promise<Session | undefined> {
  const jar = await cookies();
  return readSession((name) => jar.get(name)?.value, sessionEnvironment().secret, Date.now());
}

/** The same for pages that only make sense with one: everybody else is sent to sign in, and comes back. `path` is the page's own, without language. */
export async function requiredSession(path: string): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const locale = await currentLocale();
  redirect(localePath(locale, `/sign-in?return_to=${encodeURIComponent(localePath(locale, path))}`));
}
