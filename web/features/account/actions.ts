"use server";
import { redirect } from "next/navigation";
import { localeOf, requiredText } from "@/platform/forms/form-data";
import { localePath } from "@/platform/i18n/locales";
import { withReturn } from "@/platform/i18n/paths";
import { textIn } from "@/platform/i18n/text";
import type { SignIn } from "@/platform/identity/provider";
import { currentRefreshToken, setCookies } from "@/platform/session/current";
import { sessionEnvironment } from "@/platform/session/environment";
import { clearedCookies } from "@/platform/session/session";
import { codeOf, enter, passwordOf, refusal, stepIn, toSignIn } from "./answers";
import { askProvider, identityProvider } from "./provider";
import { type AccountState, type CodeStep, sealStep } from "./step";

/*
 * No other site can act here in a person's name, nor sign them in as somebody else: Next runs a Server Action only for a POST whose Origin
 * is the site's own host, and the cookies are SameSite=Lax, so that they do not come with a POST from elsewhere at all. `return_to` is
 * followed only within this site.
 */

/** Signs in, in one step or, after a challenge, in two: the hidden input `step` says which it is. */
export async function signIn(_: AccountState, form: FormData): Promise<AccountState> {
  const sealed = form.get("step");
  if (sealed === null) {
    const username = requiredText(form, "username");
    return goOn(await askProvider((provider) => provider.signIn(username, passwordOf(form))), username, form);
  }
  const step = await stepIn("challenge", form);
  if (!step) return refusal("session_expired", form);
  const answer = step.challenge === "totp" ? codeOf(form) : passwordOf(form);
  const answered = await askProvider((provider) => provider.answerChallenge(step, answer));
  return goOn(answered, step.username, form, { asks: step.challenge, sealed: String(sealed) });
}

/** Ends the session here, whether the provider can be told or not, and goes home. */
export async function signOut(form: FormData): Promise<void> {
  const refreshToken = await currentRefreshToken();
  if (refreshToken) await revoke(refreshToken);
  await setCookies(clearedCookies(sessionEnvironment()));
  redirect(localePath(localeOf(form), "/"));
}

async function revoke(refreshToken: string): Promise<void> {
  try {
    await identityProvider().revoke(refreshToken);
  } catch (error) {
    process.stderr.write(`A refresh token could not be revoked: ${error}\n`);
  }
}

/**
 * Makes an account. Where its address has to be confirmed first, a code is asked for, else one is sent to sign in: the same for somebody who
 * asks for a name that another one has, so that this form does not tell who has an account.
 */
export async function signUp(_: AccountState, form: FormData): Promise<AccountState> {
  const [username, name] = [requiredText(form, "username"), requiredText(form, "name")];
  const answer = await askProvider((provider) => provider.signUp({ username, password: passwordOf(form), name }));
  if (answer.kind === "refused") return refusal(answer.reason, form);
  return answer.kind === "confirm"
    ? toCode({ kind: "confirm", username }, form)
    : toSignIn(form.get("return_to"), form, "registered");
}

/** Confirms an account's address by the code that was sent to it. */
export async function confirmAccount(_: AccountState, form: FormData): Promise<AccountState> {
  const step = await stepIn("confirm", form);
  if (!step) return refusal("step_expired", form);
  const answer = await askProvider((provider) => provider.confirm(step.username, codeOf(form)));
  if (answer.kind === "refused") return refusal(answer.reason, form);
  return toSignIn(form.get("return_to"), form, "confirmed");
}

/** Sends the code once more. */
export async function resendCode(_: AccountState, form: FormData): Promise<AccountState> {
  const step = await stepIn("confirm", form);
  if (!step) return refusal("step_expired", form);
  const answer = await askProvider((provider) => provider.resendCode(step.username));
  if (answer.kind === "refused") return refusal(answer.reason, form);
  const t = await textIn(localeOf(form), "account");
  return { notice: t("confirm.sent") };
}

/** Sends a code with which a forgotten password can be set anew. */
export const forgotPassword = async (_: AccountState, form: FormData): Promise<AccountState> =>
  sendCode("password", requiredText(form, "username"), form);

/** Sets a new password with the code that was sent. */
export async function resetPassword(_: AccountState, form: FormData): Promise<AccountState> {
  const step = await stepIn("password", form);
  if (!step) return refusal("step_expired", form);
  const answer = await askProvider((provider) => provider.resetPassword(step.username, codeOf(form), passwordOf(form)));
  if (answer.kind === "refused") return refusal(answer.reason, form);
  return toSignIn(form.get("return_to"), form, "password");
}

type Answer = SignIn | Awaited<ReturnType<typeof askProvider<SignIn>>>;

/** What follows an attempt to sign in. `step` is the one that was answered: a wrong answer may be given anew. */
async function goOn(answer: Answer, username: string, form: FormData, step?: AccountState["step"]) {
  if (answer.kind === "signed_in") return enter(answer.tokens, form);
  if (answer.kind === "challenge") {
    const sealed = await sealStep({ ...answer }, sessionEnvironment().secret, Date.now());
    return { step: { asks: answer.challenge, sealed } };
  }
  if (answer.reason === "unconfirmed") return sendCode("confirm", username, form);
  if (answer.reason === "reset_required") return sendCode("password", username, form);
  const state = await refusal(answer.reason, form);
  return step && answer.reason !== "session_expired" ? { ...state, step } : state;
}

async function sendCode(kind: CodeStep["kind"], username: string, form: FormData): Promise<AccountState> {
  const answer = await askProvider((provider) =>
    kind === "confirm" ? provider.resendCode(username) : provider.forgotPassword(username),
  );
  return answer.kind === "refused" ? refusal(answer.reason, form) : toCode({ kind, username }, form);
}

const codePages = { confirm: "/sign-up/confirm", password: "/sign-in/password" } as const;

async function toCode(step: CodeStep, form: FormData): Promise<never> {
  const sealed = await sealStep(step, sessionEnvironment().secret, Date.now());
  redirect(localePath(localeOf(form), withReturn(codePages[step.kind], form.get("return_to"), { step: sealed })));
}
