import type { Whose } from "@bellyfed/core/sealing/former";
import { reviewReinstated, reviewRemoved, reviewSuspended } from "./events.ts";

/** Events that find a removal and hold it on. */
const FINDING: readonly string[] = [reviewSuspended.type, reviewReinstated.type];

/** Whose reason a review's event holds that was removed before: of whoever made the last removal in its stream. */
export const removerOf: Whose = ({ type }, earlier) =>
  FINDING.includes(type)
    ? (earlier.findLast(({ event_type }) => event_type === reviewRemoved.type)?.actor ?? null)
    : null;
