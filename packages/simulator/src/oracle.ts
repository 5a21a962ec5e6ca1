import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Commit, Item } from "@bellyfed/core/ports";
import { type Folded, foldCommits } from "@bellyfed/core/stream";
import { menuType } from "@bellyfed/features/menus/decider";
import { reportType } from "@bellyfed/features/reports/decider";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { recordOf } from "@bellyfed/features/restaurants/record";
import type { Known } from "@bellyfed/features/restaurants/state";
import { reviewType } from "@bellyfed/features/reviews/decider";
import { isWritten, type Written } from "@bellyfed/features/reviews/state";
import { helpfulFact, helpfulIn, votedIn } from "./helpful-votes.ts";
import { reportFacts, reportIn } from "./reported.ts";

/**
 * What the read table must hold, said a second time and without the projections: from the deciders' states, by hand. It knows which items
 * there are and what they count, so that a fault in a projection cannot hide in the comparison of one projection with itself. `keys`: those
 * of the generation that is looked at.
 */
export function factsOfLog(commits: readonly Commit[], keys: KeyFunctions): Map<string, unknown> {
  const facts = new Map<string, unknown>();
  const add = (key: string, by: number) => facts.set(key, Number(facts.get(key) ?? 0) + by);
  const helpful = helpfulIn(streamsOf(commits));
  for (const [stream, own] of streamsOf(commits)) {
    const loaded = { snapshot: undefined, commits: own };
    if (stream.startsWith("RESTAURANT#")) {
      restaurantFacts(facts, add, foldCommits(restaurantType, loaded), keys);
      creatorFact(facts, own);
    }
    if (stream.startsWith("REVIEW#")) {
      const { state } = foldCommits(reviewType, loaded);
      if (isWritten(state)) reviewFacts(facts, add, state, helpful);
    }
    if (stream.startsWith("REPORT#")) reportFacts(facts, add, foldCommits(reportType, loaded).state);
    if (!stream.startsWith("MENU#")) continue;
    for (const { id, section, position } of foldCommits(menuType, loaded).state.items) {
      const key = `EST#${stream.slice(5)} / MENU#${keys.slugOf(section)}#${String(position).padStart(4, "0")}#${id}`;
      facts.set(key, `${id} at ${section} ${position}`);
    }
  }
  return new Map([...facts].filter(([, value]) => value !== 0));
}

type Add = (key: string, by: number) => void;
type State = Parameters<typeof recordOf>[0]["state"];

function restaurantFacts(
  facts: Map<string, unknown>,
  add: Add,
  folded: Folded<State>,
  { slugOf, sortName }: KeyFunctions,
): void {
  if (folded.state.status === "absent") return;
  const { id, name, city, cuisines, inspections, hidden, merged, established } = folded.state as Known;
  const rank = established ? "EST" : "NEW";
  const [est, shown, place] = [`EST#${id}`, `${rank}#${sortName(name)}#${id}`, slugOf(city)];
  const slugs = [...new Set(cuisines.map(slugOf))];
  const [first = "", ...further] = slugs;
  facts.set(`doc of ${id}`, JSON.stringify(sorted({ ...recordOf(folded), slug: slugOf(name) })));
  facts.set(`inspections of ${id}`, inspections.length);
  if (hidden) {
    facts.set(`${est} / META#${id}`, "in no list");
    facts.set(`${est} / REVIEW#~HIDDEN`, `HIDDEN# EST#${hidden.hidden_at}#${id}`);
    return;
  }
  if (merged) {
    facts.set(`${est} / META#${id}`, "in no list");
    facts.set(`${est} / REVIEW#~HIDDEN`, `MERGED# EST#${merged.merged_at}#${id}`);
    return;
  }
  facts.set(`${est} / META#${id}`, `${place} ${first} ${shown}`);
  for (const cuisine of further) facts.set(`${est} / CUISINE#${cuisine}`, `${place} ${cuisine} ${shown}`);
  if (!established) {
    facts.set(`${est} / BEGINNER`, `NEWCOMERS# EST#${folded.createdAt}#${id}`);
    return;
  }
  add(`DIRECTORY#CITY / ${place}`, 1);
  for (const cuisine of slugs) add(`DIRECTORY#CUISINE / ${cuisine}`, 1);
}

/** Whoever created it owned it at first, whoever owns it now. */
function creatorFact(facts: Map<string, unknown>, [first]: readonly Commit[]): void {
  const created = first?.events[0]?.payload as { id: string; owner_id: string | null } | undefined;
  if (!created?.owner_id) return;
  facts.set(`EST#${created.id} / CREATOR`, `CREATOR#${created.owner_id} EST#${first?.timestamp}#${created.id}`);
}

/** One that is withheld is in another place, in the list of removed ones if it is removed, and does not count. */
function reviewFacts(
  facts: Map<string, unknown>,
  add: Add,
  state: Written,
  helpful: ReadonlyMap<string, number>,
): void {
  const { id, restaurant_id, created_at, rating, status } = state;
  const shown = status === "published";
  const listed = status === "removed" ? ` ${state.removal.removed_at}#${id}` : "";
  const sk = `${shown ? "REVIEW" : "WITHHELD"}#${created_at}#${id}`;
  const votes = helpful.get(`${restaurant_id} ${sk}`) ?? 0;
  const fact = shown
    ? `RATED#${restaurant_id}#${rating} ${sk}, ${helpfulFact(votes, sk)}`
    : `${rating} ${status}${listed}`;
  facts.set(`EST#${restaurant_id} / ${sk}`, fact);
  if (!shown) return;
  add(`rating_count of ${restaurant_id}`, 1);
  add(`rating_sum of ${restaurant_id}`, rating);
  add(`rating_${rating} of ${restaurant_id}`, 1);
  for (const [aspect, given] of Object.entries(state.sub_ratings ?? {})) {
    add(`${aspect}_count of ${restaurant_id}`, 1);
    add(`${aspect}_sum of ${restaurant_id}`, given);
  }
}

/** The same facts as the read table tells them. */
export function factsOfTable(items: readonly Item[]): Map<string, unknown> {
  const facts = new Map<string, unknown>();
  for (const item of items) {
    const [pk, sk] = [String(item.PK), String(item.SK)];
    const key = `${pk} / ${sk}`;
    if (pk.startsWith("DIRECTORY#") || pk.startsWith("REPORTED#")) facts.set(key, item.count);
    else if (pk.startsWith("REPORT#") && sk === "REPORT") facts.set(key, reportIn(item));
    else if (!pk.startsWith("EST#") || sk.startsWith("HEAD#")) continue;
    else if (sk.startsWith("META#")) metaFacts(facts, pk.slice(4), item);
    else if (["CREATOR", "BEGINNER", "REVIEW#~HIDDEN"].includes(sk)) facts.set(key, `${item.GSI1PK} ${item.GSI1SK}`);
    else if (sk.startsWith("CUISINE#")) facts.set(key, indexed(item));
    else if (sk.startsWith("REVIEW#")) {
      if (item.doc !== undefined) facts.set(key, `${ratedIn(item)}, ${votedIn(item)}`);
    } else if (sk.startsWith("WITHHELD#")) facts.set(key, withheldIn(item));
    else if (sk.startsWith("MENU#")) facts.set(key, dishIn(item));
    else if (sk.startsWith("INSPECTION#")) {
      const total = `inspections of ${pk.slice(4)}`;
      facts.set(total, Number(facts.get(total) ?? 0) + 1);
    } else facts.set(key, "unknown");
  }
  return new Map([...facts].filter(([, value]) => value !== 0));
}

/** What a META counts, whatever it is called. */
const COUNTER = /_(count|sum|[1-5])$/;

function metaFacts(facts: Map<string, unknown>, id: string, item: Item): void {
  if (typeof item.doc === "string") {
    facts.set(`EST#${id} / META#${id}`, indexed(item));
    const { merged, ...told } = JSON.parse(item.doc);
    const without = { established: true, hidden: null, closes_on: null, moved_to: null };
    facts.set(`doc of ${id}`, JSON.stringify(sorted({ ...without, merged_into: merged?.into ?? null, ...told })));
  }
  for (const name of Object.keys(item).filter((each) => COUNTER.test(each))) {
    facts.set(`${name} of ${id}`, item[name]);
  }
}

const dishIn = ({ doc }: Item): string => {
  const { id, section, position } = JSON.parse(String(doc));
  return `${id} at ${section} ${position}`;
};

const ratedIn = ({ doc, GSI2PK, GSI2SK }: Item): string => {
  const { restaurant_id, rating } = JSON.parse(String(doc));
  return GSI2PK === `RATED#${restaurant_id}#${rating}` ? `${GSI2PK} ${GSI2SK}` : `${rating}, listed in ${GSI2PK}`;
};

const withheldIn = ({ doc, GSI2PK, GSI2SK }: Item): string => {
  const { rating, status } = JSON.parse(String(doc));
  return `${rating} ${status}${GSI2PK === "REMOVED" ? ` ${GSI2SK}` : ""}`;
};

const indexed = (item: Item): string => {
  const { GSI1PK, GSI2PK, GSI3PK, GSI2SK } = item;
  if ([GSI1PK, GSI2PK, GSI3PK].every((key) => key === undefined)) return "in no list";
  const cuisine = String(GSI2PK).slice("CUISINE#".length);
  const city = String(GSI3PK).slice("LOC#".length, -`#CUISINE#${cuisine}`.length);
  return `${city} ${cuisine} ${GSI2SK}`;
};

const sorted = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Commits by stream, each in order. */
export function streamsOf(commits: readonly Commit[]): Map<string, Commit[]> {
  return Map.groupBy(
    commits.toSorted((a, b) => a.sequence - b.sequence),
    ({ stream }) => stream,
  );
}
