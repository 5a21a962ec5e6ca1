import type { Messages } from "@/platform/i18n/messages";
import { type Field, fieldsOf, type JsonSchema } from "./schema.ts";

type Texts = Messages["developers"];
/** The names of an event's types, sources and envelope, as the messages describe them. */
export type EventType = keyof Texts["event"];
export type Source = keyof Texts["source"];
type EnvelopeField = Exclude<keyof Texts["envelope"], "title" | "text">;

export interface EventEntry {
  readonly type: EventType;
  readonly version: number;
  readonly fields: readonly Field[];
}

interface Generated {
  readonly envelope: object;
  readonly sources: readonly {
    readonly source: string;
    readonly events: readonly { readonly type: string; readonly version: number; readonly payload: object }[];
  }[];
}

/** The event catalogue that `npm run docs` writes, with its schemas as fields. */
export const catalogueOf = ({ envelope, sources }: Generated) => ({
  envelope: fieldsOf(envelope as JsonSchema).map((field) => ({
    ...field,
    path: field.path as EnvelopeField,
    limits: [],
  })),
  sources: sources.map(({ source, events }) => ({
    source: source as Source,
    events: events.map(
      ({ type, version, payload }): EventEntry => ({
        type: type as EventType,
        version,
        fields: fieldsOf(payload as JsonSchema),
      }),
    ),
  })),
});
