import type { FormFault } from "@/platform/forms/result";
import type { Challenge } from "@/platform/identity/provider";
import { seal, unseal } from "@/platform/session/seal";

/**
 * Where somebody is on the way into their account. It travels in a hidden field or an address, sealed: what the provider gave us is not for
 * scripts, and nobody goes on with a step that another one began.
 */
export type Step = ChallengeStep | CodeStep | SecretStep;
export type ChallengeStep = Pick<Challenge, "kind" | "challenge" | "username" | "session">;
/** A code was sent: to confirm an address, or to set a new password. */
export interface CodeStep {
  readonly kind: "confirm" | "password";
  readonly username: string;
}
/** An authenticator app is being set up: for whom, by their subject, and with what. */
export interface SecretStep {
  readonly kind: "second_factor";
  readonly username: string;
  readonly secret: string;
}
export type StepOf<Kind extends Step["kind"]> = Kind extends "challenge"
  ? ChallengeStep
  : Kind extends "second_factor"
    ? SecretStep
    : CodeStep;

const MINUTE = 60_000;
/** At least as long as the provider itself waits. */
const lifetimes = {
  challenge: 15 * MINUTE,
  confirm: 24 * 60 * MINUTE,
  password: 60 * MINUTE,
  second_factor: 15 * MINUTE,
} as const;

/** `now`: milliseconds since 1970. */
export const sealStep = (step: Step, secret: string, now: number): Promise<string> =>
  seal("step", step, secret, now + lifetimes[step.kind]);

/** Opens a step of this kind; undefined for anything else, and when too much time has passed. */
export async function openStep<Kind extends Step["kind"]>(
  kind: Kind,
  sealed: unknown,
  secret: string,
  now: number,
): Promise<StepOf<Kind> | undefined> {
  const content = typeof sealed === "string" ? await unseal("step", sealed, secret, now) : undefined;
  return content?.kind === kind ? (content as unknown as StepOf<Kind>) : undefined;
}

/** What a form about an account shows after it was sent; when all went well, another page is shown instead. */
export interface AccountState {
  readonly fault?: FormFault;
  /** A further question before one is signed in: `sealed` stands for it in the form. */
  readonly step?: { readonly asks: "new_password" | "totp"; readonly sealed: string };
  /** What was done, for those who stay on the page. */
  readonly notice?: string;
}
export type AccountAction = (state: AccountState, form: FormData) => Promise<AccountState>;
