import type { Metadata } from "next";
import { signIn } from "@/app/actions/session";
import { AccountForm } from "@/components/account/account-form";
import { DemoAccounts } from "@/components/account/demo-accounts";
import { Frame } from "@/components/account/frame";
import { Link } from "@/components/link";
import { accountInputs } from "@/lib/account/inputs";
import { identityProvider } from "@/lib/account/provider";
import { withReturn } from "@/lib/account/return-path";
import { goOnIfSignedIn } from "@/lib/account/signed-in";
import { currentLocale, text } from "@/lib/i18n/text";
import { parameter } from "@/lib/parameter";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("account");
  return { title: t("signIn.title"), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: PageProps<"/[locale]/sign-in">) {
  const [query, locale, t] = await Promise.all([searchParams, currentLocale(), text("account")]);
  await goOnIfSignedIn(locale, query);
  const { rules } = identityProvider();
  const returnTo = parameter(query, "return_to");
  const notices = new Map([
    ["confirmed", t("signIn.confirmed")],
    ["password", t("signIn.passwordSet")],
  ]);
  return (
    <Frame title={t("signIn.title")} notice={notices.get(parameter(query, "done") ?? "")}>
      <div className="card">
        <AccountForm
          action={signIn}
          questions={await questions()}
          values={{ locale, return_to: returnTo ?? "" }}
          sending={t("sending")}
        />
      </div>
      <p className="flex flex-wrap gap-x-2">
        {t("signIn.new")}
        <Link className="link" href={withReturn("/sign-up", returnTo)}>
          {t("signIn.signUp")}
        </Link>
      </p>
      {rules.recovery && (
        <p>
          <Link className="link" href={withReturn("/sign-in/password", returnTo)}>
            {t("signIn.forgot")}
          </Link>
        </p>
      )}
      <DemoAccounts />
    </Frame>
  );
}

async function questions() {
  const [t, inputs] = await Promise.all([text("account"), accountInputs(identityProvider().rules)]);
  return {
    first: { inputs: [inputs.username, inputs.password], submit: t("signIn.submit") },
    new_password: {
      intro: t("signIn.newPasswordIntro"),
      inputs: [{ ...inputs.newPassword, label: t("newPassword") }],
      submit: t("signIn.newPasswordSubmit"),
    },
    totp: { intro: t("signIn.totpIntro"), inputs: [inputs.code], submit: t("signIn.totpSubmit") },
  };
}
