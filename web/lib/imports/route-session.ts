import { cookies } from "next/headers";
import { openIdentityProvider } from "../identity/open.ts";
import { currentSession, type Session, setCookies } from "../session/current.ts";
import { sessionEnvironment } from "../session/environment.ts";
import { refreshed } from "../session/refresh.ts";

/**
 * The session of a request to a route handler, renewed when it has to be. Pages are renewed by the proxy, which does not see these: it
 * would keep a whole upload in memory, and a page that asks for an import's progress stays open longer than a token lives.
 */
export async function routeSession(): Promise<Session | undefined> {
  const jar = await cookies();
  const environment = sessionEnvironment();
  const renewed = await refreshed((name) => jar.get(name)?.value, {
    provider: openIdentityProvider(environment),
    secret: environment.secret,
    now: Date.now(),
    onFailure: (error) => process.stderr.write(`A session could not be renewed: ${error}\n`),
  });
  await setCookies(renewed);
  return currentSession();
}
