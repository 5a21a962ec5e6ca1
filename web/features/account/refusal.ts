import { type FormFault, valuesOf } from "@/platform/forms/result";
import type { Locale } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import type { AccountRules, Refusal } from "@/platform/identity/provider";

export type Reason = Refusal | "unavailable" | "step_expired";

/** The input that a reason is about; of the others the form itself is told. */
const inputs: Partial<Record<Reason, string>> = {
  taken: "username",
  username: "username",
  password: "password",
  name: "name",
  code: "code",
  code_expired: "code",
};

/** Whether the words depend on what a user name is here. */
const namesUser = (reason: Reason): reason is "credentials" | "taken" | "username" =>
  ["credentials", "taken", "username"].includes(reason);

/** Why the identity provider refused, as the form shows it. Passwords are not kept. */
export async function refusalFault(
  reason: Reason,
  locale: Locale,
  form: FormData,
  { username, passwordMin }: AccountRules,
): Promise<FormFault> {
  const [t, forms] = await Promise.all([textIn(locale, "account"), textIn(locale, "forms")]);
  const input = inputs[reason];
  const count = passwordMin;
  const said = namesUser(reason) ? t(`refused.${reason}.${username}`) : t(`refused.${reason}`, { count });
  return {
    message: input ? forms("check") : said,
    fields: input ? { [input]: said } : {},
    values: valuesOf(form),
    signIn: false,
  };
}
