import type { Inspection, Origin, Profile } from "./contract.ts";
import {
  restaurantClosed,
  restaurantClosedTemporarily,
  restaurantClosingCancelled,
  restaurantClosingScheduled,
  restaurantCreated,
  restaurantEstablished,
  restaurantHidden,
  restaurantInspected,
  restaurantOpened,
  restaurantOpeningScheduled,
  restaurantOwnerAssigned,
  restaurantReopened,
  restaurantShown,
  restaurantStream,
  restaurantUpdated,
  type StoredProfile,
} from "./events.ts";
import type { Actor } from "./rules.ts";

export const restaurantId = "3t6r9kq2w5m8z1x4c7v0b3n6hd";
export const stream = restaurantStream(restaurantId);

export const owner = { sub: "user-ines", role: "owner" } as const satisfies Actor;
export const stranger = { sub: "user-otto", role: "user" } as const satisfies Actor;
export const moderator = { sub: "user-mo", role: "moderator" } as const satisfies Actor;
export const admin = { sub: "user-ada", role: "admin" } as const satisfies Actor;

/** A restaurant that says all of itself, its hours as text. */
export const profile: Omit<Profile, "hours"> = {
  name: "Trattoria Bellavista",
  city: "Lisbon",
  cuisines: ["Italian", "Pizza/Italian", "Wine bar"],
  description: "Pasta rolled every morning, and a short list of wines.",
  address: { street: "Rua da Alfazema 12", postal_code: "1200-001", region: "Lisboa", country: "PT" },
  location: { lat: 38.7139, lng: -9.1394 },
  phone: "+351 21 555 0142",
  website: "https://bellavista.example",
  price_level: 2,
  opening_hours: "Tu-Su 12:00-15:00,19:00-23:00",
};

/** What a client must send at least. */
export const least = { name: "Ramen Kumo", city: "Kyoto", cuisines: ["Ramen"] };

export const origin: Origin = { name: "nyc-doh", external_id: "30075445" };
export const inspection = (changes: Partial<Inspection> = {}): Inspection => ({
  grade: "A",
  score: 7,
  inspected_at: "2026-01-15",
  ...changes,
});

export const created = (changes: Partial<StoredProfile> = {}, id = restaurantId) =>
  restaurantCreated({ ...profile, ...changes, id, source: null, owner_id: owner.sub, established: true });
/** As somebody whom nobody knows adds it. */
export const addedByUser = (changes: Partial<StoredProfile> = {}, id = restaurantId) =>
  restaurantCreated({ ...profile, ...changes, id, source: null, owner_id: stranger.sub, established: false });
export const imported = (changes: Partial<StoredProfile> = {}, id = restaurantId) =>
  restaurantCreated({ ...profile, ...changes, id, source: origin, owner_id: null, established: true });
export const updated = (changes: Partial<StoredProfile>, id = restaurantId) => restaurantUpdated({ id, changes });
export const closed = (reason: string | null = null, closed_by: string | null = owner.sub) =>
  restaurantClosed({ id: restaurantId, reason, closed_by });
/** The first of the days on which the fixtures' restaurant may be closed: `at` is the day before. */
export const closing = { closing_id: "6bq1", closes_on: "2026-05-02" };
export const closingScheduled = (changes: Partial<typeof closing> = {}) =>
  restaurantClosingScheduled({ id: restaurantId, ...closing, ...changes });
export const closingCancelled = (closing_id = closing.closing_id) =>
  restaurantClosingCancelled({ id: restaurantId, closing_id });
/** Closed until the end of the day after the fixtures' own. */
export const pausing = { pause_id: "7p", until: "2026-05-02" };
export const closedTemporarily = (
  { pause_id = pausing.pause_id, until = pausing.until }: { pause_id?: string; until?: string | null } = {},
  reason: string | null = null,
) => restaurantClosedTemporarily({ id: restaurantId, pause_id, closed_until: until, reason, closed_by: owner.sub });
export const opening = { opening_id: "9f", opens_on: "2026-05-02" };
export const openingScheduled = (changes: Partial<typeof opening> = {}) =>
  restaurantOpeningScheduled({ id: restaurantId, ...opening, ...changes });
export const opened = () => restaurantOpened({ id: restaurantId });
export const reopened = () => restaurantReopened({ id: restaurantId });
export const inspected = (number: number, changes: Partial<Inspection> = {}) =>
  restaurantInspected({ id: restaurantId, number, ...inspection(changes) });
export const assigned = (owner_id: string, previous_owner_id: string | null = owner.sub) =>
  restaurantOwnerAssigned({ id: restaurantId, owner_id, previous_owner_id });
export const established = (id = restaurantId) => restaurantEstablished({ id });
export const hidden = (reason = "Made up", id = restaurantId) =>
  restaurantHidden({ id, reason, hidden_by: moderator.sub });
export const shownAgain = (reason: string | null = null, id = restaurantId) =>
  restaurantShown({ id, reason, shown_by: moderator.sub });
