import type { Inspection, Origin, Profile, ProfileChanges } from "./contract.ts";
import { type RestaurantEvent, restaurantCreated, restaurantInspected } from "./events.ts";
import { changesSaid, type Found, profileSaid } from "./hours.ts";
import { particularsOf } from "./particulars.ts";
import type { Known, RestaurantState } from "./state.ts";
import { withZone, zoneMissed } from "./zones.ts";

/** What a source says of a restaurant now; yields at most one commit's events, so repeat until it yields none. */
export interface Import {
  readonly type: "import";
  readonly id: string;
  readonly source: Origin;
  /** null: it was said before, by a commit that could not hold all inspections; others may have changed it since. */
  readonly profile: Profile | null;
  /** Of the profile's location. */
  readonly found?: Found;
  readonly inspections: readonly Inspection[];
}

/** Most inspections that one commit takes in. */
export const MOST_INSPECTIONS_AT_ONCE = 24;

/** What has to be told for the restaurant to be as its source says. */
export function importInto(
  state: RestaurantState,
  { id, source, profile, found, inspections }: Import,
): RestaurantEvent[] {
  const known = state.status === "absent" ? undefined : state;
  const seen = new Set(known?.inspections);
  const fresh = inspections.filter(
    (inspection) => !seen.has(fingerprint(inspection)) && seen.add(fingerprint(inspection)),
  );
  const first = known?.inspections.length ?? 0;
  return [
    ...(profile ? profiled(known, profile, { id, source, found }) : []),
    ...fresh
      .sort((a, b) => (a.inspected_at < b.inspected_at ? -1 : 1))
      .slice(0, MOST_INSPECTIONS_AT_ONCE)
      .map((inspection, index) => restaurantInspected({ id, number: first + index + 1, ...inspection })),
  ];
}

function profiled(
  known: Known | undefined,
  profile: Profile,
  { found = {}, ...origin }: Pick<Known, "id" | "source"> & { readonly found: Found | undefined },
): RestaurantEvent[] {
  if (known) return withZone(known, changesSaid(known, changesOf(known, profile), found), found);
  const said = profileSaid(profile, found);
  const created = restaurantCreated({ ...said, ...origin, owner_id: null, established: true });
  return [created, ...zoneMissed(origin.id, said, found)];
}

/** The changes that a source asks for. A field that it leaves empty (null) stays as others have filled it. */
function changesOf(known: Known, { address, links, ...profile }: Profile): ProfileChanges {
  return {
    ...withoutNulls(profile),
    address: { ...known.address, ...withoutNulls(address) },
    ...(links && { links: { ...particularsOf(known).links, ...withoutNulls(links) } }),
  };
}

const withoutNulls = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<Fields>;

/** By what an inspection is known again. */
export const fingerprint = ({ inspected_at, grade, score }: Inspection): string =>
  `${inspected_at} ${grade ?? ""} ${score ?? ""}`;
