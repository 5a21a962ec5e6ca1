import type { Metadata } from "next";
import { Frame } from "@/features/account/frame";
import { identityProvider } from "@/features/account/provider";
import { SecondFactor } from "@/features/account/security/second-factor";
import { text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";
import { Link } from "@/ui/link";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("account");
  return { title: t("secondFactor.title"), robots: { index: false } };
}

/** Sets up an authenticator app as a second factor, or gives it up; where the identity provider has no such thing, says so. */
export default async function SecondFactorPage({ searchParams }: PageProps<"/[locale]/account/second-factor">) {
  const [session, query, t] = await Promise.all([
    requireSession("/account/second-factor"),
    searchParams,
    text("account"),
  ]);
  const offered = identityProvider().rules.secondFactor;
  return (
    <Frame title={t("secondFactor.title")} intro={offered ? t("secondFactor.intro") : t("secondFactor.notOffered")}>
      {offered && <SecondFactor session={session} sealed={parameter(query, "step")} />}
      <Link className="link" href="/account">
        {t("security.back")}
      </Link>
    </Frame>
  );
}
