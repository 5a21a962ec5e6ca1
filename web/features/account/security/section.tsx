import { currentLocale, text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { AccountForm } from "../account-form";
import { signOutEverywhere } from "./actions";

/** The ways to keep others out of one's account. */
export async function Security() {
  const [t, locale] = await Promise.all([text("account"), currentLocale()]);
  return (
    <section aria-labelledby="security" className="card space-y-5">
      <h2 id="security">{t("security.title")}</h2>
      <ul className="flex flex-wrap gap-3">
        <li>
          <Link href="/account/password" className="button">
            {t("security.changePassword")}
          </Link>
        </li>
        <li>
          <Link href="/account/second-factor" className="button">
            {t("security.secondFactor")}
          </Link>
        </li>
      </ul>
      <AccountForm
        action={signOutEverywhere}
        questions={{
          first: { intro: t("security.everywhereIntro"), inputs: [], submit: t("security.everywhere") },
        }}
        values={{ locale }}
        sending={t("account.signingOut")}
        className="button"
      />
    </section>
  );
}
