import type { Inspection } from "./contract.ts";
import type { RestaurantEvent } from "./events.ts";
import { absorbedAfter, afterMerging, isOfMerging, without } from "./merging.ts";
import { fingerprint } from "./source.ts";
import { isOfStanding, type StandingEvent } from "./standing-events.ts";
import type { Known, RestaurantState } from "./state.ts";

/** The restaurant once this has happened, too. `at`: when it did (RFC 3339, UTC). */
export function evolve(state: RestaurantState, event: RestaurantEvent, at: string): RestaurantState {
  if (event.type === "RESTAURANT_CREATED") {
    return { ...event.payload, status: "open", hidden: null, closing: null, inspection: null, inspections: [] };
  }
  if (state.status === "absent") return state;
  if (isOfMerging(event)) {
    return { ...afterMerging(state, event, at), absorbed: absorbedAfter(state.absorbed, event) };
  }
  if (isOfStanding(event)) {
    return { ...(event.type === "RESTAURANT_REOPENED" ? without(state, "moved_to") : state), ...standingAfter(event) };
  }
  switch (event.type) {
    case "RESTAURANT_UPDATED":
      return { ...state, ...event.payload.changes };
    case "RESTAURANT_ZONE_MISSED":
      return state;
    case "RESTAURANT_OWNER_ASSIGNED":
      // Whoever an admin trusts with a restaurant vouches for it.
      return { ...state, owner_id: event.payload.owner_id, established: true };
    case "RESTAURANT_ESTABLISHED":
      return { ...state, established: true };
    case "RESTAURANT_HIDDEN":
      return {
        ...state,
        hidden: { reason: event.payload.reason, hidden_at: at },
        hidden_by: event.payload.hidden_by,
      };
    case "RESTAURANT_SHOWN":
      return { ...state, hidden: null, hidden_by: null };
    case "RESTAURANT_ERASED":
      return {
        ...state,
        ...(event.payload.hiding && state.hidden && { hidden: { ...state.hidden, reason: null } }),
        erased: [...(state.erased ?? []), event.payload.subject],
      };
    case "RESTAURANT_INSPECTED": {
      const { grade, score, inspected_at } = event.payload;
      const inspection = { grade, score, inspected_at };
      const inspections = [...state.inspections, fingerprint(inspection)];
      return { ...state, inspections, inspection: latest(state.inspection, inspection) };
    }
  }
}

/** What is known of when it is there. */
function standingAfter(event: StandingEvent): Partial<Pick<Known, "status" | "closing" | "pause" | "opening">> {
  switch (event.type) {
    case "RESTAURANT_CLOSED":
      return { status: "closed", closing: null, pause: null, opening: null };
    case "RESTAURANT_CLOSING_SCHEDULED": {
      const { id: _, ...closing } = event.payload;
      return { closing };
    }
    case "RESTAURANT_CLOSING_CANCELLED":
      return { closing: null };
    case "RESTAURANT_CLOSED_TEMPORARILY": {
      const { pause_id, closed_until: until } = event.payload;
      return { pause: { pause_id, until } };
    }
    case "RESTAURANT_OPENING_SCHEDULED": {
      const { id: _, ...opening } = event.payload;
      return { opening };
    }
    case "RESTAURANT_OPENED":
      return { opening: null };
    case "RESTAURANT_REOPENED":
      return { status: "open", pause: null };
  }
}

/** The newer of two inspections; the later one in the log wins a tie. */
const latest = (before: Inspection | null, next: Inspection): Inspection =>
  before && before.inspected_at > next.inspected_at ? before : next;
