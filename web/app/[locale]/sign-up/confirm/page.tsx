import type { Metadata } from "next";
import { AccountForm } from "@/features/account/account-form";
import { confirmAccount, resendCode } from "@/features/account/actions";
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
  return { title: t("confirm.title"), robots: { index: false } };
}

/** Asks for the code that was sent to a new account's address. */
export default async function ConfirmPage({ searchParams }: PageProps<"/[locale]/sign-up/confirm">) {
  const [query, locale, t] = await Promise.all([searchParams, currentLocale(), text("account")]);
  const sealed = parameter(query, "step") ?? "";
  const step = await openStep("confirm", sealed, sessionEnvironment().secret, Date.now());
  if (!step) return <Expired title={t("confirm.title")} path="/sign-up" />;
  const { code } = await accountInputs(identityProvider().rules);
  const form = {
    values: { locale, step: sealed, return_to: parameter(query, "return_to") ?? "" },
    sending: t("sending"),
  };
  return (
    <Frame title={t("confirm.title")} intro={t("confirm.intro")}>
      <div className="card space-y-5">
        <AccountForm
          {...form}
          action={confirmAccount}
          questions={{ first: { inputs: [code], submit: t("confirm.submit") } }}
        />
        <AccountForm
          {...form}
          action={resendCode}
          questions={{ first: { inputs: [], submit: t("confirm.again") } }}
          className="button"
        />
      </div>
      <p className="flex flex-wrap gap-x-2">
        {t("signUp.known")}
        <Link className="link" href={withReturn("/sign-in", form.values.return_to)}>
          {t("signUp.signIn")}
        </Link>
      </p>
    </Frame>
  );
}
