import type { Metadata } from "next";
import { AccountForm } from "@/features/account/account-form";
import { signUp } from "@/features/account/actions";
import { Frame } from "@/features/account/frame";
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
