import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ApiError } from "../api.ts";
import { localePath } from "../i18n/locales.ts";
import { currentLocale } from "../i18n/text.ts";
import { toSignIn } from "../session/current.ts";

/** The parameters of an address, as Next.js hands them to a page. */
export type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** A parameter of an address that is given once; undefined for none, and for several. */
export function parameter(query: Parameters, name: string): string | undefined {
  const value = query[name];
  return typeof value === "string" ? value : undefined;
}

/** Whether a script asks for a page, to show it in place of another one; else a whole document is wanted, which has to do without scripts. */
export const isScriptNavigation = async (): Promise<boolean> => (await headers()).get("sec-fetch-dest") === "empty";

/**
 * A page of a list for who is signed in. A cursor that is none (any more) leads to the first page, which is at `path` (without language); a
 * session that the API refuses leads to signing in, and back.
 */
export async function pageOrFirst<Page>(
  ask: () => Promise<Page>,
  cursor: string | undefined,
  path: string,
): Promise<Page> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) return toSignIn(path);
    if (cursor === undefined || error.status !== 400) throw error;
  }
  redirect(localePath(await currentLocale(), path));
}
