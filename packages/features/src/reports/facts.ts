import type { IsServed } from "../menus/rules.ts";
import type { RestaurantOf } from "../restaurants/rules.ts";
import type { ReviewOf } from "../reviews/rules.ts";
import type { ReportKind, SubjectFacts } from "./rules.ts";

interface Ports {
  readonly restaurantOf: RestaurantOf;
  readonly reviewOf: ReviewOf;
  readonly isServed: IsServed;
}
interface Subject {
  readonly kind: ReportKind;
  readonly id: string;
  readonly restaurant_id: string;
}

/** Asks the streams whether what is reported is there for everybody to see, whose it is and since when. */
export async function factsOfSubject(ports: Ports, { kind, id, restaurant_id }: Subject): Promise<SubjectFacts> {
  const [restaurant, review, isServed] = await Promise.all([
    ports.restaurantOf(restaurant_id),
    kind === "review" || kind === "reply" ? ports.reviewOf(restaurant_id, id) : undefined,
    kind === "dish" ? ports.isServed(restaurant_id, id) : true,
  ]);
  if (restaurant.status === "absent") return { status: "no_restaurant" };
  if (restaurant.status === "hidden") return { status: "hidden" };
  if (!isServed) return { status: "no_dish" };
  if (!review) return { status: "shown", owner: restaurant.owner_id, created_at: null };
  if (review.status !== "published") return { status: "no_review" };
  const { author_id, replier_id = null, created_at } = review;
  if (kind === "review") return { status: "shown", owner: author_id, created_at };
  if (replier_id === null) return { status: "no_reply" };
  return { status: "shown", owner: replier_id, created_at };
}
