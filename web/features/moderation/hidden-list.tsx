import type { Restaurant } from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import type { Session } from "@/platform/session/current";
import { FactList } from "@/ui/fact-list";
import { Link } from "@/ui/link";
import { VisibilityForm } from "./forms";
import { Moment } from "./moment";

interface Props {
  readonly restaurants: readonly Restaurant[];
  readonly session: Session;
  readonly form: FormOnPage;
  readonly back: string;
}

/** Restaurants that are hidden, each with why and a form to show it again. */
export async function HiddenList({ restaurants, ...others }: Props) {
  const t = await text("moderation");
  if (restaurants.length === 0) return <p className="text-muted">{t("hidden.none")}</p>;
  return (
    <ul className="space-y-4">
      {restaurants.map((restaurant) => (
        <HiddenRestaurant key={restaurant.id} restaurant={restaurant} {...others} />
      ))}
    </ul>
  );
}

async function HiddenRestaurant({
  restaurant,
  ...others
}: Omit<Props, "restaurants"> & { readonly restaurant: Restaurant }) {
  const t = await text("moderation");
  const { id, name, city, owner_id, hidden } = restaurant;
  return (
    <li className="card space-y-3">
      <h3>
        <Link href={`/restaurants/${id}/manage`} className="hover:underline">
          <bdi>{name}</bdi>
        </Link>
      </h3>
      <FactList
        facts={[
          [t("city"), <bdi key="city">{city}</bdi>],
          [t("owner"), owner_id === null ? t("nobody") : <bdi key="owner">{owner_id}</bdi>],
          [t("reason"), <bdi key="reason">{hidden?.reason ?? t("noReason")}</bdi>],
          [t("hidden.at"), hidden && <Moment key="at" at={hidden.hidden_at} />],
        ]}
      />
      <VisibilityForm restaurant={restaurant} {...others} />
    </li>
  );
}
