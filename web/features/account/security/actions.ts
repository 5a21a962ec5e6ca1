"use server";
import { redirect } from "next/navigation";
import { localeOf } from "@/platform/forms/form-data";
import { localePath } from "@/platform/i18n/locales";
import { withReturn } from "@/platform/i18n/paths";
import { currentSession, type Session } from "@/platform/session/current";
import { sessionEnvironment } from "@/platform/session/environment";
import { codeOf, enter, leave, passwordOf, refusal, stepIn } from "../answers";
import type { Reason } from "../inputs";
import { askProvider } from "../provider";
import { type AccountState, sealStep } from "../step";

/** Ends every session, this one too. */
export async function signOutEverywhere(_: AccountState, form: FormData): Promise<AccountState> {
  const { accessToken } = await signedIn(form);
  const answer = await askProvider((provider) => provider.signOutEverywhere(accessToken));
  return answer.kind === "refused" ? refused(answer.reason, form) : leave(form, "everywhere");
}

/** Sets another password and ends every other session. Who has a second factor signs in anew: their code is needed again. */
export async function changePassword(_: AccountState, form: FormData): Promise<AccountState> {
  const { accessToken } = await signedIn(form);
  const [password, wanted] = [passwordOf(form, "current_password"), passwordOf(form)];
  const answer = await askProvider((provider) => provider.changePassword(accessToken, password, wanted));
  if (answer.kind === "signed_in") return enter(answer.tokens, form);
  return answer.kind === "challenge" ? leave(form, "password") : refused(answer.reason, form);
}

/** Makes the secret for an authenticator app, which the next page shows. */
export async function beginSecondFactor(_: AccountState, form: FormData): Promise<AccountState> {
  const { accessToken, sub } = await signedIn(form);
  const password = passwordOf(form, "current_password");
  const answer = await askProvider((provider) => provider.beginSecondFactor(accessToken, password));
  if (answer.kind === "refused") return refused(answer.reason, form);
  const step = { kind: "second_factor", username: sub, secret: answer.secret } as const;
  const sealed = await sealStep(step, sessionEnvironment().secret, Date.now());
  redirect(localePath(localeOf(form), withReturn("/account/second-factor", undefined, { step: sealed })));
}

/** Asks for the app's code from now on. Every session ends: the next one begins with it. */
export async function confirmSecondFactor(_: AccountState, form: FormData): Promise<AccountState> {
  const { accessToken, sub } = await signedIn(form);
  const step = await stepIn("second_factor", form);
  if (step?.username !== sub) return refusal("step_expired", form);
  const answer = await askProvider((provider) => provider.confirmSecondFactor(accessToken, codeOf(form)));
  return answer.kind === "refused" ? refused(answer.reason, form) : leave(form, "second_factor_on");
}

/** Asks for the password alone from now on. */
export async function endSecondFactor(_: AccountState, form: FormData): Promise<AccountState> {
  const { accessToken } = await signedIn(form);
  const password = passwordOf(form, "current_password");
  const answer = await askProvider((provider) => provider.endSecondFactor(accessToken, password));
  return answer.kind === "refused" ? refused(answer.reason, form) : leave(form, "second_factor_off");
}

const signedIn = async (form: FormData): Promise<Session> => (await currentSession()) ?? leave(form);

/** A session that has been ended elsewhere ends here too; of a wrong password its own input is told. */
async function refused(reason: Reason, form: FormData): Promise<AccountState> {
  if (reason === "session_expired") return leave(form);
  return refusal(reason === "credentials" ? "current_password" : reason, form);
}
