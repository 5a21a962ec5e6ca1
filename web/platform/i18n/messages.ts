import type { Locale } from "./locales.ts";

/** The message files of a language, by what they are for; one line each. English is what the others are checked against. */
export interface Messages {
  readonly shell: typeof import("../../messages/en/shell.json");
  readonly forms: typeof import("../../messages/en/forms.json");
  readonly faults: typeof import("../../messages/en/faults.json");
  readonly restaurant: typeof import("../../messages/en/restaurant.json");
  readonly home: typeof import("../../messages/en/home.json");
  readonly search: typeof import("../../messages/en/search.json");
  readonly guide: typeof import("../../messages/en/guide.json");
  readonly reviews: typeof import("../../messages/en/reviews.json");
  readonly editing: typeof import("../../messages/en/editing.json");
  readonly account: typeof import("../../messages/en/account.json");
  readonly imports: typeof import("../../messages/en/imports.json");
  readonly reports: typeof import("../../messages/en/reports.json");
  readonly moderation: typeof import("../../messages/en/moderation.json");
  readonly system: typeof import("../../messages/en/system.json");
  readonly developers: typeof import("../../messages/en/developers.json");
}
export type Namespace = keyof Messages;

/** The messages as they stand in the file: for client components, which are given what they show. */
export async function messagesIn<N extends Namespace>(locale: Locale, namespace: N): Promise<Messages[N]> {
  const file = (await import(`../../messages/${locale}/${namespace}.json`)) as { readonly default: Messages[N] };
  return file.default;
}
