import { redirect } from "next/navigation";
import { ApiError } from "../api.ts";
import { localePath } from "../i18n/locales.ts";
import { currentLocale } from "../i18n/text.ts";

/** A page of a list. A cursor that is none (any more) leads to the first page, which is at `path` (without language). */
export async function pageOrFirst<Page>(
  ask: () => Promise<Page>,
  cursor: string | undefined,
  path: string,
): Promise<Page> {
  try {
    return await ask();
  } catch (error) {
    if (cursor === undefined || !(error instanceof ApiError) || error.status !== 400) throw error;
  }
  redirect(localePath(await currentLocale(), path));
}
