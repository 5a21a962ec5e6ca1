import { text } from "@/platform/i18n/text";
import { Link } from "../link";

/** For those who are signed in but may not do what a page is for. */
export async function NoPermission({ of }: { readonly of: "imports" | "moderation" | "system" }) {
  const [t, shell] = await Promise.all([text(of), text("shell")]);
  return (
    <div className="page-narrow space-y-4 text-center">
      <h1>{t("forbiddenTitle")}</h1>
      <p className="text-muted">{t("forbidden")}</p>
      <Link href="/account" className="button">
        {shell("account")}
      </Link>
    </div>
  );
}
