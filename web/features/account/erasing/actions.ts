"use server";
import { ApiError, api, isUnreachable } from "@/platform/api";
import { localeOf, requiredText } from "@/platform/forms/form-data";
import { textIn } from "@/platform/i18n/text";
import { currentSession } from "@/platform/session/current";
import { leave, refusal } from "../answers";
import type { AccountState } from "../step";
import { isSameWord } from "./word";

/** Deletes the account and all that was written with it, for good, when the word was typed that the page asks for; the session ends then. */
export async function eraseAccount(_: AccountState, form: FormData): Promise<AccountState> {
  const { accessToken } = (await currentSession()) ?? (await leave(form));
  const t = await textIn(localeOf(form), "account");
  if (!isSameWord(requiredText(form, "word"), t("erase.word"))) return refusal("word", form);
  const status = await eraseMe(accessToken);
  if (status === 401) return leave(form);
  return status === 202 ? leave(form, "erased") : refusal("not_erased", form);
}

/** The status that the API answers; 503 where it does not. */
async function eraseMe(token: string): Promise<number> {
  try {
    await api.eraseMe({ token });
    return 202;
  } catch (error) {
    if (error instanceof ApiError) return error.status;
    if (isUnreachable(error)) return 503;
    throw error;
  }
}
