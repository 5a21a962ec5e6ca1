import type { Invoke } from "../lambda/context.ts";

/** The site, as those see it who tell it which pages to make anew. */
export interface SiteToTell {
  readonly revalidateUrl: string;
  readonly revalidateSecret: string;
  /** Whether it takes requests now. */
  readonly isUp: () => boolean;
}

/**
 * A function that tells the site of what it wrote, from when there is a site to tell. Before, each call would fail with a warning: hundreds of
 * them while the demo data is loaded.
 */
export function tellingSite(
  site: SiteToTell | undefined,
  deploy: (environment: Readonly<Record<string, string>>) => Invoke,
): Invoke {
  const silent = deploy({});
  if (!site) return silent;
  const telling = deploy({ REVALIDATE_URL: site.revalidateUrl, REVALIDATE_SECRET: site.revalidateSecret });
  return (name, event, context) => (site.isUp() ? telling : silent)(name, event, context);
}
