import { PutMenuItem } from "@bellyfed/features/menus/contract";
import { CreateRestaurant, UpdateRestaurant } from "@bellyfed/features/restaurants/contract";
import { CreateReply, CreateReview, UpdateReview } from "@bellyfed/features/reviews/contract";

export type { ReviewContent } from "@bellyfed/features/reviews/contract";

/** The bodies that people fill in by forms, by operation: what the API checks them with. */
export const bodies = {
  createRestaurant: CreateRestaurant,
  updateRestaurant: UpdateRestaurant,
  putMenuItem: PutMenuItem,
  createReview: CreateReview,
  updateReview: UpdateReview,
  replyToReview: CreateReply,
} as const;
