import type { Metadata } from "next";
import { AccountForm } from "@/features/account/account-form";
import { signIn } from "@/features/account/actions";
import type { DoneBefore } from "@/features/account/answers";
import { DemoAccounts, Frame } from "@/features/account/frame";
import { goOnIfSignedIn } from "@/features/account/go-on";
import { accountInputs } from "@/features/account/inputs";
import { identityProvider } from "@/features/account/provider";
import { withReturn } from "@/platform/i18n/paths";
import { currentLocale, text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { Link } from "@/ui/link";

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
  const notices = new Map<unknown, string>([
    ["confirmed", t("signIn.confirmed")],
    ["password", t("signIn.passwordSet")],
    ["registered", t("signIn.registered")],
    ["everywhere", t("signIn.signedOutEverywhere")],
    ["erased", t("signIn.erased")],
    ["second_factor_on", t("signIn.secondFactorOn")],
    ["second_factor_off", t("signIn.secondFactorOff")],
  ] satisfies [DoneBefore, string][]);
  return (
    <Frame title={t("signIn.title")} notice={notices.get(parameter(query, "done"))}>
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
