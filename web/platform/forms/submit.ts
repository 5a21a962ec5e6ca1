import { currentSession } from "../session/current.ts";
import type { Session } from "../session/session.ts";
import { faultOf, signInFault } from "./fault.ts";
import type { FormResult } from "./result.ts";
import { idempotency, localeOf } from "./sent.ts";

/** What a call of the API takes to write once, in somebody's name. */
export interface Signed {
  readonly token: string;
  readonly idempotencyKey?: string;
}

/** Writes what a form asks for, in the name of who sent it. What the API refuses is answered as a fault, with all that was entered. */
export async function submit<Success>(
  form: FormData,
  write: (signed: Signed, session: Session) => Promise<Success>,
): Promise<FormResult<Success>> {
  const session = await currentSession();
  if (!session) return { error: await signInFault(localeOf(form), form) };
  try {
    return { success: await write({ token: session.accessToken, ...idempotency(form) }, session) };
  } catch (error) {
    return { error: await faultOf(error, localeOf(form), form) };
  }
}
