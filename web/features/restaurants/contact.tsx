import type { ReactNode } from "react";
import { searchPath } from "@/features/directory/search-address";
import { placesOf } from "@/features/map/place";
import { PlacesMap } from "@/features/map/places-map";
import { type Restaurant, telUri } from "@/platform/api";
import { currentLocale, formats, text, words } from "@/platform/i18n/text";
import { openTimes } from "@/platform/rules";
import { Link } from "@/ui/link";
import { addressLines, mapUrl } from "./address";
import { OpeningHours } from "./hours/opening-hours";
import { Offers, OwnPages } from "./offers";
import type { OpenTime } from "./open-now";
import { OpenNow } from "./open-now-note";

import { thereFrom } from "./standing";

/** Where it is, when it is open and how to reach it. */
export async function Facts({ restaurant }: { readonly restaurant: Restaurant }) {
  const t = await text("restaurant");
  const { phone, website, status, attributes, diets, links, chain, neighborhood } = restaurant;
  return (
    <section aria-labelledby="facts" className="card">
      <h2 id="facts" className="mb-3">
        {t("facts.title")}
      </h2>
      <dl className="divide-y divide-line">
        <Fact name={t("facts.address")}>
          <AddressOf restaurant={restaurant} />
        </Fact>
        {phone && (
          <Fact name={t("facts.phone")}>
            <a href={telUri(phone)} className="link inline-block py-1">
              <bdi dir="ltr">{phone}</bdi>
            </a>
          </Fact>
        )}
        {website && /^https?:\/\//i.test(website) && (
          <Fact name={t("facts.website")}>
            <a href={website} rel="nofollow ugc noopener" className="link inline-block py-1">
              <bdi dir="ltr">{shorten(website)}</bdi>
            </a>
          </Fact>
        )}
        {Object.values(links).some(Boolean) && (
          <Fact name={t("facts.links")}>
            <OwnPages restaurant={restaurant} />
          </Fact>
        )}
        {attributes.length + diets.length > 0 && (
          <Fact name={t("facts.offers")}>
            <Offers restaurant={restaurant} />
          </Fact>
        )}
        {neighborhood && (
          <Fact name={t("facts.neighborhood")}>
            <bdi>{neighborhood}</bdi>
          </Fact>
        )}
        {chain && (
          <Fact name={t("facts.chain")}>
            <bdi>{chain}</bdi>
            <Link href={searchPath({ chain: [chain] })} rel="nofollow" className="link block w-fit py-1">
              {t("facts.chainOthers")}
            </Link>
          </Fact>
        )}
        {status === "open" && (
          <Fact name={t("facts.hours")}>
            <NowOf restaurant={restaurant} />
            <OpeningHours restaurant={restaurant} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** A page may be kept for a day. */
const DAYS_KNOWN = 9;

/** Whether it is open now; nothing where that is not known. */
async function NowOf({ restaurant }: { readonly restaurant: Restaurant }) {
  const [locale, said] = await Promise.all([currentLocale(), words("restaurant")]);
  const { openNow, openUntil, opensAt } = said.hours;
  const { hours } = restaurant;
  const zone = hours?.time_zone;
  const from = thereFrom(restaurant);
  if (!hours || !zone || from === Infinity) return null;
  const begun = (time: OpenTime) => ({ ...time, from: Math.max(time.from, from) });
  const times = openTimes({ hours, zone }, Math.max(Date.now(), from), DAYS_KNOWN).map(begun);
  return <OpenNow times={times} zone={zone} locale={locale} words={{ openNow, openUntil, opensAt }} />;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="space-y-1 py-3 first:pt-0 last:pb-0">
      <dt className="text-muted text-sm">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

async function AddressOf({ restaurant }: { readonly restaurant: Restaurant }) {
  const format = await formats();
  const { address, city } = restaurant;
  const country = address.country ? format.displayName(address.country, { type: "region" }) : undefined;
  const lines = addressLines(address, city, country);
  return (
    <>
      <address className="not-italic">
        {lines.map((line) => (
          <span key={line} className="block">
            <bdi>{line}</bdi>
          </span>
        ))}
      </address>
      <PlaceMap restaurant={restaurant} lines={lines} />
    </>
  );
}

const MOST = 60;
/** An address as people say it, and no longer than a line or two. */
function shorten(url: string): string {
  const said = url.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
  return said.length > MOST ? `${said.slice(0, MOST)}…` : said;
}

interface Props {
  readonly restaurant: Restaurant;
  /** The address as it is shown. */
  readonly lines: readonly string[];
}

/** Where the place is. The way to a map of somebody else's is a link: nothing is fetched from there unless the reader goes. */
async function PlaceMap({ restaurant, lines }: Props) {
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
