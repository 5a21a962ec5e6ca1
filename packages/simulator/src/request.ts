import { commandIdOf, derivedId } from "@bellyfed/core/id";
import { contentOf, dishOf } from "./contents.ts";
import { datedBody, datedVerb, isDated } from "./dated-steps.ts";
import { type Operation, type Place, people, type Reviewer, type Row, type Step, servedDishes } from "./history.ts";
import { isMerging, mergingBody, verbOf } from "./merging-steps.ts";
import { CLEAR } from "./sealed.ts";

const SOURCE = "bellyfed";
const externalId = (place: Place): string => `r-${place}`;

/** A place's restaurant, known before it exists: its id derives from the key of the request that creates it, or from its source. */
export const restaurantIn = (place: Place): string =>
  place === 0 || place === 1
    ? derivedId("restaurant", commandIdOf(people[openers[place]].sub, "POST", "/restaurants", openingKey(place)))
    : derivedId("restaurant", SOURCE, externalId(place));

export const reviewOf = (author: Reviewer, place: Place): string =>
  derivedId("review", restaurantIn(place), people[author].sub);

/** What somebody reports of another's review. */
export const reportOf = (reporter: Reviewer, author: Reviewer, place: Place): string =>
  derivedId("report", "review", restaurantIn(place), reviewOf(author, place), people[reporter].sub);

/** Who opens what. */
export const openers = { 0: "ines", 1: "udo" } as const;
const openingKey = (place: Place) => `open-${place}`;

/** Its idempotency key. Both that open one place share theirs, as if a client had mixed them up. */
const keyOf = (step: Step): string => (step.kind === "create" ? openingKey(step.place) : `key-${step.id}`);

/** The id under which the log knows a step's command. */
export const commandOf = (step: Asking): string => {
  const { method, path } = target(step);
  return commandIdOf(people[step.by].sub, method, path, keyOf(step));
};

/** The steps that are requests. */
export type Asking = Exclude<Step, { kind: Operation }>;

/** A request of a client: its token is the person's name. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The step as an HTTP request. `seen`: the ETag that this person has of what it is about. */
export function requestOf(step: Asking, seen: string | undefined): Call {
  const guarded = step.kind === "update" && step.guarded && seen !== undefined;
  const headers = {
    authorization: `Bearer ${step.by}`,
    "content-type": "application/json",
    accept: "application/json",
    "idempotency-key": keyOf(step),
    traceparent: `00-${String(step.id).padStart(32, "0")}-0000000000000001-01`,
    ...(guarded && { "if-match": seen }),
  };
  return { ...target(step), headers, body: bodyOf(step) };
}

function target(step: Asking): Pick<Call, "method" | "path"> {
  if (step.kind === "ask") return { method: "POST", path: "/v1/chat/stream" };
  if (step.kind === "erase") return { method: "DELETE", path: "/users/me" };
  if (step.kind === "import") return { method: "POST", path: "/imports" };
  if (step.kind === "create") return { method: "POST", path: "/restaurants" };
  if (step.kind === "hide-by-author") return { method: "POST", path: "/moderation/hide-by-author" };
  if (step.kind === "report") return { method: "POST", path: "/reports" };
  if (step.kind === "decide") {
    return { method: "POST", path: `/reports/${reportOf(step.reporter, step.author, step.place)}/close` };
  }
  return besideRestaurant(step);
}

type BesideRestaurant = Exclude<
  Asking,
  { kind: "import" | "create" | "hide-by-author" | "erase" | "ask" | "report" | "decide" }
>;

function besideRestaurant(step: BesideRestaurant): Pick<Call, "method" | "path"> {
  const restaurant = `/restaurants/${restaurantIn(step.place)}`;
  if (isMerging(step)) return { method: "POST", path: `${restaurant}/${verbOf(step)}` };
  if (isDated(step)) return { method: "POST", path: `${restaurant}/${datedVerb(step)}` };
  const reviews = `${restaurant}/reviews`;
  switch (step.kind) {
    case "update":
      return { method: "PATCH", path: restaurant };
    case "close":
    case "reopen":
    case "hide":
    case "show":
      return { method: "POST", path: `${restaurant}/${step.kind}` };
    case "assign":
      return { method: "PUT", path: `${restaurant}/owner` };
    case "review":
      return { method: "POST", path: reviews };
    case "revise":
      return { method: "PATCH", path: `${reviews}/${reviewOf(step.by, step.place)}` };
    case "withdraw":
      return { method: "DELETE", path: `${reviews}/${reviewOf(step.author, step.place)}` };
    case "unreply":
      return { method: "DELETE", path: `${reviews}/${reviewOf(step.author, step.place)}/reply` };
    case "reply":
      return { method: "POST", path: `${reviews}/${reviewOf(step.author, step.place)}/reply` };
    case "mark":
    case "unmark":
      return {
        method: step.kind === "mark" ? "PUT" : "DELETE",
        path: `${reviews}/${reviewOf(step.author, step.place)}/helpful`,
      };
    case "remove":
    case "restore":
      return { method: "POST", path: `${reviews}/${reviewOf(step.author, step.place)}/${step.kind}` };
    case "dish":
      return { method: "PUT", path: `${restaurant}/menu/items/${step.item}` };
    case "undish":
      return { method: "DELETE", path: `${restaurant}/menu/items/${step.item}` };
    case "move":
      return { method: "POST", path: `${restaurant}/menu/order` };
  }
}

function bodyOf(step: Asking): unknown {
  if (isMerging(step)) return mergingBody(step, `${CLEAR} step ${step.id}`, restaurantIn);
  if (isDated(step)) return datedBody(step);
  if (step.kind === "ask") return { message: `${CLEAR} step ${step.id}` };
  switch (step.kind) {
    case "create":
      return step.look;
    case "update":
      return step.changes;
    case "assign":
      return { owner_id: people[step.to].sub };
    case "review":
    case "revise":
      return contentOf(step);
    case "report":
      return reported(step);
    case "reply":
      return { text: `${CLEAR} thank you, says step ${step.id}` };
    case "dish":
      return dishOf(step);
    case "move":
      return { item_id: step.item, section: step.section, before: step.before };
    case "import":
      return { profile: "bellyfed", source: SOURCE, content: step.rows.map(lineOf).join("\n") || "[]" };
    case "hide":
    case "show":
    case "remove":
    case "decide":
      return { reason: `${CLEAR} step ${step.id}` };
    case "hide-by-author":
      return { author_id: people[step.author].sub, reason: `${CLEAR} step ${step.id}` };
    case "close":
    case "reopen":
    case "withdraw":
    case "unreply":
    case "restore":
    case "undish":
    case "mark":
    case "unmark":
      return {};
  }
}

function reported({ author, place, wordless, id }: Extract<Asking, { kind: "report" }>): unknown {
  const subject = { kind: "review", id: reviewOf(author, place), restaurant_id: restaurantIn(place) };
  return { subject, reason: "spam", ...(!wordless && { text: `${CLEAR} step ${id}` }) };
}

const dishIn = (amount: number, n: number) => ({
  ...{ id: servedDishes[n], name: `Dish ${n}`, price: { amount, currency: "EUR" } },
});
const lineOf = ({ place, look, inspections, broken, noted, serves }: Row): string => {
  if (serves?.alone) {
    return JSON.stringify({ external_id: externalId(place), dish: { section: "All", ...dishIn(serves.amount, 0) } });
  }
  const items = serves && servedDishes.map((_, n) => dishIn(serves.amount, n));
  return JSON.stringify({
    ...(items && { menu: { sections: [{ name: "All", items }] } }),
    external_id: externalId(place),
    ...look,
    ...(broken && { name: "" }),
    ...(noted && { phone: "none" }),
    inspections: Array.from({ length: inspections }, (_, n) => ({ grade: "A", score: n, inspected_at: "2026-01-02" })),
  });
};
