import { redirect } from "next/navigation";
import { ApiError, api } from "@/platform/api";
import { type Locale, localePath } from "@/platform/i18n/locales";
import { returnPath } from "@/platform/i18n/paths";
import type { Parameters } from "@/platform/page/request";
import { currentSession } from "@/platform/session/current";

/** Those who are signed in already go on, to where they wanted to go or to their account. */
export async function goOnIfSignedIn(locale: Locale, query: Parameters): Promise<void> {
  const session = await currentSession();
  if (session && (await isAccepted(session.accessToken))) {
    redirect(returnPath(locale, query.return_to, localePath(locale, "/account")));
  }
}

/** Somebody whose token the API refuses was sent here by a page: sent back there, they would come again. */
async function isAccepted(token: string): Promise<boolean> {
  try {
    await api.listMyReviews({ query: { limit: 1 }, token, cache: "no-store" });
    return true;
  } catch (error) {
    return !(error instanceof ApiError && error.status === 401);
  }
}
