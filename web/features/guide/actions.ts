"use server";
import { redirect } from "next/navigation";
import { createElement, type ReactNode } from "react";
import { ApiError, api, ID_PATTERN, isUnreachable, ofRestaurant, type Restaurant } from "@/platform/api";
import { isScripted, localeOf, requiredText } from "@/platform/forms/form-data";
import type { FormState } from "@/platform/forms/result";
import { faultOf } from "@/platform/forms/submit";
import { type Locale, localeNamed, localePath } from "@/platform/i18n/locales";
import { currentChats, currentSession, keepChats } from "@/platform/session/current";
import { askedIn } from "./asked";
import { goOnWith } from "./chats/keep";
import { AnswerPlaces } from "./turn/places";

/** Asks without scripts: the answer is on the page that comes back, as a whole. */
export async function ask(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const [session, body] = [await currentSession(), askedIn(form)];
  try {
    const { chat_id } = await api.askGuide({ body, ...(session && { token: session.accessToken }) });
    await goOnWith(chat_id, !session && body.chat_id === undefined);
  } catch (error) {
    return { error: await faultOf(error, localeOf(form), form) };
  }
  return redirect(localePath(localeOf(form), "/guide#latest"));
}

/** Goes on with no chat: the next question begins one. */
export async function beginChat(_: FormState<true>, form: FormData): Promise<FormState<true>> {
  const { anonymous } = await currentChats();
  await keepChats({ current: undefined, anonymous });
  return isScripted(form) ? { success: true } : redirect(localePath(localeOf(form), "/guide"));
}

/** Lets everybody read one answer who knows where. */
export async function shareAnswer(
  _: FormState<{ readonly path: string }>,
  form: FormData,
): Promise<FormState<{ readonly path: string }>> {
  const session = await currentSession();
  const params = { id: requiredText(form, "chat_id"), turn: requiredText(form, "turn") };
  let path: string;
  try {
    const { id } = await api.shareAnswer({ params, ...(session && { token: session.accessToken }) });
    path = localePath(localeOf(form), `/guide/shared/${id}`);
  } catch (error) {
    return { error: await faultOf(error, localeOf(form), form) };
  }
  return isScripted(form) ? { success: { path } } : redirect(path);
}

/** So many places an answer names at most. */
const MOST_PLACES = 10;

/** The places of an answer that has just been given, as the page shows them. One that cannot be had is left out. */
export async function placesOfAnswer(locale: Locale, answer: { readonly ids: readonly string[] }): Promise<ReactNode> {
  const ids = answer.ids.filter((id) => ID_PATTERN.test(id)).slice(0, MOST_PLACES);
  const found = await Promise.all(ids.map(placeOf));
  const restaurants = found.filter((restaurant) => restaurant !== undefined);
  return createElement(AnswerPlaces, { restaurants, locale: localeNamed(locale), now: Date.now() });
}

async function placeOf(id: string): Promise<Restaurant | undefined> {
  try {
    return await api.getRestaurant({ params: { id }, ...ofRestaurant(id) });
  } catch (error) {
    if (error instanceof ApiError || isUnreachable(error)) return undefined;
    throw error;
  }
}
