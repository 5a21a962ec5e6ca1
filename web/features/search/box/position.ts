/** Why it is not known where a browser is. */
export type Unfound = "insecure" | "refused" | "unavailable";
export type Found = { readonly position: string } | { readonly unfound: Unfound };

/** About a hundred metres: enough to find what is near, and what is shared with an address tells no door. */
const DECIMALS = 3;
const PATIENCE_MS = 10_000;
/** A position that is this old does as well, and comes at once. */
const OLD_MS = 300_000;
/** GeolocationPositionError.PERMISSION_DENIED */
const DENIED = 1;

interface Asked {
  readonly isSecureContext: boolean;
  readonly navigator: { readonly geolocation?: Pick<Geolocation, "getCurrentPosition"> };
}

/** Where the browser is, as `lat,lng`, or why that is not to be known. Never rejects. */
export function positionOf({ isSecureContext, navigator: { geolocation } }: Asked): Promise<Found> {
  if (!isSecureContext) return Promise.resolve({ unfound: "insecure" });
  if (!geolocation) return Promise.resolve({ unfound: "unavailable" });
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ position: `${coords.latitude.toFixed(DECIMALS)},${coords.longitude.toFixed(DECIMALS)}` }),
      ({ code }) => resolve({ unfound: code === DENIED ? "refused" : "unavailable" }),
      { timeout: PATIENCE_MS, maximumAge: OLD_MS },
    );
  });
}
