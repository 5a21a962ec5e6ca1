import { notFound } from "next/navigation";
import { ApiError, api, type Restaurant } from "./api.ts";
import type { Session } from "./session/session.ts";

export interface Stored {
  readonly restaurant: Restaurant;
  /** What a change of it is to be made on. */
  readonly etag: string;
}

/** A restaurant as it is stored now; throws ApiError where there is none. */
export async function storedNow(id: string): Promise<Stored> {
  const { data, etag } = await api.answers.getRestaurant({ params: { id }, cache: "no-store" });
  if (!data) throw new Error("The API answered a question with a condition that was not asked");
  return { restaurant: data, etag: etag ?? "" };
}

/** The same for a page: what does not exist, or cannot be an id, is not found. */
export async function storedForPage(id: string): Promise<Stored> {
  try {
    return await storedNow(id);
  } catch (error) {
    if (error instanceof ApiError && [400, 404].includes(error.status)) notFound();
    throw error;
  }
}

/** Whether somebody is shown the forms that change a restaurant and its menu. The API has the last word, and says the same. */
export const mayChange = (restaurant: Pick<Restaurant, "owner_id">, { sub, role }: Pick<Session, "sub" | "role">) =>
  sub === restaurant.owner_id || role === "moderator" || role === "admin";
