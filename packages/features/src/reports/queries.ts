import { lookUp } from "@bellyfed/core/look-up";
import type { Page } from "@bellyfed/core/pages";
import { parallel } from "@bellyfed/core/parallel";
import type { Item, Key, ReadTable } from "@bellyfed/core/ports";
import type { Lookup } from "@bellyfed/core/projection";
import { type PageRequest, pageOf, type QueryPorts } from "@bellyfed/core/read";
import { allOfMenu } from "../menus/keys.ts";
import { metaKey } from "../restaurants/keys.ts";
import { reviewSortKey } from "../reviews/keys.ts";
import type { About, QueuedReport, Report } from "./contract.ts";
import { countKey, reportsIn } from "./keys.ts";
import type { ReportStatus } from "./rules.ts";

/** A report as its item holds it. */
type Stored = Omit<Report, "status" | "version" | "subject"> & {
  readonly subject: Report["subject"] & { readonly created_at: string | null };
};

/**
 * Open reports, those that have waited longest first, or closed ones, the last closed first: one query, and one more call for what they are
 * about (four keys at most for each); and one for each menu that has a dish of theirs, for only menus know where on them a dish is.
 */
export function listReports(
  ports: QueryPorts,
  { status, limit, cursor }: PageRequest & { readonly status: ReportStatus },
): Promise<Page<QueuedReport>> {
  return pageOf(ports, `${status} reports`, reportsIn(status, limit), cursor, async (items) => {
    const reports = items.map((item) => ({ ...storedIn(item), version: Number(item.stream_version) }));
    const [found, dishes] = await Promise.all([
      lookUp(reports.flatMap(keysOf), ports.table),
      dishesOf(
        reports.map(({ subject }) => subject),
        ports.table,
      ),
    ]);
    return reports.map(({ subject: { created_at, ...subject }, closing, ...report }) => ({
      ...report,
      subject: { kind: subject.kind, id: subject.id, restaurant_id: subject.restaurant_id },
      ...{ closing, status: closing ? ("closed" as const) : ("open" as const) },
      about: aboutOf({ ...subject, created_at }, found, dishes),
      open_reports: Math.max(0, Number(found(countKey(subject))?.count ?? 0)),
    }));
  });
}

const storedIn = ({ doc }: Item): Stored => JSON.parse(String(doc)) as Stored;

type Subject = Stored["subject"];

/** Where a review is while everybody sees it, and while it is withheld. */
const reviewKeys = ({ id, restaurant_id, created_at }: Subject): { readonly shown: Key; readonly withheld: Key } => {
  const { PK } = metaKey(restaurant_id);
  const at = (shown: boolean) => ({ PK, SK: reviewSortKey({ created_at: created_at ?? "", id }, shown) });
  return { shown: at(true), withheld: at(false) };
};

function keysOf({ subject }: { readonly subject: Subject }): Key[] {
  const always = [countKey(subject), metaKey(subject.restaurant_id)];
  if (subject.kind === "restaurant" || subject.kind === "dish") return always;
  const { shown, withheld } = reviewKeys(subject);
  return [...always, shown, withheld];
}

/** As much as is read of what restaurants and reviews store. */
interface Doc {
  readonly name?: string;
  readonly description?: string | null;
  readonly hidden?: object | null;
  readonly status?: "suspended" | "removed";
  readonly author?: About["author"];
  readonly title?: string | null;
  readonly text?: string | null;
}
const docOf = (item: Item | undefined): Doc | undefined =>
  item?.doc === undefined ? undefined : (JSON.parse(String(item.doc)) as Doc);

/** A dish as its menu has it now; undefined for one that is not on it. */
type Dishes = (subject: Pick<Subject, "restaurant_id" | "id">) => Pick<Doc, "name" | "description"> | undefined;

async function dishesOf(subjects: readonly Subject[], table: ReadTable): Promise<Dishes> {
  const own = subjects.filter(({ kind }) => kind === "dish").map(({ restaurant_id }) => restaurant_id);
  const menus = await parallel(
    [...new Set(own)],
    MENUS_AT_ONCE,
    async (id) => [id, await allOfMenu(table, metaKey(id))] as const,
  );
  const known = new Map(
    menus.flatMap(([restaurant, items]) =>
      items
        .filter(({ item }) => item !== undefined)
        .map((item) => [`${restaurant} ${item.item}`, docOf(item)] as const),
    ),
  );
  return ({ restaurant_id, id }) => known.get(`${restaurant_id} ${id}`);
}
const MENUS_AT_ONCE = 10;

const GONE = { status: "absent", author: null, title: null, text: null } as const;

function aboutOf(subject: Subject, found: Lookup, dishes: Dishes): About {
  const restaurant = docOf(found(metaKey(subject.restaurant_id)));
  const restaurant_name = restaurant?.name ?? null;
  if (!restaurant) return { ...GONE, restaurant_name };
  const shown = restaurant.hidden ? "hidden" : "shown";
  if (subject.kind === "restaurant") {
    const { name = null, description = null } = restaurant;
    return { status: shown, restaurant_name, author: null, title: name, text: description };
  }
  if (subject.kind === "dish") {
    const { name = null, description = null } = dishes(subject) ?? {};
    return name === null
      ? { ...GONE, restaurant_name }
      : { status: shown, restaurant_name, author: null, title: name, text: description };
  }
  const keys = reviewKeys(subject);
  const item = [keys.shown, keys.withheld].map(found).find((each) => each?.doc !== undefined);
  const review = docOf(item);
  if (!review) return { ...GONE, restaurant_name };
  const status = review.status ?? shown;
  if (subject.kind === "review") return { status, restaurant_name, ...wordsOf(review) };
  if (typeof item?.reply !== "string") return { ...GONE, restaurant_name };
  return { status, restaurant_name, ...wordsOf(JSON.parse(item.reply) as Doc) };
}

const wordsOf = ({ author = null, title = null, text = null }: Doc): Pick<About, "author" | "title" | "text"> => ({
  ...{ author: author && { id: author.id, name: author.name }, title, text },
});
