import type { Metadata } from "next";
import { signUp } from "@/app/actions/session";
import { AccountForm } from "@/components/account/account-form";
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
  return { title: t("signUp.title"), robots: { index: false } };
}

export default async function SignUpPage({ searchParams }: PageProps<"/[locale]/sign-up">) {
  const [query, locale, t] = await Promise.all([searchParams, currentLocale(), text("account")]);
  await goOnIfSignedIn(locale, query);
  const { newUsername, newPassword } = await accountInputs(identityProvider().rules);
  const returnTo = parameter(query, "return_to");
  const name = { name: "name", label: t("signUp.name"), hint: t("signUp.nameHint"), autoComplete: "name" };
  return (
    <Frame title={t("signUp.title")} intro={t("signUp.intro")}>
      <div className="card">
        <AccountForm
          action={signUp}
          questions={{ first: { inputs: [name, newUsername, newPassword], submit: t("signUp.submit") } }}
          values={{ locale, return_to: returnTo ?? "" }}
          sending={t("sending")}
        />
      </div>
      <p className="flex flex-wrap gap-x-2">
        {t("signUp.known")}
        <Link className="link" href={withReturn("/sign-in", returnTo)}>
          {t("signUp.signIn")}
        </Link>
      </p>
    </Frame>
  );
}
