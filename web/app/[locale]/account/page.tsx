import type { Metadata } from "next";
import { signOut } from "@/features/account/actions";
import { Erasing } from "@/features/account/erasing/section";
import { OwnReviews } from "@/features/account/own-reviews";
import { Security } from "@/features/account/security/section";
import { moderates } from "@/platform/api";
import { currentLocale, text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { requireSession, type Session } from "@/platform/session/current";
import { SubmitButton } from "@/ui/form/submit-button";
import { Link } from "@/ui/link";
import { SlowPart } from "@/ui/slow-part";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("account");
  return { title: t("account.title"), robots: { index: false } };
}

export default async function AccountPage({ searchParams }: PageProps<"/[locale]/account">) {
  const [session, query, t] = await Promise.all([requireSession("/account"), searchParams, text("account")]);
  return (
    <div className="page-narrow space-y-10">
      <h1>{t("account.title")}</h1>
      {parameter(query, "done") === "password" && (
        <p role="status" className="note border-olive">
          {t("security.passwordChanged")}
        </p>
      )}
      <Person session={session} />
      <Security />
      <SlowPart fallback={<div className="skeleton h-64" />}>
        <OwnReviews token={session.accessToken} cursor={parameter(query, "cursor")} />
      </SlowPart>
      <Erasing />
    </div>
  );
}

async function Person({ session: { name, role } }: { readonly session: Session }) {
  const [t, shell, locale] = await Promise.all([text("account"), text("shell"), currentLocale()]);
  return (
    <div className="card space-y-5">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        <dt className="text-muted">{t("account.name")}</dt>
        <dd className="font-semibold">
          <bdi>{name}</bdi>
        </dd>
        <dt className="text-muted">{t("account.role")}</dt>
        <dd>{t(`account.roles.${role}`)}</dd>
      </dl>
      <div className="flex flex-wrap gap-3">
        {moderates({ role }) && (
          <Link href="/moderation" className="button">
            {shell("moderation")}
          </Link>
        )}
        {role === "admin" && (
          <>
            <Link href="/import" className="button">
              {t("account.import")}
            </Link>
            <Link href="/system" className="button">
              {shell("system")}
            </Link>
          </>
        )}
        <form action={signOut}>
          <input type="hidden" name="locale" value={locale} />
          <SubmitButton className="button" sending={t("account.signingOut")}>
            {t("account.signOut")}
          </SubmitButton>
        </form>
      </div>
    </div>
  );
}
