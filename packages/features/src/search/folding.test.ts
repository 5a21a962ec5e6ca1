import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { added, changed, removed as taken } from "../menus/fixtures.ts";
import { Restaurant } from "../restaurants/contract.ts";
import * as place from "../restaurants/fixtures.ts";
import * as review from "../reviews/fixtures.ts";
import { documentOf, type FoldedEvent, foldEvent, nothingFolded, restaurantOf } from "./folding.ts";

const timestamp = "2026-03-04T05:06:07.000Z";
const foldOf = (...events: readonly FoldedEvent[]) =>
  events.reduce((folded, event, index) => foldEvent(folded, event, { version: index + 1, timestamp }), nothingFolded);
const documentAfter = (...events: readonly FoldedEvent[]) => documentOf(foldOf(...events));
const ratingAfter = (...events: readonly FoldedEvent[]) => documentAfter(place.created(), ...events)?.rating;

describe("a restaurant's document", () => {
  it("is found by what its restaurant says, and shows what the API shows", () => {
    const document = documentAfter(place.created(), place.inspected(1), place.updated({ name: "Cafe\u0301 Öst" }));
    expect(document).toMatchObject({
      ...{ id: place.restaurantId, name: "Café Öst", city: "Lisbon", cuisines: place.profile.cuisines },
      ...{ price_level: 2, grade: "A", location: place.profile.location, status: "open", established: true },
      ...{ hidden: false, created_at: timestamp, rating: { count: 0, sum: 0 } },
    });
    const links = { menu: null, order: null, reserve: null };
    const particulars = { attributes: [], diets: [], chain: null, links, neighborhood: null };
    const standing = { business_status: "operational", closed_until: null, opens_on: null };
    const made = {
      hours: null,
      open_now: null,
      next_open: null,
      next_close: null,
      opens_at: null,
      ...particulars,
      ...standing,
    };
    const shown = v.parse(Restaurant, { ...JSON.parse(document?.shown ?? ""), ...made });
    expect(shown).toMatchObject({
      slug: "cafe-ost",
      version: 3,
      updated_at: timestamp,
      description: place.profile.description,
    });
  });

  it("is not there before its restaurant, whose reviews and menu may come first", () => {
    expect(documentAfter(review.created(), added())).toBeUndefined();
    expect(documentAfter(review.created(), added(), place.created())).toMatchObject({
      rating: { count: 1, sum: 5 },
      dishes: ["Margherita"],
    });
  });

  it("closes, hides and comes back, and says nothing of why", () => {
    expect(documentAfter(place.created(), place.closed("Burnt"))?.status).toBe("closed");
    expect(documentAfter(place.created(), place.closed(), place.reopened())?.status).toBe("open");
    const hidden = documentAfter(place.created(), place.hidden("Made up"));
    expect(hidden?.hidden).toBe(true);
    expect(hidden?.shown).not.toContain("Made up");
    expect(documentAfter(place.created(), place.hidden(), place.shownAgain())?.hidden).toBe(false);
    expect(documentAfter(place.addedByUser())?.established).toBe(false);
    expect(documentAfter(place.addedByUser(), place.established())?.established).toBe(true);
  });

  it("is open as its text or its data say, in what is known of its time zone, and never while it is closed", () => {
    const said = (opening_hours: string | null, time_zone?: string) =>
      place.created({ opening_hours, ...(time_zone && { time_zone }) });
    const monday = { regular: [{ kind: "open", day: 1, from: 540, to: 1020 }], special: [] };
    expect(documentAfter(said("Mo 09:00-17:00", "Europe/Lisbon"))?.hours).toEqual({ ...monday, zone: "Europe/Lisbon" });
    expect(documentAfter(said("Mo 09:00-17:00"))?.hours).toEqual({ ...monday, zone: null });
    expect(documentAfter(said("by appointment", "Europe/Lisbon"))?.hours).toBeNull();
    expect(documentAfter(said(null))?.hours).toBeNull();
    expect(documentAfter(said("Mo 09:00-17:00"), place.closed())?.hours).toBeNull();
    const paused = (until: string | null) =>
      documentAfter(said("Mo 09:00-17:00", "Europe/Lisbon"), place.closedTemporarily({ until }))?.hours;
    expect(paused("2026-05-02")).toMatchObject({ since: Date.parse("2026-05-02T23:00:00Z") });
    expect(paused(null)).toBeNull();
  });

  it("keeps the newest inspection, whatever comes last", () => {
    const older = place.inspected(2, { inspected_at: "2020-01-01", grade: "C" });
    expect(documentAfter(place.created(), place.inspected(1), older)?.grade).toBe("A");
  });

  it("counts a rating as long as others see the review", () => {
    expect(ratingAfter(review.created())).toEqual({ count: 1, sum: 5 });
    expect(ratingAfter(review.created(), review.updated({ rating: 2 }, 5))).toEqual({ count: 1, sum: 2 });
    expect(ratingAfter(review.created(), review.deleted())).toEqual({ count: 0, sum: 0 });
    expect(ratingAfter(review.created(), review.removed())).toEqual({ count: 0, sum: 0 });
    expect(ratingAfter(review.created(), review.removed(), review.restored())).toEqual({ count: 1, sum: 5 });
    expect(ratingAfter(review.created(), review.suspended(), review.removed(true))).toEqual({ count: 0, sum: 0 });
    expect(ratingAfter(review.created(), review.suspended(), review.reinstated())).toEqual({ count: 1, sum: 5 });
    expect(ratingAfter(review.created(), review.replied())).toEqual({ count: 1, sum: 5 });
  });

  it("has the dishes that can be had, and their diets", () => {
    const vegan = added({ id: "soup", name: "Caldo verde", dietary: ["vegan", "spicy"] });
    const withSoup = (...events: readonly FoldedEvent[]) => documentAfter(place.created(), vegan, ...events);
    expect(withSoup()).toMatchObject({ dishes: ["Caldo verde"], diets: ["vegan", "vegetarian"] });
    const gone = changed({ id: "soup", name: "Caldo verde", dietary: ["vegan"], available: false });
    expect(withSoup(gone)).toMatchObject({ dishes: [], diets: [] });
    expect(withSoup(taken("soup"))).toMatchObject({ dishes: [], diets: [] });
  });

  it("has what the restaurant says of itself, and diets of both: what is vegan is vegetarian, too", () => {
    expect(documentAfter(place.created())).toMatchObject({
      attributes: [],
      diets: [],
      chain: null,
      neighborhood: null,
    });
    const told = { attributes: ["wifi", "dogs"], diets: ["vegan"], chain: "Bella", neighborhood: "Alfama" };
    const halal = added({ id: "soup", dietary: ["halal", "dairy_free"] });
    expect(documentAfter(place.created({ attributes: ["kids"] }), place.updated(told), halal)).toMatchObject({
      ...told,
      diets: ["vegan", "vegetarian", "halal", "dairy_free"],
    });
    const clear = { attributes: [], diets: [], chain: null, neighborhood: null };
    expect(documentAfter(place.created(told), place.updated(clear))).toMatchObject(clear);
  });

  it("says what it is to guests, and from when on it is there", () => {
    const businessAfter = (...events: readonly FoldedEvent[]) =>
      documentAfter(place.created({ time_zone: "Europe/Lisbon" }), ...events)?.business;
    const operational = { status: "operational", turns_at: null };
    const turns_at = Date.parse("2026-05-02T23:00:00Z");
    const [paused, soon] = [place.closedTemporarily(), place.openingScheduled()];
    expect(businessAfter()).toEqual(operational);
    expect(businessAfter(paused)).toEqual({ status: "closed_temporarily", turns_at });
    expect(businessAfter(paused, place.reopened())).toEqual(operational);
    expect(businessAfter(place.closedTemporarily({ until: null }))).toEqual({
      ...{ status: "closed_temporarily", turns_at: null },
    });
    expect(businessAfter(soon)).toEqual({ status: "opening_soon", turns_at: turns_at - 86_400_000 });
    expect(businessAfter(soon, place.opened())).toEqual(operational);
    expect(businessAfter(paused, place.closed())).toEqual({ status: "closed_permanently", turns_at: null });
  });

  it("is told of by each of its events", () => {
    expect([place.created(), place.closed()].map(restaurantOf)).toEqual([place.restaurantId, place.restaurantId]);
    expect([review.created(), review.deleted()].map(restaurantOf)).toEqual([review.restaurantId, review.restaurantId]);
    expect(restaurantOf(added())).toBe(review.restaurantId);
  });
});
