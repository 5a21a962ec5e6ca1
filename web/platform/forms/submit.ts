import { ApiError, isProblemCode, isUnreachable } from "../api.ts";
import type { Locale } from "../i18n/locales.ts";
import { textIn } from "../i18n/text.ts";
import { currentSession } from "../session/current.ts";
import type { Session } from "../session/session.ts";
import { fieldText, inputName } from "./field-text.ts";
import { idempotency, localeOf, valuesOf } from "./form-data.ts";
import type { FormFault, FormResult } from "./result.ts";

/** What a call of the API takes to write once, in somebody's name. */
export interface Signed {
  readonly token: string;
  readonly idempotencyKey?: string;
}

/**
 * Writes what a form asks for, in the name of who sent it. What the API refuses is answered as a fault, with all that was entered. `known`: the
 * session, for an action that has asked for it already.
 */
export async function submit<Success>(
  form: FormData,
  write: (signed: Signed, session: Session) => Promise<Success>,
  known?: Session,
): Promise<FormResult<Success>> {
  const session = known ?? (await currentSession());
  if (!session) return { error: await signInFault(localeOf(form), form) };
  try {
    return { success: await write({ token: session.accessToken, ...idempotency(form) }, session) };
  } catch (error) {
    return { error: await faultOf(error, localeOf(form), form) };
  }
}

/**
 * What a form shows when the API refused what it sent, in the reader's language as far as we know the words. An error of another kind is
 * thrown again: it is no fault of who wrote. An API that cannot be reached is one that is busy: nothing of the text is lost.
 */
export async function faultOf(error: unknown, locale: Locale, form: FormData): Promise<FormFault> {
  const t = await textIn(locale, "forms");
  if (isUnreachable(error)) return { message: t("busy"), fields: {}, values: valuesOf(form), signIn: false };
  if (!(error instanceof ApiError)) throw error;
  const faults = await textIn(locale, "faults");
  const { code, status, problem } = error;
  const general = status >= 500 || status === 429 ? t("busy") : problem.detail;
  const fields: Record<string, string> = {};
  for (const fault of problem.errors ?? []) fields[inputName(fault.pointer)] ??= fieldText(faults, locale, fault);
  return {
    message: isProblemCode(code) ? faults(`code.${code}`) : general,
    fields,
    values: valuesOf(form),
    signIn: status === 401,
    code,
  };
}

/** What a form shows when it is stored, but cannot be read yet. Sent again it only looks again, for it keeps its key. */
export async function behindFault(form: FormData): Promise<FormFault> {
  const t = await textIn(localeOf(form), "forms");
  return { message: t("behind"), fields: {}, values: valuesOf(form), signIn: false };
}

/** What a form shows to somebody who is not signed in (any more). */
async function signInFault(locale: Locale, form: FormData): Promise<FormFault> {
  const t = await textIn(locale, "faults");
  return { message: t("code.token.missing"), fields: {}, values: valuesOf(form), signIn: true };
}
