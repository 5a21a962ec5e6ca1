import type { Messages } from "@/platform/i18n/messages";
import type { HoursWords } from "./said";

/** What the form of hours says. */
export type HoursText = Messages["editing"]["hours"] & {
  /** As the place's page says it. */
  readonly said: HoursWords & Pick<Messages["restaurant"]["hours"], "kinds">;
};
