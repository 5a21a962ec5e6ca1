import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

/** The ways to take along what one wrote, and to have it deleted. */
export async function Erasing() {
  const t = await text("account");
  return (
    <section aria-labelledby="erasing" className="card space-y-5">
      <h2 id="erasing">{t("erase.yours")}</h2>
      <p className="text-muted">{t("erase.exportIntro")}</p>
      <a className="button" href="/api/export" download>
        {t("erase.export")}
      </a>
      <p className="text-muted">{t("erase.intro")}</p>
      <Link href="/account/delete" className="button">
        {t("erase.link")}
      </Link>
    </section>
  );
}
