import { cookies } from "next/headers";
import { currentSession, type Session, setCookies } from "./current.ts";
import { renewed } from "./renewed.ts";

/**
 * The session of a request to a route handler, renewed when it has to be. Pages are renewed by the proxy, which does not see these: it
 * would keep a whole upload in memory, and a page that asks for an import's progress stays open longer than a token lives.
 */
export async function routeSession(): Promise<Session | undefined> {
  const jar = await cookies();
  await setCookies(await renewed((name) => jar.get(name)?.value));
  return currentSession();
}
