import type { Restaurant } from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import type { Session } from "@/platform/session/current";
import { Link } from "@/ui/link";
import { VisibilityForm } from "./forms";
import { authorPath, mergePath } from "./paths";

interface Props {
  readonly restaurant: Restaurant;
  readonly session: Session;
  readonly form: FormOnPage;
  readonly back: string;
}

/** What somebody who keeps order can do to a restaurant, on the page where it is managed. */
export async function Keeping({ restaurant, session, form, back }: Props) {
  const t = await text("moderation");
  const { id, owner_id } = restaurant;
  return (
    <section className="card space-y-3">
      <h2>{t("title")}</h2>
      <VisibilityForm {...{ restaurant, session, form, back }} />
      {owner_id !== session.sub && (
        <p>
          <Link href={mergePath(id)} className="link inline-block py-1">
            {t("merge.link")}
          </Link>
        </p>
      )}
      {owner_id !== null && owner_id !== session.sub && (
        <Link href={authorPath(owner_id)} className="link inline-block py-1">
          {t("byAuthor", { name: isolate(owner_id) })}
        </Link>
      )}
    </section>
  );
}
