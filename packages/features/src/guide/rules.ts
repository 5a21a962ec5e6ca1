/** The languages in which it is asked and answered. */
export const guideLanguages = ["en", "de", "ar"] as const;
export type GuideLanguage = (typeof guideLanguages)[number];

/** Most characters of a question. */
export const MOST_MESSAGE = 1000;
/** Most questions of one chat; more begin another one. */
export const MOST_TURNS = 100;
/** So many turns before a question are known when it is answered. */
export const TURNS_KNOWN = 10;
/** Days that a chat is kept, from its first question on. */
export const CHAT_DAYS = 30;
/** Most characters of what a chat is called: its first question. */
export const MOST_CHAT_TITLE = 80;

/** How many questions a holder may ask in a minute, and how many answers they may have written at once. The site's key asks for many visitors, each of whom counts by itself. */
export const questionLimits = (holder: string): { readonly perMinute: number; readonly atOnce: number } =>
  holder.startsWith("visitor ") ? { perMinute: 120, atOnce: 20 } : { perMinute: 1_200, atOnce: 250 };

/** Seconds after which a turn is given up. */
export const TURN_SECONDS = 120;
/** A turn that has not said for so many seconds that it lives has died with its function. */
export const LEASE_SECONDS = 15;

/** The ids of chats: 128 random bits in base64url. Whoever knows that of an anonymous chat may read it. */
export const CHAT_ID_PATTERN = /^[A-Za-z0-9_-]{22}$/;

/** How an answer stands: `failed` says also that the function that wrote it has died. */
export const turnStatuses = ["running", "done", "stopped", "failed"] as const;
export type TurnStatus = (typeof turnStatuses)[number];

/** What an answer is about, as the JSON form says it. */
export const answerTypes = ["restaurant_search", "restaurant_details", "clarification", "conversation"] as const;
export type AnswerType = (typeof answerTypes)[number];
