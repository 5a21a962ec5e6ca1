import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

/** For those who are signed in but may not import. */
export async function Forbidden() {
  const [t, shell] = await Promise.all([text("imports"), text("shell")]);
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
