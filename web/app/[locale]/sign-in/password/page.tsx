import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountForm } from "@/features/account/account-form";
import { forgotPassword, resetPassword } from "@/features/account/actions";
import { Expired, Frame } from "@/features/account/frame";
import { accountInputs } from "@/features/account/inputs";
import { identityProvider } from "@/features/account/provider";
import { openStep } from "@/features/account/step";
import { withReturn } from "@/platform/i18n/paths";
import { currentLocale, text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { sessionEnvironment } from "@/platform/session/environment";
import { Link } from "@/ui/link";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("account");
  return { title: t("forgot.title"), robots: { index: false } };
}

/** Asks for the address, and after a code was sent for the code and the new password. */
export default async function PasswordPage({ searchParams }: PageProps<"/[locale]/sign-in/password">) {
  const { rules } = identityProvider();
  if (!rules.recovery) notFound();
  const [query, locale, t] = await Promise.all([searchParams, currentLocale(), text("account")]);
  const inputs = await accountInputs(rules);
  const sealed = parameter(query, "step");
  const values = { locale, return_to: parameter(query, "return_to") ?? "" };
  const form = { values, sending: t("sending") };
  if (sealed === undefined) {
    const first = { inputs: [inputs.username], submit: t("forgot.submit") };
    return (
      <Frame title={t("forgot.title")} intro={t("forgot.intro")}>
        <div className="card">
          <AccountForm {...form} action={forgotPassword} questions={{ first }} />
        </div>
      </Frame>
    );
  }
  const step = await openStep("password", sealed, sessionEnvironment().secret, Date.now());
  if (!step) return <Expired title={t("forgot.title")} path="/sign-in/password" />;
  const newPassword = { ...inputs.newPassword, label: t("newPassword") };
  const first = { inputs: [inputs.code, newPassword], submit: t("forgot.codeSubmit") };
  return (
    <Frame title={t("forgot.title")} intro={t("forgot.codeIntro")}>
      <div className="card">
        <AccountForm {...form} action={resetPassword} questions={{ first }} values={{ ...values, step: sealed }} />
      </div>
      <Link className="link" href={withReturn("/sign-in/password", values.return_to)}>
        {t("startAgain")}
      </Link>
    </Frame>
  );
}
