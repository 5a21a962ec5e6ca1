import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import { mergedInto, type RestaurantFacts } from "../restaurants/rules.ts";
import { lastVisitDay, reviewRefusal } from "./rules.ts";
import type { Written } from "./state.ts";

interface Actor {
  readonly sub: string;
}

/** The review, if it is this actor's. */
export function own(known: Written, { sub }: Actor): Written {
  if (known.author_id === sub) return known;
  throw new AppError("forbidden", "review.not_author", "Only its author may change a review");
}

function requireRestaurant(restaurant: RestaurantFacts) {
  if (restaurant.status === "merged") throw mergedInto("conflict", restaurant.into);
  if (restaurant.status !== "absent") return restaurant;
  throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
}

/** Refuses to write a review of a restaurant that is not there, closed, or the actor's own. */
export function refuseReview(restaurant: RestaurantFacts, actor: Actor): void {
  const known = requireRestaurant(restaurant);
  switch (reviewRefusal(known, actor.sub)) {
    case "restaurant.hidden":
    case "restaurant.closed":
      refuseUnlessOpen(restaurant);
      return;
    case "review.own_restaurant":
      throw new AppError("forbidden", "review.own_restaurant", "Owners may not review their own restaurant");
  }
}

/** Of a restaurant that has closed, or that is hidden, nothing more is written. */
export function refuseUnlessOpen(restaurant: RestaurantFacts): void {
  switch (restaurant.status) {
    case "merged":
      throw mergedInto("conflict", restaurant.into);
    case "closed":
      throw new AppError(
        "conflict",
        "restaurant.closed",
        "This restaurant has closed: nothing more is written about it",
      );
    case "hidden":
      throw new AppError("gone", "restaurant.hidden", "This restaurant is hidden: nothing is written about it");
    case "open":
    case "absent":
  }
}

export function refuseOthers(restaurant: RestaurantFacts, actor: Actor): void {
  if (requireRestaurant(restaurant).owner_id === actor.sub) return;
  throw new AppError("forbidden", "review.not_owner", "Only the restaurant's owner may reply to its reviews");
}

export function refuseFuture(day: string | null, at: string): void {
  if (day === null || day <= lastVisitDay(Date.parse(at))) return;
  throw new AppError("invalid", "review.visit_in_future", "A visit cannot be in the future", [
    fieldError("/visited_on", faultOf("in_future")),
  ]);
}
