import { placesOf } from "@/features/map/place";
import { PlacesMap } from "@/features/map/places-map";
import type { Restaurant } from "@/platform/api";
import { text } from "@/platform/i18n/text";
import { mapUrl } from "./address";

interface Props {
  readonly restaurant: Restaurant;
  /** The address as it is shown. */
  readonly lines: readonly string[];
}

/** Where the place is. The way to a map of somebody else's is a link: nothing is fetched from there unless the reader goes. */
export async function PlaceMap({ restaurant, lines }: Props) {
  const t = await text("restaurant");
  return (
    <>
      <a
        href={mapUrl(restaurant.location, lines)}
        rel="noopener noreferrer external"
        className="link inline-block py-1"
      >
        {t("facts.openMap")}
      </a>
      <PlacesMap places={placesOf([restaurant])} label={t("facts.map")} begins="asked" className="mt-2 h-56" />
    </>
  );
}
