import { KEY } from "@bellyfed/testing/e2e/process";
import type { Targets } from "./targets.ts";

/** One request of the load. */
export interface LoadRequest {
  readonly kind: Kind;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Of 1,000 requests so many are of each kind: 80 % reads, 15 % reviews, 5 % restaurants, dishes and changes. */
export const shares = {
  "list by city": 300,
  "list by city and cuisine": 100,
  "one restaurant": 200,
  menu: 100,
  reviews: 100,
  "write a review": 150,
  "add a restaurant": 20,
  "put a dish": 15,
  "change a restaurant": 15,
} as const;
export type Kind = keyof typeof shares;
export const kinds = Object.keys(shares) as readonly Kind[];

const TOTAL = Object.values(shares).reduce((sum, share) => sum + share, 0);
const DISHES = 30;

/** The kind that lies at a place between 0 and 1. */
export function kindAt(place: number): Kind {
  let left = place * TOTAL;
  for (const kind of kinds) {
    left -= shares[kind];
    if (left < 0) return kind;
  }
  return "one restaurant";
}

const key = { "x-api-key": KEY };
const get = (kind: Kind, path: string): LoadRequest => ({ kind, method: "GET", path, headers: key, body: "" });
const send = (kind: Kind, method: string, path: string, token: string, body: unknown): LoadRequest => ({
  kind,
  method,
  path,
  headers: { ...key, authorization: `Bearer ${token}`, "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** An endless mix of requests about the targets. `random`: 0 <= x < 1. No user reviews a restaurant twice, so every request is one that succeeds. */
export function requestsOf(targets: Targets, random: () => number): () => LoadRequest {
  let made = 0;
  let reviewed = 0;
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return () => {
    const kind = kindAt(random());
    const { id, city, cuisine } = any(targets.restaurants);
    const here = `/restaurants/${id}`;
    const query = new URLSearchParams({ city, ...(kind === "list by city and cuisine" && { cuisine }) });
    const n = made++;
    switch (kind) {
      case "list by city":
      case "list by city and cuisine":
        return get(kind, `/restaurants?${query}`);
      case "one restaurant":
        return get(kind, here);
      case "menu":
      case "reviews":
        return get(kind, `${here}/${kind}`);
      case "write a review":
        return reviewOf(targets, reviewed++);
      case "add a restaurant":
        return send(kind, "POST", "/restaurants", any(targets.reviewers), {
          name: `Load ${n}`,
          city,
          cuisines: [cuisine],
        });
      case "put a dish":
        return send(kind, "PUT", `${here}/menu/items/load-${n % DISHES}`, targets.moderator, dish(n));
      case "change a restaurant":
        return send(kind, "PATCH", here, targets.moderator, { description: `Changed for the ${n}th time.` });
    }
  };
}

/** The nth pair of a reviewer and a restaurant: reviewers in turn, each going on to the next restaurant in each round. */
function reviewOf({ reviewers, restaurants }: Targets, n: number): LoadRequest {
  const round = Math.floor(n / reviewers.length);
  const { id } = restaurants[((n % reviewers.length) + round) % restaurants.length] ?? { id: "" };
  const body = { rating: 1 + (n % 5), title: `Visit ${n}`, text: "The soup was hot and the service kind. ".repeat(4) };
  return send("write a review", "POST", `/restaurants/${id}/reviews`, reviewers[n % reviewers.length] ?? "", body);
}

const dish = (n: number) => ({
  section: "Specials",
  name: `Special ${n}`,
  price: { amount: 900 + (n % 700), currency: "EUR" },
  dietary: ["vegan"],
});
