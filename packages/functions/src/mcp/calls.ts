import type { Endpoint } from "@bellyfed/core/endpoint";
import { AppError } from "@bellyfed/core/error";
import type { Problem } from "@bellyfed/core/problem";
import { MOST_CHARACTERS, MOST_DISHES } from "@bellyfed/features/mcp/rules";
import { shownFields, type ToolInput, type ToolName, tools } from "@bellyfed/features/mcp/tools";
import { endpoints as menus } from "@bellyfed/features/menus/contract";
import { endpoints as restaurants } from "@bellyfed/features/restaurants/contract";
import { endpoints as reviews } from "@bellyfed/features/reviews/contract";
import { endpoints as search } from "@bellyfed/features/search/contract";
import * as v from "valibot";
import type { Ask, Asked } from "../http/in-process.ts";
import { menuPage } from "./menu-page.ts";
import { openAnswer, openNow } from "./open-answer.ts";
import { shortened } from "./shortened.ts";

/** What a tool found out: a value of its output's form. */
export type Found = Readonly<Record<string, unknown>>;
export type Calls = { readonly [Name in ToolName]: (input: ToolInput<Name>) => Promise<Found> };

/** What an operation refused, for whoever called a tool. */
export class Refused extends Error {
  readonly problem: Pick<Problem, "title" | "detail" | "code" | "errors">;

  constructor(problem: Refused["problem"]) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** What the tools do: each asks operations of the API. They throw Refused. `now`: milliseconds since 1970. */
export function calls(ask: Ask, now: () => number): Calls {
  const told = async <E extends Endpoint>(endpoint: E, asked: Asked<E>): Promise<v.InferOutput<E["response"]>> => {
    const answer = await ask(endpoint, asked);
    if (answer.ok) return answer.body;
    throw new Refused(answer.problem);
  };
  const found = async (query: Asked<typeof search.searchRestaurants>["query"]): Promise<Found> => {
    const { data, total, next_cursor } = await told(search.searchRestaurants, {
      query: { ...query, fields: shownFields },
    });
    return { data, total, next_cursor };
  };
  return {
    search_restaurants: found,
    find_nearby: (input) => found({ ...input, sort: "distance" }),
    get_restaurant: async ({ id }) => short(await told(restaurants.getRestaurant, { params: { id } })),
    get_menu: async ({ id, cursor }) =>
      short(menuPage(await told(menus.getMenu, { params: { id } }), cursor, MOST_DISHES)),
    get_reviews: async ({ id, ...query }) => short(await told(reviews.listReviews, { params: { id }, query })),
    is_open: async ({ id, at }) => {
      const restaurant = await told(restaurants.getRestaurant, { params: { id } });
      const when = v.parse(tools.is_open.input.entries.at, at);
      return when && at !== undefined ? openAnswer(restaurant, when, at) : openNow(restaurant, now());
    },
    resolve_restaurant: async (place) => {
      const { data } = await told(search.resolveRestaurants, { body: { places: [place] } });
      return data[0] ?? { candidates: [] };
    },
  };
}

const short = <Value>(value: Value): Value => shortened(value, MOST_CHARACTERS);

/** An error of ours as a refusal; undefined for a bug. */
export function refusedBy(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  if (!(error instanceof AppError)) return undefined;
  const { code, message: detail, errors } = error;
  return new Refused({ title: "Refused", detail, code, errors });
}
