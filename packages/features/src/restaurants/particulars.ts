import type { AttributeName, DietName } from "./rules.ts";

/** Where its own pages are: its menu, orders and tables. Web addresses. */
export interface Links {
  readonly menu: string | null;
  readonly order: string | null;
  readonly reserve: string | null;
}

/** What most restaurants say nothing of, as it is stored: left out, nobody said it. */
export interface ParticularsSaid {
  readonly attributes?: readonly string[] | undefined;
  readonly diets?: readonly string[] | undefined;
  readonly chain?: string | null | undefined;
  readonly links?: Links | undefined;
  readonly neighborhood?: string | null | undefined;
}

const noLinks: Links = { menu: null, order: null, reserve: null };

/** Those as they are answered. What was stored before there were these words says none of them. */
export const particularsOf = ({
  attributes = [],
  diets = [],
  chain = null,
  links = noLinks,
  neighborhood = null,
}: ParticularsSaid) => ({
  attributes: attributes as AttributeName[],
  diets: diets as DietName[],
  chain,
  links,
  neighborhood,
});

/** What a field is where nobody has said it. */
export const unsaid: Readonly<Record<string, unknown>> = particularsOf({});
