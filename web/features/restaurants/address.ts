interface Address {
  readonly street: string | null;
  readonly postal_code: string | null;
  readonly region: string | null;
  readonly country: string | null;
}
interface Location {
  readonly lat: number;
  readonly lng: number;
}

/** Where the code comes last: `Portland, Oregon 97205`. Elsewhere it stands before the city. */
const CODE_LAST = new Set(["US", "CA", "AU", "GB", "IE", "IN", "NZ", "VN"]);

/** An address in lines as its country writes it; `country` is its name in the reader's language. */
export function addressLines(address: Address, city: string, country: string | undefined): readonly string[] {
  const { street, postal_code: code } = address;
  const region = address.region === city ? null : address.region;
  const local = CODE_LAST.has(address.country ?? "")
    ? [[city, region].filter(Boolean).join(", "), code].filter(Boolean).join(" ")
    : [[code, city].filter(Boolean).join(" "), region].filter(Boolean).join(", ");
  return [street, local, country].filter((line): line is string => Boolean(line));
}

/** OpenStreetMap at a place, or at what it finds for the address. Nothing is fetched from there unless the reader follows the link. */
export function mapUrl(location: Location | null, lines: readonly string[]): string {
  if (!location) return `https://www.openstreetmap.org/search?${new URLSearchParams({ query: lines.join(", ") })}`;
  const { lat, lng } = location;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=18/${lat}/${lng}`;
}
