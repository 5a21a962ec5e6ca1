import { text } from "@/platform/i18n/text";
import type { AccountRules } from "@/platform/identity/provider";

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
