// Made from the features' contracts: npm run docs
import type { FaultCode } from "./codes.ts";

export interface About {
  status: "shown" | "hidden" | "removed" | "suspended" | "absent";
  restaurant_name: string | null;
  author: Author | null;
  title: string | null;
  text: string | null;
}

export interface AnswerSource {
  id: string;
  url: string;
  title: string;
}

export interface AnswerTag {
  tag_type: "restaurant";
  start: number;
  end: number;
  meta: {
    restaurant_id: string;
  };
}

export interface Author {
  id: string;
  name: string | null;
}

export interface Chat {
  id: string;
  title: string;
  created_at: string;
  updated_at: string;
  messages: Message[];
}

export interface Closing {
  reason: string | null;
  closed_by: string;
  closed_at: string;
}

export interface Counts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

export interface CreatedImport {
  id: string;
  profile: "bellyfed" | "nyc" | "geojson";
  format: "json" | "ndjson" | "csv" | "geojson" | null;
  filename: string | null;
  source: string;
  status: "awaiting_upload" | "queued" | "running" | "completed";
  counts: Counts;
  noted: number;
  dishes: number;
  total: number | null;
  error: string | null;
  created_at: string;
  completed_at: string | null;
  upload: Upload | null;
}

export interface DirectoryEntry {
  slug: string;
  name: string;
  count: number;
}

export interface ErasedUser {
  id: string;
  erased_at: string;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface Fault {
  field: string;
  reason: string;
  code?: FaultCode;
  params?: Record<string, string | number | string[]>;
}

export interface FeedHealth {
  numbered: boolean;
  events: number;
  total: number;
  position: string;
  proved_position: string | null;
}

export interface FollowedEvent {
  position: string;
  event_id: string;
  timestamp: string;
  event_type: string;
  source: string;
  version: string;
  status: "NEW" | "REPLAYED" | "REDRIVEN";
  payload: unknown;
  stream_id: string;
  stream_version: number;
  trace_id?: string;
  actor?: string;
}

export interface FoundRestaurant {
  id: string;
  /** The name as it stands in an address; empty where it has no letter and no digit */
  slug: string;
  name: string;
  city: string;
  cuisines: string[];
  description: string | null;
  address: {
    street: string | null;
    postal_code: string | null;
    region: string | null;
    country: string | null;
  };
  location: {
    lat: number;
    lng: number;
  } | null;
  phone: string | null;
  website: string | null;
  price_level: number | null;
  /** As it was said; hours that were given as data as OpenStreetMap writes them */
  opening_hours: string | null;
  /** null where nothing is said, or `opening_hours` cannot be read */
  hours: {
    time_zone: string | null;
    regular: ({
      kind: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch";
      day: number;
      from: number;
      to: number;
    })[];
    special: ({
      date: string;
      kind: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch";
      spans: {
        from: number;
        to: number;
      }[];
      note: string | null;
    })[];
    text: string | null;
  } | null;
  /** outdoor_seating: tables outside. wheelchair: its entrance and rooms can be used in a wheelchair. delivery: brings food. takeaway: food to take along.
  reservations: tables can be reserved. dogs: dogs may come in. wifi: wireless internet for guests. drive_through: orders from the car. air_conditioning: cooled rooms.
  live_music: musicians play at times. breakfast, brunch: serves them. kids: high chairs or a place to play. parking: has parking spaces. cards: takes bank cards. cash_only: takes cash alone. */
  attributes: ("outdoor_seating" | "wheelchair" | "delivery" | "takeaway" | "reservations" | "dogs" | "wifi" | "drive_through" | "air_conditioning" | "live_music" | "breakfast" | "brunch" | "kids" | "parking" | "cards" | "cash_only")[];
  /** Diets that it says it serves: on purpose, and not one dish by chance */
  diets: ("vegan" | "vegetarian" | "gluten_free" | "halal" | "kosher")[];
  /** The chain or brand that it belongs to, as the chain calls itself */
  chain: string | null;
  links: {
    menu: string | null;
    order: string | null;
    reserve: string | null;
  };
  /** The part of the city that it is in, as people there call it */
  neighborhood: string | null;
  status: "open" | "closed";
  /** From which calendar day on, by UTC, an open restaurant will be closed for good; null unless it was said */
  closes_on: string | null;
  /** What it is to guests on this day, where it is; `status` is closed for closed_permanently alone */
  business_status: "operational" | "closed_temporarily" | "closed_permanently" | "opening_soon";
  /** The last day on which it is closed for a time; null where nobody knows, and where it is not */
  closed_until: string | null;
  /** The day on which it opens for the first time; null where it has */
  opens_on: string | null;
  /** The restaurant as which it goes on elsewhere, once it has closed here */
  moved_to: string | null;
  /** The restaurant that stands for this one; reads of it lead there */
  merged_into: string | null;
  inspection: Inspection | null;
  source: Origin | null;
  owner_id: string | null;
  established: boolean;
  hidden: Hidden | null;
  version: number;
  created_at: string;
  updated_at: string;
  /** Whether it was open when this was answered; null where its hours or its time zone are not known */
  open_now: boolean | null;
  /** When it opens next; null where that is not within a year */
  next_open: string | null;
  /** `next_open` by the clocks there: `18:00` on the day of the answer, `Fr 18:00` within a week, `2026-12-27 18:00` later */
  opens_at: string | null;
  /** When it closes next; null where that is not within a year */
  next_close: string | null;
  rating: {
    average: number | null;
    count: number;
    histogram: [number, number, number, number, number];
    /** Of each aspect that somebody rated by itself; lists of restaurants leave it out */
    sub_ratings?: {
      food?: {
        average: number;
        count: number;
      };
      service?: {
        average: number;
        count: number;
      };
      ambience?: {
        average: number;
        count: number;
      };
      value?: {
        average: number;
        count: number;
      };
    };
  };
  distance_m?: number;
  score?: number;
  explain?: {
    words: ({
      word: string;
      field: string | null;
      missed: number;
    })[];
    brevity: number;
    whole: number;
    popularity: number;
    rating: number;
  };
  highlights?: ({
    field: "name" | "cuisines" | "diets" | "city" | "neighborhood" | "dishes";
    text: string;
    offsets: [number, number][];
  })[];
}

export interface GuideAnswer {
  chat_id: string;
  message_id: string;
  response: {
    text: string;
    tags: AnswerTag[];
  };
  types: ("restaurant_search" | "restaurant_details" | "clarification" | "conversation")[];
  entities: {
    restaurants: FoundRestaurant[];
  }[];
  sources: AnswerSource[];
  usage: {
    input_tokens: number;
    output_tokens: number;
  };
  price: {
    micro_usd: number | null;
  };
  model: string;
  explain?: unknown;
}

export interface Health {
  status: "ok";
  time: string;
  read_models?: ReadModelHealth[];
  feed?: FeedHealth | null;
}

export interface HelpfulMark {
  review_id: string;
  review_created_at: string;
}

export interface Hidden {
  reason: string | null;
  hidden_at: string;
}

export interface ImportJob {
  id: string;
  profile: "bellyfed" | "nyc" | "geojson";
  format: "json" | "ndjson" | "csv" | "geojson" | null;
  filename: string | null;
  source: string;
  status: "awaiting_upload" | "queued" | "running" | "completed";
  counts: Counts;
  noted: number;
  dishes: number;
  total: number | null;
  error: string | null;
  created_at: string;
  completed_at: string | null;
}

export interface Inspection {
  grade: string | null;
  score: number | null;
  inspected_at: string;
}

export interface Largest {
  data: DirectoryEntry[];
  updated_at: string | null;
  next_cursor: string | null;
}

export interface ListedChat {
  id: string;
  title: string;
  created_at: string;
  updated_at: string;
  turns: number;
}

export interface Menu {
  version: number;
  sections: {
    name: string;
    items: MenuItem[];
  }[];
}

export interface MenuItem {
  id: string;
  name: string;
  description: string | null;
  price: Price;
  dietary: ("vegan" | "vegetarian" | "gluten_free" | "dairy_free" | "halal" | "kosher" | "contains_nuts" | "contains_shellfish" | "spicy")[];
  available: boolean;
  position: number;
}

export interface MenuOrder {
  version: number;
  sections: {
    name: string;
    items: {
      id: string;
      position: number;
    }[];
  }[];
}

export interface Message {
  id: string;
  role: "user" | "assistant";
  parts: ({
    type: "text";
    text: string;
    state: "done";
  } | {
    type: "source-url";
    sourceId: string;
    url: string;
    title: string;
  } | {
    type: "data-restaurants";
    data: {
      restaurants: FoundRestaurant[];
    };
  })[];
  metadata?: {
    status: "running" | "done" | "stopped" | "failed";
    usage: {
      input_tokens: number;
      output_tokens: number;
    };
    price: {
      micro_usd: number | null;
    };
    model: string;
  };
}

export interface Origin {
  name: string;
  external_id: string;
}

export interface Price {
  amount: number;
  currency: string;
}

export interface QueuedReport {
  id: string;
  subject: {
    kind: "restaurant" | "review" | "reply" | "dish";
    id: string;
    restaurant_id: string;
  };
  reason: "spam" | "offensive" | "not_about_the_place" | "personal_data" | "closed" | "duplicate" | "other";
  text: string | null;
  reporter_id: string;
  filed_at: string;
  status: "open" | "closed";
  closing: Closing | null;
  version: number;
  about: About;
  open_reports: number;
}

export interface ReadModelHealth {
  name: string;
  applied_at: string | null;
  lag_ms: number | null;
  checked_at: string | null;
  behind_events: number | null;
  behind_seconds: number | null;
  proved_position: string | null;
  lacks_since: string | null;
}

export interface RecentReview {
  id: string;
  restaurant_id: string;
  author: Reviewer;
  created_at: string;
  rating: number;
  title: string | null;
  language: string | null;
  version: number;
  updated_at: string;
  excerpt: string | null;
  restaurant: {
    id: string;
    /** The name as it stands in an address; empty where it has no letter and no digit */
    slug: string;
    name: string;
    city: string;
  };
}

export interface RejectedRow {
  row: number;
  field: string;
  reason: string;
  code?: FaultCode;
  params?: Record<string, string | number | string[]>;
  others: Fault[];
}

export interface Removal {
  reason: string | null;
  removed_at: string;
}

export interface Reply {
  author: Author;
  text: string | null;
  replied_at: string;
}

export interface Report {
  id: string;
  subject: {
    kind: "restaurant" | "review" | "reply" | "dish";
    id: string;
    restaurant_id: string;
  };
  reason: "spam" | "offensive" | "not_about_the_place" | "personal_data" | "closed" | "duplicate" | "other";
  text: string | null;
  reporter_id: string;
  filed_at: string;
  status: "open" | "closed";
  closing: Closing | null;
  version: number;
}

export interface Resolved {
  candidates: ({
    id: string;
    score: number;
    reasons: ({
      reason: "same_id" | "same_name" | "similar_name" | "other_name" | "same_phone" | "other_phone" | "same_website" | "same_address" | "same_street" | "other_address" | "same_postal_code" | "near" | "far_away" | "same_city" | "other_city" | "one_of_several" | "closed";
      points: number;
      metres?: number;
    })[];
  })[];
}

export interface Restaurant {
  id: string;
  /** The name as it stands in an address; empty where it has no letter and no digit */
  slug: string;
  name: string;
  city: string;
  cuisines: string[];
  description: string | null;
  address: {
    street: string | null;
    postal_code: string | null;
    region: string | null;
    country: string | null;
  };
  location: {
    lat: number;
    lng: number;
  } | null;
  phone: string | null;
  website: string | null;
  price_level: number | null;
  /** As it was said; hours that were given as data as OpenStreetMap writes them */
  opening_hours: string | null;
  /** null where nothing is said, or `opening_hours` cannot be read */
  hours: {
    time_zone: string | null;
    regular: ({
      kind: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch";
      day: number;
      from: number;
      to: number;
    })[];
    special: ({
      date: string;
      kind: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch";
      spans: {
        from: number;
        to: number;
      }[];
      note: string | null;
    })[];
    text: string | null;
  } | null;
  /** outdoor_seating: tables outside. wheelchair: its entrance and rooms can be used in a wheelchair. delivery: brings food. takeaway: food to take along.
  reservations: tables can be reserved. dogs: dogs may come in. wifi: wireless internet for guests. drive_through: orders from the car. air_conditioning: cooled rooms.
  live_music: musicians play at times. breakfast, brunch: serves them. kids: high chairs or a place to play. parking: has parking spaces. cards: takes bank cards. cash_only: takes cash alone. */
  attributes: ("outdoor_seating" | "wheelchair" | "delivery" | "takeaway" | "reservations" | "dogs" | "wifi" | "drive_through" | "air_conditioning" | "live_music" | "breakfast" | "brunch" | "kids" | "parking" | "cards" | "cash_only")[];
  /** Diets that it says it serves: on purpose, and not one dish by chance */
  diets: ("vegan" | "vegetarian" | "gluten_free" | "halal" | "kosher")[];
  /** The chain or brand that it belongs to, as the chain calls itself */
  chain: string | null;
  links: {
    menu: string | null;
    order: string | null;
    reserve: string | null;
  };
  /** The part of the city that it is in, as people there call it */
  neighborhood: string | null;
  status: "open" | "closed";
  /** From which calendar day on, by UTC, an open restaurant will be closed for good; null unless it was said */
  closes_on: string | null;
  /** What it is to guests on this day, where it is; `status` is closed for closed_permanently alone */
  business_status: "operational" | "closed_temporarily" | "closed_permanently" | "opening_soon";
  /** The last day on which it is closed for a time; null where nobody knows, and where it is not */
  closed_until: string | null;
  /** The day on which it opens for the first time; null where it has */
  opens_on: string | null;
  /** The restaurant as which it goes on elsewhere, once it has closed here */
  moved_to: string | null;
  /** The restaurant that stands for this one; reads of it lead there */
  merged_into: string | null;
  inspection: Inspection | null;
  source: Origin | null;
  owner_id: string | null;
  established: boolean;
  hidden: Hidden | null;
  version: number;
  created_at: string;
  updated_at: string;
  /** Whether it was open when this was answered; null where its hours or its time zone are not known */
  open_now: boolean | null;
  /** When it opens next; null where that is not within a year */
  next_open: string | null;
  /** `next_open` by the clocks there: `18:00` on the day of the answer, `Fr 18:00` within a week, `2026-12-27 18:00` later */
  opens_at: string | null;
  /** When it closes next; null where that is not within a year */
  next_close: string | null;
  rating: {
    average: number | null;
    count: number;
    histogram: [number, number, number, number, number];
    /** Of each aspect that somebody rated by itself; lists of restaurants leave it out */
    sub_ratings?: {
      food?: {
        average: number;
        count: number;
      };
      service?: {
        average: number;
        count: number;
      };
      ambience?: {
        average: number;
        count: number;
      };
      value?: {
        average: number;
        count: number;
      };
    };
  };
}

export interface Review {
  id: string;
  restaurant_id: string;
  author: Reviewer;
  created_at: string;
  rating: number;
  sub_ratings: {
    food?: number;
    service?: number;
    ambience?: number;
    value?: number;
  } | null;
  title: string | null;
  text: string | null;
  visited_on: string | null;
  language: string | null;
  reply: Reply | null;
  status: "published" | "suspended" | "removed";
  removal?: Removal;
  helpful_count?: number;
  version: number;
  updated_at: string;
}

export interface Reviewer {
  id: string;
  name: string | null;
  staff?: true;
}

export interface Search {
  city: string | null;
  cuisine: string | null;
  count: number;
}

export interface SearchResult {
  data: FoundRestaurant[];
  facets: Record<string, FacetCount[]>;
  total: number;
  next_cursor: string | null;
}

export interface SharedAnswer {
  question: string;
  message: Message;
  created_at: string;
}

export interface Suggestion {
  kind: "restaurant" | "cuisine" | "city" | "dish";
  text: string;
  offsets: [number, number][];
  id?: string;
  city?: string;
}

export interface Top {
  window: "24h" | "7d";
  updated_at: string | null;
  data: Trending[];
  searches: Search[];
  next_cursor: string | null;
}

export interface Trending {
  id: string;
  /** The name as it stands in an address; empty where it has no letter and no digit */
  slug: string;
  name: string;
  city: string;
  cuisines: string[];
  rating: {
    average: number | null;
    count: number;
  };
  score: number;
  views: number;
  reviews: number;
}

export interface Upload {
  url: string;
  method: "PUT";
  headers: Record<string, string>;
  expires_at: string;
}

export interface Usage {
  counted_until: string | null;
  data: UsageDay[];
}

export interface UsageDay {
  date: string;
  calls: number;
  refused: number;
  failed: number;
  cost: {
    rcu: number;
    wcu: number;
  };
}

export interface WrittenMenuItem {
  id: string;
  name: string;
  description: string | null;
  price: Price;
  dietary: ("vegan" | "vegetarian" | "gluten_free" | "dairy_free" | "halal" | "kosher" | "contains_nuts" | "contains_shellfish" | "spicy")[];
  available: boolean;
  position: number;
  section: string;
  restaurant_id: string;
  version: number;
}

export interface WrittenRestaurant {
  id: string;
  /** The name as it stands in an address; empty where it has no letter and no digit */
  slug: string;
  name: string;
  city: string;
  cuisines: string[];
  description: string | null;
  address: {
    street: string | null;
    postal_code: string | null;
    region: string | null;
    country: string | null;
  };
  location: {
    lat: number;
    lng: number;
  } | null;
  phone: string | null;
  website: string | null;
  price_level: number | null;
  /** As it was said; hours that were given as data as OpenStreetMap writes them */
  opening_hours: string | null;
  hours?: {
    time_zone: string | null;
    regular: ({
      kind: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch";
      day: number;
      from: number;
      to: number;
    })[];
    special: ({
      date: string;
      kind: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch";
      spans: {
        from: number;
        to: number;
      }[];
      note: string | null;
    })[];
    text: string | null;
  };
  /** outdoor_seating: tables outside. wheelchair: its entrance and rooms can be used in a wheelchair. delivery: brings food. takeaway: food to take along.
  reservations: tables can be reserved. dogs: dogs may come in. wifi: wireless internet for guests. drive_through: orders from the car. air_conditioning: cooled rooms.
  live_music: musicians play at times. breakfast, brunch: serves them. kids: high chairs or a place to play. parking: has parking spaces. cards: takes bank cards. cash_only: takes cash alone. */
  attributes: ("outdoor_seating" | "wheelchair" | "delivery" | "takeaway" | "reservations" | "dogs" | "wifi" | "drive_through" | "air_conditioning" | "live_music" | "breakfast" | "brunch" | "kids" | "parking" | "cards" | "cash_only")[];
  /** Diets that it says it serves: on purpose, and not one dish by chance */
  diets: ("vegan" | "vegetarian" | "gluten_free" | "halal" | "kosher")[];
  /** The chain or brand that it belongs to, as the chain calls itself */
  chain: string | null;
  links: {
    menu: string | null;
    order: string | null;
    reserve: string | null;
  };
  /** The part of the city that it is in, as people there call it */
  neighborhood: string | null;
  status: "open" | "closed";
  /** From which calendar day on, by UTC, an open restaurant will be closed for good; null unless it was said */
  closes_on: string | null;
  /** What it is to guests on this day, where it is; `status` is closed for closed_permanently alone */
  business_status: "operational" | "closed_temporarily" | "closed_permanently" | "opening_soon";
  /** The last day on which it is closed for a time; null where nobody knows, and where it is not */
  closed_until: string | null;
  /** The day on which it opens for the first time; null where it has */
  opens_on: string | null;
  /** The restaurant as which it goes on elsewhere, once it has closed here */
  moved_to: string | null;
  /** The restaurant that stands for this one; reads of it lead there */
  merged_into: string | null;
  inspection: Inspection | null;
  source: Origin | null;
  owner_id: string | null;
  established: boolean;
  hidden: Hidden | null;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface AskGuide {
  chat_id?: string | undefined;
  message: string;
  locale?: "en" | "de" | "ar" | undefined;
  near?: {
    lat: number;
    lng: number;
  } | undefined;
}

export interface CreateImport {
  profile: "bellyfed" | "nyc" | "geojson";
  format?: "json" | "ndjson" | "csv" | "geojson" | null | undefined;
  content?: string | null | undefined;
  size?: number | null | undefined;
  filename?: string | null | undefined;
  source?: string | null | undefined;
  defaults?: {
    city?: string | null | undefined;
  } | undefined;
}

export interface CreateReply {
  text: string;
}

export interface CreateReport {
  subject: {
    kind: "restaurant" | "review" | "reply" | "dish";
    id: string;
    restaurant_id?: string | undefined;
  };
  reason: "spam" | "offensive" | "not_about_the_place" | "personal_data" | "closed" | "duplicate" | "other";
  text?: string | null | undefined;
}

export interface CreateReview {
  rating: number;
  sub_ratings?: {
    food?: number | undefined;
    service?: number | undefined;
    ambience?: number | undefined;
    value?: number | undefined;
  } | null | undefined;
  title?: string | null | undefined;
  text?: string | null | undefined;
  visited_on?: string | null | undefined;
  language?: string | null | undefined;
}

export interface MoveMenuItem {
  item_id: string;
  section: string;
  before: string | null;
}

export interface PriceInput {
  amount: number;
  currency: string;
}

export interface PutMenuItem {
  section: string;
  position?: number | null | undefined;
  name: string;
  description?: string | null | undefined;
  price: PriceInput;
  dietary?: ("vegan" | "vegetarian" | "gluten_free" | "dairy_free" | "halal" | "kosher" | "contains_nuts" | "contains_shellfish" | "spicy")[] | undefined;
  available?: boolean | undefined;
}

export interface UpdateRestaurant {
  name?: string | undefined;
  city?: string | undefined;
  cuisines?: string[] | undefined;
  description?: string | null | undefined;
  address?: {
    street?: string | null | undefined;
    postal_code?: string | null | undefined;
    region?: string | null | undefined;
    country?: string | null | undefined;
  } | undefined;
  location?: {
    lat: number;
    lng: number;
  } | null | undefined;
  phone?: string | null | undefined;
  website?: string | null | undefined;
  price_level?: number | null | undefined;
  opening_hours?: string | null | undefined;
  hours?: {
    time_zone?: string | null | undefined;
    regular: ({
      kind?: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch" | undefined;
      day: number;
      from: number;
      to: number;
    })[];
    special?: ({
      /** A day like 2026-12-24, one of every year like 12-25, or PH for public holidays */
      date: string;
      kind?: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch" | undefined;
      /** None: closed all day */
      spans?: {
        from: number;
        to: number;
      }[] | undefined;
      note?: string | null | undefined;
    })[] | undefined;
    /** What is to be said beside the times */
    text?: string | null | undefined;
  } | null | undefined;
  /** outdoor_seating: tables outside. wheelchair: its entrance and rooms can be used in a wheelchair. delivery: brings food. takeaway: food to take along.
  reservations: tables can be reserved. dogs: dogs may come in. wifi: wireless internet for guests. drive_through: orders from the car. air_conditioning: cooled rooms.
  live_music: musicians play at times. breakfast, brunch: serves them. kids: high chairs or a place to play. parking: has parking spaces. cards: takes bank cards. cash_only: takes cash alone. */
  attributes?: ("outdoor_seating" | "wheelchair" | "delivery" | "takeaway" | "reservations" | "dogs" | "wifi" | "drive_through" | "air_conditioning" | "live_music" | "breakfast" | "brunch" | "kids" | "parking" | "cards" | "cash_only")[] | undefined;
  /** Diets that it says it serves: on purpose, and not one dish by chance */
  diets?: ("vegan" | "vegetarian" | "gluten_free" | "halal" | "kosher")[] | undefined;
  /** The chain or brand that it belongs to, as the chain calls itself */
  chain?: string | null | undefined;
  links?: {
    /** Where its menu can be read */
    menu?: string | null | undefined;
    /** Where food can be ordered */
    order?: string | null | undefined;
    /** Where a table can be reserved */
    reserve?: string | null | undefined;
  } | undefined;
  /** The part of the city that it is in, as people there call it */
  neighborhood?: string | null | undefined;
}

export interface UpdateReview {
  rating?: number | undefined;
  sub_ratings?: {
    food?: number | undefined;
    service?: number | undefined;
    ambience?: number | undefined;
    value?: number | undefined;
  } | null | undefined;
  title?: string | null | undefined;
  text?: string | null | undefined;
  visited_on?: string | null | undefined;
  language?: string | null | undefined;
}

/** What each operation takes and answers. */
export interface Operations {
  /** Restaurants by city, by cuisine, by both, or all of them, in name order. `GET /restaurants`. */
  listRestaurants: {
    params: {};
    query: {
      city?: string | undefined;
      cuisine?: string | undefined;
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: Restaurant[];
      next_cursor: string | null;
    };
  };
  /** One restaurant; one that is hidden is told to its owner and to moderators only. `GET /restaurants/{id}`. A token tells more. */
  getRestaurant: {
    params: {
      id: string;
    };
    query: {
      at_least?: string | undefined;
    };
    body: {};
    data: Restaurant;
  };
  /** A restaurant's inspections, newest first. `GET /restaurants/{id}/inspections`. A token tells more. */
  listInspections: {
    params: {
      id: string;
    };
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: Inspection[];
      next_cursor: string | null;
    };
  };
  /** The cities that have restaurants, in name order. `GET /cities`. */
  listCities: {
    params: {};
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: DirectoryEntry[];
      next_cursor: string | null;
    };
  };
  /** The cuisines that restaurants serve, in name order. `GET /cuisines`. */
  listCuisines: {
    params: {};
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: DirectoryEntry[];
      next_cursor: string | null;
    };
  };
  /** Adds a restaurant; whoever creates it owns it. `POST /restaurants`. Needs a token of user, owner, moderator, admin. */
  createRestaurant: {
    params: {};
    query: {};
    body: {
      name: string;
      city: string;
      cuisines: string[];
      description?: string | null | undefined;
      address?: {
        street?: string | null | undefined;
        postal_code?: string | null | undefined;
        region?: string | null | undefined;
        country?: string | null | undefined;
      } | undefined;
      location?: {
        lat: number;
        lng: number;
      } | null | undefined;
      phone?: string | null | undefined;
      website?: string | null | undefined;
      price_level?: number | null | undefined;
      opening_hours?: string | null | undefined;
      hours?: {
        time_zone?: string | null | undefined;
        regular: ({
          kind?: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch" | undefined;
          day: number;
          from: number;
          to: number;
        })[];
        special?: ({
          /** A day like 2026-12-24, one of every year like 12-25, or PH for public holidays */
          date: string;
          kind?: "open" | "kitchen" | "delivery" | "takeaway" | "happy_hour" | "brunch" | undefined;
          /** None: closed all day */
          spans?: {
            from: number;
            to: number;
          }[] | undefined;
          note?: string | null | undefined;
        })[] | undefined;
        /** What is to be said beside the times */
        text?: string | null | undefined;
      } | null | undefined;
      /** outdoor_seating: tables outside. wheelchair: its entrance and rooms can be used in a wheelchair. delivery: brings food. takeaway: food to take along.
      reservations: tables can be reserved. dogs: dogs may come in. wifi: wireless internet for guests. drive_through: orders from the car. air_conditioning: cooled rooms.
      live_music: musicians play at times. breakfast, brunch: serves them. kids: high chairs or a place to play. parking: has parking spaces. cards: takes bank cards. cash_only: takes cash alone. */
      attributes?: ("outdoor_seating" | "wheelchair" | "delivery" | "takeaway" | "reservations" | "dogs" | "wifi" | "drive_through" | "air_conditioning" | "live_music" | "breakfast" | "brunch" | "kids" | "parking" | "cards" | "cash_only")[] | undefined;
      /** Diets that it says it serves: on purpose, and not one dish by chance */
      diets?: ("vegan" | "vegetarian" | "gluten_free" | "halal" | "kosher")[] | undefined;
      /** The chain or brand that it belongs to, as the chain calls itself */
      chain?: string | null | undefined;
      links?: {
        /** Where its menu can be read */
        menu?: string | null | undefined;
        /** Where food can be ordered */
        order?: string | null | undefined;
        /** Where a table can be reserved */
        reserve?: string | null | undefined;
      } | undefined;
      /** The part of the city that it is in, as people there call it */
      neighborhood?: string | null | undefined;
      /** The first day on which it is open, where it is: tomorrow by UTC at the earliest, within a year */
      opens_on?: string | null | undefined;
    };
    data: WrittenRestaurant;
  };
  /** Changes the fields that are named; null clears one. `PATCH /restaurants/{id}`. Needs a token of user, owner, moderator, admin. */
  updateRestaurant: {
    params: {
      id: string;
    };
    query: {};
    body: UpdateRestaurant;
    data: WrittenRestaurant;
  };
  /** Marks a restaurant as closed for good; it stays in lists. With `on`, from that calendar day on, by UTC: tomorrow at the earliest, within a year, and without a reason. `moved_to`: as which other restaurant it goes on; of a closed one, too. `POST /restaurants/{id}/close`. Needs a token of user, owner, moderator, admin. */
  closeRestaurant: {
    params: {
      id: string;
    };
    query: {};
    body: {
      reason?: string | null | undefined;
      on?: string | null | undefined;
      moved_to?: string | null | undefined;
    };
    data: WrittenRestaurant;
  };
  /** Marks a closed restaurant as open again, one that opens soon as open, or lets one stay open that was to close on a day. `POST /restaurants/{id}/reopen`. Needs a token of user, owner, moderator, admin. */
  reopenRestaurant: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: WrittenRestaurant;
  };
  /** Marks a restaurant as closed for a time; the day after `until`, where it is, it is open again by itself. `POST /restaurants/{id}/close-temporarily`. Needs a token of user, owner, moderator, admin. */
  closeRestaurantTemporarily: {
    params: {
      id: string;
    };
    query: {};
    body: {
      /** The last day on which it is closed, where it is: today or later, within a year; null where nobody knows */
      until?: string | null | undefined;
      reason?: string | null | undefined;
    };
    data: WrittenRestaurant;
  };
  /** Says that a restaurant is not there yet, but opens on a day. `POST /restaurants/{id}/open-on`. Needs a token of user, owner, moderator, admin. */
  planOpening: {
    params: {
      id: string;
    };
    query: {};
    body: {
      /** The first day on which it is open, where it is: tomorrow by UTC at the earliest, within a year */
      on: string;
    };
    data: WrittenRestaurant;
  };
  /** Gives a restaurant to an owner, who is named by the subject of their tokens. `PUT /restaurants/{id}/owner`. Needs a token of admin. */
  assignOwner: {
    params: {
      id: string;
    };
    query: {};
    body: {
      owner_id: string;
    };
    data: WrittenRestaurant;
  };
  /** A restaurant's whole menu; a restaurant without one has no sections. `GET /restaurants/{id}/menu`. A token tells more. */
  getMenu: {
    params: {
      id: string;
    };
    query: {
      at_least?: string | undefined;
    };
    body: {};
    data: Menu;
  };
  /** Adds an item to the menu, or replaces it; for the restaurant's owner. `PUT /restaurants/{id}/menu/items/{itemId}`. Needs a token of user, owner, moderator, admin. */
  putMenuItem: {
    params: {
      id: string;
      itemId: string;
    };
    query: {};
    body: PutMenuItem;
    data: WrittenMenuItem;
  };
  /** Takes an item off the menu; for the restaurant's owner. `DELETE /restaurants/{id}/menu/items/{itemId}`. Needs a token of user, owner, moderator, admin. */
  deleteMenuItem: {
    params: {
      id: string;
      itemId: string;
    };
    query: {};
    body: {};
    data: null;
  };
  /** Moves an item to a section, before another one or to its end; for the restaurant's owner. `POST /restaurants/{id}/menu/order`. Needs a token of user, owner, moderator, admin. */
  moveMenuItem: {
    params: {
      id: string;
    };
    query: {};
    body: MoveMenuItem;
    data: MenuOrder;
  };
  /** A restaurant's reviews, all or those that are asked for; a page may hold fewer than there are on the next. `GET /restaurants/{id}/reviews`. A token tells more. */
  listReviews: {
    params: {
      id: string;
    };
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
      sort?: "newest" | "oldest" | "highest" | "lowest" | "helpful" | undefined;
      rating?: string[] | undefined;
      language?: string | undefined;
      q?: string | undefined;
      at_least?: string | undefined;
    };
    body: {};
    data: {
      data: Review[];
      next_cursor: string | null;
    };
  };
  /** The caller's own review of a restaurant. `GET /restaurants/{id}/reviews/mine`. Needs a token of user, owner, moderator, admin. */
  getMyReview: {
    params: {
      id: string;
    };
    query: {
      at_least?: string | undefined;
    };
    body: {};
    data: Review;
  };
  /** The caller's own reviews, newest first. `GET /users/me/reviews`. Needs a token of user, owner, moderator, admin. */
  listMyReviews: {
    params: {};
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: Review[];
      next_cursor: string | null;
    };
  };
  /** Reviews a restaurant: one review per user and restaurant, none of one's own or of a closed one. `POST /restaurants/{id}/reviews`. Needs a token of user, owner, moderator, admin. */
  createReview: {
    params: {
      id: string;
    };
    query: {};
    body: CreateReview;
    data: Review;
  };
  /** Changes the fields that are named; null clears one; for its author. `PATCH /restaurants/{id}/reviews/{reviewId}`. Needs a token of user, owner, moderator, admin. */
  updateReview: {
    params: {
      id: string;
      reviewId: string;
    };
    query: {};
    body: UpdateReview;
    data: Review;
  };
  /** Deletes a review; for its author. By a moderator it is a removal without a reason. `DELETE /restaurants/{id}/reviews/{reviewId}`. Needs a token of user, owner, moderator, admin. */
  deleteReview: {
    params: {
      id: string;
      reviewId: string;
    };
    query: {};
    body: {};
    data: null;
  };
  /** Takes a review away from everybody but its author, who cannot write there again until it is restored. `POST /restaurants/{id}/reviews/{reviewId}/remove`. Needs a token of moderator, admin. */
  removeReview: {
    params: {
      id: string;
      reviewId: string;
    };
    query: {};
    body: {
      reason: string;
    };
    data: Review;
  };
  /** Puts a removed review back. `POST /restaurants/{id}/reviews/{reviewId}/restore`. Needs a token of moderator, admin. */
  restoreReview: {
    params: {
      id: string;
      reviewId: string;
    };
    query: {};
    body: {
      reason?: string | null | undefined;
    };
    data: Review;
  };
  /** Removed reviews, the newest removal first; for moderators and admins. `GET /moderation/removed`. Needs a token of moderator, admin. */
  listRemovedReviews: {
    params: {};
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: Review[];
      next_cursor: string | null;
    };
  };
  /** Answers a review in the restaurant's name; another reply replaces the first; for its owner. `POST /restaurants/{id}/reviews/{reviewId}/reply`. Needs a token of user, owner, moderator, admin. */
  replyToReview: {
    params: {
      id: string;
      reviewId: string;
    };
    query: {};
    body: CreateReply;
    data: Review;
  };
  /** Takes the reply to a review away; for whoever wrote it, the restaurant's owner and moderators. `DELETE /restaurants/{id}/reviews/{reviewId}/reply`. Needs a token of user, owner, moderator, admin. */
  removeReply: {
    params: {
      id: string;
      reviewId: string;
    };
    query: {};
    body: {};
    data: null;
  };
  /** Which of these reviews of a restaurant the caller found helpful, of up to 100. `GET /restaurants/{id}/reviews/helpful`. Needs a token of user, owner, moderator, admin. */
  listHelpfulMarks: {
    params: {
      id: string;
    };
    query: {
      review_id: string[];
    };
    body: {};
    data: {
      data: HelpfulMark[];
    };
  };
  /** Says that the caller found a review helpful: once, however often; not one's own. `PUT /restaurants/{id}/reviews/{reviewId}/helpful`. Needs a token of user, owner, moderator, admin. */
  markHelpful: {
    params: {
      id: string;
      reviewId: string;
    };
    query: {};
    body: {};
    data: {
      restaurant_id: string;
      review_id: string;
      helpful: true;
    };
  };
  /** Takes that back. `DELETE /restaurants/{id}/reviews/{reviewId}/helpful`. Needs a token of user, owner, moderator, admin. */
  unmarkHelpful: {
    params: {
      id: string;
      reviewId: string;
    };
    query: {};
    body: {};
    data: null;
  };
  /** Tells moderators of something that should not be there. Who has reported it, and is not answered yet, is answered with that report (200). `POST /reports`. Needs a token of user, owner, moderator, admin. */
  createReport: {
    params: {};
    query: {};
    body: CreateReport;
    data: Report;
  };
  /** Open reports, those that have waited longest first, or closed ones, the last closed first. `GET /reports`. Needs a token of moderator, admin. */
  listReports: {
    params: {};
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
      status?: "open" | "closed" | undefined;
    };
    body: {};
    data: {
      data: QueuedReport[];
      next_cursor: string | null;
    };
  };
  /** Closes a report and says what was decided; one that is closed stays as it is; not one of what is one's own. `POST /reports/{id}/close`. Needs a token of moderator, admin. */
  closeReport: {
    params: {
      id: string;
    };
    query: {};
    body: {
      reason: string;
    };
    data: Report;
  };
  /** The restaurants that are looked at and reviewed most; approximate, counted anew every minute. `GET /insights/trending`. */
  getTrending: {
    params: {};
    query: {
      window?: "24h" | "7d" | undefined;
    };
    body: {};
    data: Top;
  };
  /** The cities, or the cuisines, that have most restaurants, largest first; counted anew every minute. `GET /insights/largest`. */
  listLargest: {
    params: {};
    query: {
      of: "cities" | "cuisines";
    };
    body: {};
    data: Largest;
  };
  /** The newest reviews of all restaurants, newest first. `GET /insights/recent-reviews`. */
  listRecentReviews: {
    params: {};
    query: {
      limit?: string | undefined;
    };
    body: {};
    data: {
      data: RecentReview[];
      next_cursor: string | null;
    };
  };
  /** Imports a file of restaurants: starts at once (202) when it is sent along, else says where to upload it (201). `POST /imports`. Needs a token of admin. */
  createImport: {
    params: {};
    query: {};
    body: CreateImport;
    data: CreatedImport;
  };
  /** Starts an import whose file was uploaded. `POST /imports/{id}/start`. Needs a token of admin. */
  startImport: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: ImportJob;
  };
  /** How far an import has come. `GET /imports/{id}`. Needs a token of admin. */
  getImport: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: ImportJob;
  };
  /** The rows that were rejected and why, in row order: NDJSON, CSV (Accept: text/csv) or a JSON list (Accept: application/json). `GET /imports/{id}/errors`. Needs a token of admin. Also as application/x-ndjson, text/csv. */
  listImportErrors: {
    params: {
      id: string;
    };
    query: {
      format?: "ndjson" | "csv" | "json" | undefined;
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: RejectedRow[];
      next_cursor: string | null;
    };
    line: RejectedRow;
  };
  /** The rows that were used without an optional field, and why it was left out, in row order; in the same formats as the errors. `GET /imports/{id}/notes`. Needs a token of admin. Also as application/x-ndjson, text/csv. */
  listImportNotes: {
    params: {
      id: string;
    };
    query: {
      format?: "ndjson" | "csv" | "json" | undefined;
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: RejectedRow[];
      next_cursor: string | null;
    };
    line: RejectedRow;
  };
  /** All that the caller wrote, as events, and their chats with the guide, one JSON object a line; the last one says how many there were. `GET /users/me/export`. Needs a token of user, owner, moderator, admin. Also as application/x-ndjson. */
  exportMe: {
    params: {};
    query: {};
    body: {};
    data: string;
    line: Record<string, unknown>;
  };
  /** Erases for good all that the caller wrote, their name and their account; ratings stay. Again changes nothing. `DELETE /users/me`. Needs a token of user, owner, moderator, admin. */
  eraseMe: {
    params: {};
    query: {};
    body: {};
    data: ErasedUser;
  };
  /** Erases for good all that somebody wrote, their name and their account; ratings stay; not one's own. `DELETE /users/{id}`. Needs a token of admin. */
  eraseUser: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: ErasedUser;
  };
  /** Takes a restaurant out of everybody's sight but its owner's; not one's own. `POST /restaurants/{id}/hide`. Needs a token of moderator, admin. */
  hideRestaurant: {
    params: {
      id: string;
    };
    query: {};
    body: {
      reason: string;
    };
    data: WrittenRestaurant;
  };
  /** Lets everybody see a hidden restaurant again; not one's own. `POST /restaurants/{id}/show`. Needs a token of moderator, admin. */
  showRestaurant: {
    params: {
      id: string;
    };
    query: {};
    body: {
      reason?: string | null | undefined;
    };
    data: WrittenRestaurant;
  };
  /** Lets another restaurant stand for this one, with its reviews; reads of this one lead there. Not one's own. `POST /restaurants/{id}/merge`. Needs a token of moderator, admin. */
  mergeRestaurant: {
    params: {
      id: string;
    };
    query: {};
    body: {
      into: string;
      reason?: string | null | undefined;
    };
    data: WrittenRestaurant;
  };
  /** Makes a restaurant one of its own again that was merged into another, with its reviews; the last merge first. `POST /restaurants/{id}/unmerge`. Needs a token of moderator, admin. */
  unmergeRestaurant: {
    params: {
      id: string;
    };
    query: {};
    body: {
      reason?: string | null | undefined;
    };
    data: WrittenRestaurant;
  };
  /** Begins to hide all restaurants that somebody has added, and no others. `POST /moderation/hide-by-author`. Needs a token of moderator, admin. */
  hideByAuthor: {
    params: {};
    query: {};
    body: {
      author_id: string;
      reason: string;
    };
    data: {
      id: string;
      author_id: string;
      reason: string;
    };
  };
  /** The restaurants that are hidden, the last hidden first. `GET /moderation/hidden`. Needs a token of moderator, admin. */
  listHidden: {
    params: {};
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: Restaurant[];
      next_cursor: string | null;
    };
  };
  /** What happened after a position, in the order of the log; admins are told everything. `GET /events`. A token tells more. */
  listEvents: {
    params: {};
    query: {
      after?: string | undefined;
      types?: string | undefined;
      restaurant_id?: string | undefined;
      limit?: string | undefined;
    };
    body: {};
    data: {
      data: FollowedEvent[];
      next_cursor: string;
    };
  };
  /** The same as it happens, as server-sent events for five minutes: `id` is the position, `event` the type as restaurant.created, `data` the event; `Last-Event-ID` goes on where a stream ended, and an event `resync` says that what lies between is no longer kept. `GET /events/stream`. A token tells more. Also as text/event-stream. */
  streamEvents: {
    params: {};
    query: {
      after?: string | undefined;
      types?: string | undefined;
      restaurant_id?: string | undefined;
    };
    body: {};
    data: string;
  };
  /** What the API key that this is asked with did each day: calls, refusals and what they took. Counted from logs, up to an hour late. `GET /usage`. */
  getUsage: {
    params: {};
    query: {
      days?: string | undefined;
    };
    body: {};
    data: Usage;
  };
  /** Restaurants by words, filters and place; mistakes in words are forgiven. `GET /search/restaurants`. */
  searchRestaurants: {
    params: {};
    query: {
      q?: string | undefined;
      city?: string[] | undefined;
      cuisine?: string[] | undefined;
      cuisine_match?: "any" | "all" | undefined;
      price?: string[] | undefined;
      rating_min?: string | undefined;
      grade?: string[] | undefined;
      attributes?: ("outdoor_seating" | "wheelchair" | "delivery" | "takeaway" | "reservations" | "dogs" | "wifi" | "drive_through" | "air_conditioning" | "live_music" | "breakfast" | "brunch" | "kids" | "parking" | "cards" | "cash_only")[] | undefined;
      diet?: ("vegan" | "vegetarian" | "gluten_free" | "halal" | "kosher" | "dairy_free")[] | undefined;
      chain?: string[] | undefined;
      exclude_chains?: "1" | undefined;
      /** What is open when the first page is asked for; further pages keep that instant. Where hours or a time zone are not known it is not found */
      open_now?: "1" | undefined;
      open_at?: string | undefined;
      status?: ("open" | "closed" | "operational" | "closed_temporarily" | "closed_permanently" | "opening_soon")[] | undefined;
      near?: string | undefined;
      radius?: string | undefined;
      bbox?: string | undefined;
      polygon?: string | undefined;
      /** relevance: by how little a match misses; without words as rating. rating: by (10 x m + sum) / (10 + count) of a restaurant's own reviews, m being the mean of all ratings (3 where there are none) when the index's file was written; the cursor carries m, so that pages stay in one order. What is shown is the plain average. reviews: the most first. distance: needs near. newest: by when it was added. name: in the order of names. Equal ones stand in the order of their ids. Nothing that stays where it is in that order is skipped or repeated by pages; what is renamed, rated or moved between two pages may be seen twice or not at all */
      sort?: "relevance" | "rating" | "reviews" | "distance" | "newest" | "name" | undefined;
      facets?: ("cuisine" | "price" | "attributes" | "diet" | "city")[] | undefined;
      fields?: ("id" | "slug" | "name" | "city" | "cuisines" | "description" | "address" | "location" | "phone" | "website" | "price_level" | "opening_hours" | "hours" | "attributes" | "diets" | "chain" | "links" | "neighborhood" | "status" | "closes_on" | "business_status" | "closed_until" | "opens_on" | "moved_to" | "merged_into" | "inspection" | "source" | "owner_id" | "established" | "hidden" | "version" | "created_at" | "updated_at" | "open_now" | "next_open" | "opens_at" | "next_close" | "rating" | "distance_m" | "score" | "explain" | "highlights")[] | undefined;
      explain?: "1" | undefined;
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: SearchResult;
  };
  /** What somebody may mean who is typing: restaurants, cuisines, cities and dishes. `GET /autocomplete`. */
  autocomplete: {
    params: {};
    query: {
      q: string;
      near?: string | undefined;
      city?: string | undefined;
      limit?: string | undefined;
    };
    body: {};
    data: {
      data: Suggestion[];
    };
  };
  /** Which restaurants these places may be, each with a score from 0 to 1 and its reasons; nothing is written. `POST /restaurants/resolve`. */
  resolveRestaurants: {
    params: {};
    query: {};
    body: {
      places: ({
        name?: string | null | undefined;
        city?: string | null | undefined;
        address?: {
          street?: string | null | undefined;
          postal_code?: string | null | undefined;
          region?: string | null | undefined;
          country?: string | null | undefined;
        } | undefined;
        phone?: string | null | undefined;
        website?: string | null | undefined;
        location?: {
          lat: number;
          lng: number;
        } | null | undefined;
        url?: string | null | undefined;
      })[];
    };
    data: {
      data: Resolved[];
    };
  };
  /** What an import would create, change, leave and reject, and what looks like a duplicate, of the first 500 rows; nothing is written. `POST /imports/preview`. Needs a token of admin. */
  previewImport: {
    params: {};
    query: {};
    body: {
      profile: "bellyfed" | "nyc" | "geojson";
      format?: "json" | "ndjson" | "csv" | "geojson" | null | undefined;
      content: string;
      partial?: boolean | undefined;
      source?: string | null | undefined;
      defaults?: {
        city?: string | null | undefined;
      } | undefined;
      announced?: string[] | undefined;
    };
    data: {
      counts: Counts;
      duplicates: number;
      dishes: {
        added: number;
        changed: number;
        unchanged: number;
      };
      complete: boolean;
      error: string | null;
      rows: ({
        row: number;
        outcome: "created" | "updated" | "unchanged" | "rejected";
        id: string | null;
        name: string | null;
        neighborhood: string | null;
        changes: string[];
        faults: Fault[];
        notes: Fault[];
        duplicates: ({
          id: string;
          score: number;
          reasons: ({
            reason: "same_id" | "same_name" | "similar_name" | "other_name" | "same_phone" | "other_phone" | "same_website" | "same_address" | "same_street" | "other_address" | "same_postal_code" | "near" | "far_away" | "same_city" | "other_city" | "one_of_several" | "closed";
            points: number;
            metres?: number;
          })[];
          name: string;
          city: string;
          street: string | null;
        })[];
        dishes: {
          added: number;
          changed: number;
          unchanged: number;
          changing: string[];
        } | null;
      })[];
    };
  };
  /** Asks the guide in words: the answer comes as it is written, as AI SDK's UI message stream (version 1), or with `Accept: application/json` as a whole. Whoever leaves does not stop it. `POST /v1/chat/stream`. A token tells more. Also as text/event-stream. */
  askGuide: {
    params: {};
    query: {
      explain?: "1" | undefined;
    };
    body: AskGuide;
    data: GuideAnswer;
  };
  /** The same for `EventSource`: with a `Last-Event-ID` nothing is asked anew, but what is left of that answer is told, and 204 when nothing is. `GET /v1/chat/stream`. A token tells more. Also as text/event-stream. */
  askGuideByAddress: {
    params: {};
    query: {
      q: string;
      chat_id?: string | undefined;
      locale?: "en" | "de" | "ar" | undefined;
      near?: string | undefined;
      explain?: "1" | undefined;
    };
    body: {};
    data: GuideAnswer;
  };
  /** The caller's chats, those begun last first; without a token there are none to list. `GET /v1/chat`. A token tells more. */
  listChats: {
    params: {};
    query: {
      limit?: string | undefined;
      cursor?: string | undefined;
    };
    body: {};
    data: {
      data: ListedChat[];
      next_cursor: string | null;
    };
  };
  /** A chat with its messages; one that was begun with a token is its owner's alone. `GET /v1/chat/{id}`. A token tells more. */
  getChat: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: Chat;
  };
  /** Deletes a chat with all that was shared of it. `DELETE /v1/chat/{id}`. A token tells more. */
  deleteChat: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: null;
  };
  /** Goes on with an answer after `Last-Event-ID`, or from its beginning with the one that is being written; 204 when nothing is left to tell. `GET /v1/chat/{id}/stream`. A token tells more. Also as text/event-stream. */
  followChat: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: string;
  };
  /** Stops the answer that is being written; what there is of it stays. `POST /v1/chat/{id}/stop`. A token tells more. */
  stopChat: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: {
      stopping: boolean;
    };
  };
  /** Lets everybody who knows its id read one answer with its question, and nothing else of the chat. `POST /v1/chat/{id}/turns/{turn}/share`. A token tells more. */
  shareAnswer: {
    params: {
      id: string;
      turn: string;
    };
    query: {};
    body: {};
    data: {
      id: string;
      expires_at: string;
    };
  };
  /** An answer that somebody shares, with its question, as long as its chat is there. `GET /v1/shared-answers/{id}`. */
  getSharedAnswer: {
    params: {
      id: string;
    };
    query: {};
    body: {};
    data: SharedAnswer;
  };
  /** A message to the MCP server, whose tools read restaurants, menus and reviews; nothing is written. `POST /mcp`. A token tells more. */
  sendMcpMessage: {
    params: {};
    query: {};
    body: unknown;
    data: unknown;
  };
  /** Whether the API answers and has its database (503 when it has not), and with deep=1 how far the read models are. `GET /health`. */
  getHealth: {
    params: {};
    query: {
      deep?: "0" | "1" | undefined;
    };
    body: {};
    data: Health;
  };
  /** This API as an OpenAPI 3.1 document. `GET /openapi.json`. */
  getOpenApi: {
    params: {};
    query: {};
    body: {};
    data: Record<string, unknown>;
  };
  /** The events that everybody is told of, and how to follow them, as an AsyncAPI 3.0 document. `GET /asyncapi.json`. */
  getAsyncApi: {
    params: {};
    query: {};
    body: {};
    data: Record<string, unknown>;
  };
  /** The payload of an event type in one of its versions, as JSON Schema; of what only admins are told, to admins. `GET /events/schemas/{type}/{version}`. A token tells more. Also as application/schema+json. */
  getEventSchema: {
    params: {
      type: string;
      version: string;
    };
    query: {};
    body: {};
    data: Record<string, unknown>;
  };
  /** This API as a page to read. `GET /docs`. Also as text/html. */
  getDocs: {
    params: {};
    query: {};
    body: {};
    data: string;
  };
  /** The same page as Markdown, for language models. `GET /docs.md`. Also as text/markdown. */
  getDocsMarkdown: {
    params: {};
    query: {};
    body: {};
    data: string;
  };
  /** What a language model is to read of this API first, as Markdown. `GET /llms.txt`. Also as text/plain. */
  getLlmsText: {
    params: {};
    query: {};
    body: {};
    data: string;
  };
}
