import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { localePath } from "../i18n/locales.ts";
import { currentLocale } from "../i18n/text.ts";

/** Who sent the request, by its sealed cookie. */
export interface Session {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
  /** For calls of the API in the person's name: `api.createReview({ ..., token: session.accessToken })`. */
  readonly accessToken: string;
}

/** The session of the request; undefined for somebody who is not signed in. For pages that are rendered at each request, and for Server Actions. */
export async function currentSession(): Promise<Session | undefined> {
  await cookies();
  return undefined;
}

/** The same for pages that only make sense with one: everybody else is sent to sign in, and comes back. `path` is the page's own, without language. */
export async function requiredSession(path: string): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  redirect(localePath(await currentLocale(), `/sign-in?return_to=${encodeURIComponent(path)}`));
}
