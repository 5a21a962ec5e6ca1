import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { forgotPassword, resetPassword } from "@/app/actions/session";
import { AccountForm } from "@/components/account/account-form";
import { Expired } from "@/components/account/expired";
import { Frame } from "@/components/account/frame";
import { Link } from "@/components/link";
import { accountInputs } from "@/lib/account/inputs";
import { identityProvider } from "@/lib/account/provider";
import { withReturn } from "@/lib/account/return-path";
import { openStep } from "@/lib/account/step";
import { currentLocale, text } from "@/lib/i18n/text";
import { parameter } from "@/lib/parameter";
import { sessionEnvironment } from "@/lib/session/environment";

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
