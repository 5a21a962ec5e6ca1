"use server";
import { redirect } from "next/navigation";
import { ApiError, api } from "@/platform/api";
import { localeOf, requiredText } from "@/platform/forms/form-data";
import type { FormState } from "@/platform/forms/result";
import { faultOf } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { withoutChat } from "@/platform/session/chats";
import { currentChats, currentSession, keepChats, type Session } from "@/platform/session/current";
import { goOnWith } from "../chats/keep";

/** Goes on with a chat that was left. */
export async function openChat(form: FormData): Promise<void> {
  await goOnWith(requiredText(form, "chat_id"), false);
  redirect(localePath(localeOf(form), "/guide#latest"));
}

/** Deletes a chat for good, with all that was shared of it. */
export async function deleteChat(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const session = await currentSession();
  try {
    await forget(requiredText(form, "chat_id"), session);
  } catch (error) {
    return { error: await faultOf(error, localeOf(form), form) };
  }
  return redirect(localePath(localeOf(form), "/guide/history?done=1"));
}

/** Deletes all chats of whoever is signed in, and all that this browser knows. */
export async function deleteAllChats(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const session = await currentSession();
  try {
    for (const id of (await currentChats()).anonymous) await forget(id, session);
    for (let ids = await firstOf(session); ids.length > 0; ids = await firstOf(session)) {
      for (const id of ids) await forget(id, session);
    }
  } catch (error) {
    return { error: await faultOf(error, localeOf(form), form) };
  }
  return redirect(localePath(localeOf(form), "/guide/history?done=1"));
}

const A_PAGE = "50";

/** The first of the chats that are left to somebody. */
async function firstOf(session: Session | undefined): Promise<string[]> {
  if (!session) return [];
  const { data } = await api.listChats({ query: { limit: A_PAGE }, token: session.accessToken, cache: "no-store" });
  return data.map(({ id }) => id);
}

/** One that is gone already is as good as deleted. */
async function forget(id: string, session: Session | undefined): Promise<void> {
  try {
    await api.deleteChat({ params: { id }, ...(session && { token: session.accessToken }) });
  } catch (error) {
    if (!(error instanceof ApiError && [404, 410].includes(error.status))) throw error;
  }
  await keepChats(withoutChat(await currentChats(), id));
}
