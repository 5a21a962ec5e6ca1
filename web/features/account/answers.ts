import { redirect } from "next/navigation";
import { localeOf, requiredText } from "@/platform/forms/form-data";
import { localePath } from "@/platform/i18n/locales";
import { returnPath, withReturn } from "@/platform/i18n/paths";
import type { Tokens } from "@/platform/identity/provider";
import { setCookies } from "@/platform/session/current";
import { sessionEnvironment } from "@/platform/session/environment";
import { clearedCookies, sessionCookies } from "@/platform/session/session";
import { type Reason, refusalFault } from "./inputs";
import { identityProvider } from "./provider";
import { type AccountState, openStep, type Step, type StepOf } from "./step";

/** What a form about an account answers when the provider refused. */
export const refusal = async (reason: Reason, form: FormData): Promise<AccountState> => ({
  fault: await refusalFault(reason, localeOf(form), form, identityProvider().rules),
});

/** Signs in with these tokens, and goes on to where the form says. */
export async function enter(tokens: Tokens, form: FormData): Promise<never> {
  await setCookies(await sessionCookies(tokens, sessionEnvironment(), Date.now()));
  redirect(returnPath(localeOf(form), form.get("return_to"), "/"));
}

/** What the form for signing in has a word about: what was done before one came there. */
export type DoneBefore =
  | "confirmed"
  | "password"
  | "registered"
  | "everywhere"
  | "erased"
  | "second_factor_on"
  | "second_factor_off";

/** To the form for signing in, from where one goes on to `returnTo`. */
export function toSignIn(returnTo: unknown, form: FormData, done?: DoneBefore): never {
  redirect(localePath(localeOf(form), withReturn("/sign-in", returnTo, done && { done })));
}

/** The same for somebody whose session has ended: the header shall not greet them either. */
export async function leave(form: FormData, done?: DoneBefore): Promise<never> {
  await setCookies(clearedCookies(sessionEnvironment()));
  return toSignIn("/account", form, done);
}

/** The step that a form was sent for, if it is of this kind. */
export const stepIn = <Kind extends Step["kind"]>(kind: Kind, form: FormData): Promise<StepOf<Kind> | undefined> =>
  openStep(kind, form.get("step"), sessionEnvironment().secret, Date.now());

/** As it was typed: blanks may belong to it. */
export const passwordOf = (form: FormData, name = "password"): string => String(form.get(name) ?? "");
/** Codes are often shown in groups. */
export const codeOf = (form: FormData): string => requiredText(form, "code").replace(/\s/g, "");
