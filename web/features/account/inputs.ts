import { valuesOf } from "@/platform/forms/form-data";
import type { FormFault } from "@/platform/forms/result";
import type { Locale } from "@/platform/i18n/locales";
import { text, textIn } from "@/platform/i18n/text";
import type { AccountRules, Refusal } from "@/platform/identity/provider";

/** The inputs of the forms about accounts, with what browsers and password managers want to know of them. */
export async function accountInputs({ username, passwordMin }: AccountRules) {
  const t = await text("account");
  const name = {
    name: "username",
    label: t(`username.${username}`),
    autoComplete: "username",
    autoCapitalize: "none",
    dir: "ltr",
    type: username === "email" ? "email" : "text",
  } as const;
  const passwordHint = t("signUp.passwordHint", { count: passwordMin });
  const password = { name: "password", label: t("password"), type: "password", dir: "ltr" } as const;
  return {
    username: name,
    newUsername: { ...name, hint: t(`signUp.usernameHint.${username}`) },
    password: { ...password, autoComplete: "current-password" },
    currentPassword: {
      ...password,
      name: "current_password",
      label: t("currentPassword"),
      autoComplete: "current-password",
    },
    newPassword: { ...password, autoComplete: "new-password", hint: passwordHint },
    code: {
      name: "code",
      label: t("code"),
      autoComplete: "one-time-code",
      inputMode: "numeric",
      dir: "ltr",
    },
  } as const;
}

export type Reason = Refusal | "unavailable" | "step_expired" | "current_password" | "word" | "not_erased";

/** The input that a reason is about; of the others the form itself is told. */
const inputs: Partial<Record<Reason, string>> = {
  username: "username",
  password: "password",
  current_password: "current_password",
  name: "name",
  code: "code",
  word: "word",
};

/** Whether the words depend on what a user name is here. */
const namesUser = (reason: Reason): reason is "credentials" | "username" =>
  ["credentials", "username"].includes(reason);

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
