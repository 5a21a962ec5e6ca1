import { openIdentityProvider } from "../identity/open.ts";
import type { CookieToSet, GetCookie } from "./cookie.ts";
import { sessionEnvironment } from "./environment.ts";
import { refreshed } from "./refresh.ts";

/** `refreshed` as the site does it: asks its identity provider, and tells the log what went wrong. */
export async function renewed(get: GetCookie): Promise<readonly CookieToSet[]> {
  const environment = sessionEnvironment();
  return refreshed(get, {
    provider: openIdentityProvider(environment),
    secret: environment.secret,
    now: Date.now(),
    onFailure: (error) => process.stderr.write(`A session could not be renewed: ${error}\n`),
  });
}
