/** The hosts of a stage's site and its API. */
export interface Domain {
  readonly site: string;
  readonly api: string;
}

const isWithin = (one: string, other: string): boolean => `.${one}`.toLowerCase().endsWith(`.${other}`.toLowerCase());

/**
 * Where a stage lives. Stages that may vanish, whose code nobody need have reviewed, are never below the domain of the others: there they
 * would count as the same site as production, for browsers and for what they send along. AWS's own addresses are each a site of its own.
 */
export function domainOf(
  name: string,
  { permanent }: { readonly permanent: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Domain | undefined {
  const { BELLYFED_DOMAIN: own, BELLYFED_PREVIEW_DOMAIN: previews } = env;
  if (own && previews && (isWithin(own, previews) || isWithin(previews, own))) {
    throw new Error(`BELLYFED_PREVIEW_DOMAIN must be another domain than ${own}, not one above or below it`);
  }
  const root = permanent ? own : previews;
  if (!root) return undefined;
  const site = name === "production" ? root : `${name}.${root}`;
  return { site, api: `api.${site}` };
}
