/** What lies below the places: a whole MapLibre style, tiles of pictures, or nothing but our own paper. */
export type MapBackground =
  | { readonly kind: "style"; readonly url: string }
  | { readonly kind: "tiles"; readonly url: string; readonly attribution: string }
  | { readonly kind: "paper" };

/** Reads MAP_STYLE_URL, else MAP_TILES_URL (`https://…/{z}/{x}/{y}.png`) with MAP_TILES_ATTRIBUTION. Without them no third party is called. */
export function mapBackground(env: Readonly<Record<string, string | undefined>>): MapBackground {
  if (env.MAP_STYLE_URL) return { kind: "style", url: env.MAP_STYLE_URL };
  if (env.MAP_TILES_URL) {
    return { kind: "tiles", url: env.MAP_TILES_URL, attribution: env.MAP_TILES_ATTRIBUTION ?? "" };
  }
  return { kind: "paper" };
}
