import type { Metadata } from "next";
import { AccountForm } from "@/features/account/account-form";
import { Frame } from "@/features/account/frame";
import { accountInputs } from "@/features/account/inputs";
import { identityProvider } from "@/features/account/provider";
import { changePassword } from "@/features/account/security/actions";
import { currentLocale, text } from "@/platform/i18n/text";
import { requireSession } from "@/platform/session/current";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("account");
  return { title: t("security.passwordTitle"), robots: { index: false } };
}

export default async function ChangePasswordPage() {
  await requireSession("/account/password");
  const [locale, t, inputs] = await Promise.all([
    currentLocale(),
    text("account"),
    accountInputs(identityProvider().rules),
  ]);
  const newPassword = { ...inputs.newPassword, label: t("newPassword") };
  const first = { inputs: [inputs.currentPassword, newPassword], submit: t("security.passwordSubmit") };
  return (
    <Frame title={t("security.passwordTitle")} intro={t("security.passwordIntro")}>
      <div className="card">
        <AccountForm
          action={changePassword}
          questions={{ first }}
          values={{ locale, return_to: "/account?done=password" }}
          sending={t("sending")}
        />
      </div>
    </Frame>
  );
}
