import type { Gazetteer, KnownName } from "@bellyfed/core/guide/sentences";
import { byCodePoints } from "@bellyfed/core/search/order";
import type { Parts } from "@bellyfed/core/search/parts";
import { searchWords } from "@bellyfed/core/search/words";
import { counted } from "./facets.ts";
import { citiesOf, neighborhoodsOf } from "./named-places.ts";
import type { Opened } from "./sqlite-opened.ts";
import { suggestible } from "./sqlite-suggestible.ts";

type Synchronous<Port> = {
  readonly [Name in keyof Port]: Port[Name] extends (...asked: infer Asked) => Promise<infer Answer>
    ? (...asked: Asked) => Answer
    : never;
};
interface Names extends Synchronous<Gazetteer> {
  /** Restaurants have changed: what was counted is counted anew when it is next asked for. */
  forget(): void;
}
type Lists = Readonly<Record<"cities" | "cuisines", string[]>> & {
  readonly neighborhoods: ReturnType<typeof neighborhoodsOf>;
};

/** The words of a file. */
export function gazetteer(index: Opened): Names {
  let lists: Lists | undefined;
  const now = (): Lists => {
    lists ??= listsOf(index);
    return lists;
  };
  return {
    cities: () => now().cities,
    cuisines: () => now().cuisines,
    neighborhoods: () => now().neighborhoods,
    known: (phrases, limit) => phrases.flatMap((phrase) => knownAs(index, phrase, limit)),
    forget() {
      lists = undefined;
    },
  };
}

/** Each part is counted once, in one look at all documents, and then its names. */
function listsOf({ rows, traits }: Opened): Lists {
  const { kept, all } = rows.now();
  const { place, offer } = kept.columns;
  const { isEstablished } = suggestible(kept.columns, traits, undefined);
  const counts = new Uint32Array(traits.size());
  const count = (part: number) => {
    counts[part] = (counts[part] ?? 0) + 1;
  };
  for (const id of all) {
    if (!isEstablished(id)) continue;
    count(place[id] ?? 0);
    count(offer[id] ?? 0);
  }
  const parts = [...counts].flatMap((count, part) => (count > 0 ? [{ count, ...(traits.get(part) as Named) }] : []));
  const places = parts.filter((part) => "city" in part);
  const cuisines = parts.flatMap((part) =>
    "cuisines" in part ? part.cuisines.map(([key, name]) => ({ key, name, count: part.count })) : [],
  );
  return {
    cities: citiesOf(places),
    neighborhoods: neighborhoodsOf(places),
    cuisines: counted(cuisines).map(({ value }) => value),
  };
}
type Named = Parts["place"] | Parts["offer"];

const RESTAURANTS = `select doc.id, doc.key, json_extract(shown.json, '$.name') name, json_extract(shown.json, '$.city') city from called
  cross join doc on doc.id = called.doc cross join shown on shown.id = doc.id where called.key = ? and called.kind = 'restaurant'
  order by doc.status = 'open' desc, doc.count desc, doc.key limit ?`;
const DISHES = `select value.name from called cross join doc on doc.id = called.doc cross join value on value.doc = doc.id and value.kind = 'dish'
  where called.key = ? and called.kind = 'dish' and doc.status = 'open'`;

function knownAs({ statements }: Opened, phrase: string, limit: number): KnownName[] {
  const words = searchWords(phrase).join(" ");
  if (words === "") return [];
  const [dish] = statements
    .all(DISHES, [words])
    .map(({ name }) => String(name))
    .filter((name) => searchWords(name).join(" ") === words)
    .sort(byCodePoints);
  const restaurants = statements.all(RESTAURANTS, [words, limit]).map(
    (row): KnownName => ({
      ...{ phrase, kind: "restaurant", text: String(row.name), id: String(row.key), city: String(row.city) },
    }),
  );
  return [...(dish === undefined ? [] : [{ phrase, kind: "dish" as const, text: dish }]), ...restaurants];
}
