import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

/** The way to delete one's account. */
export async function Erasing() {
  const t = await text("account");
  return (
    <section aria-labelledby="erasing" className="card space-y-5">
      <h2 id="erasing">{t("erase.title")}</h2>
      <p className="text-muted">{t("erase.intro")}</p>
      <Link href="/account/delete" className="button">
        {t("erase.link")}
      </Link>
    </section>
  );
}
