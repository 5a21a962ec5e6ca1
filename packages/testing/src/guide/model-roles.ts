import { calling, saying, streams } from "./model-answers.ts";
import type { ModelRequest, ModelScript } from "./scripted-model.ts";

/** A sentence as a writer answers it. */
export interface SaidSentence {
  readonly text: string;
  readonly sources: readonly string[];
}

/** A source as a writer is told of it. */
export interface ToldSource {
  readonly source: string;
  readonly kind: "restaurant" | "review" | "menu";
  readonly of?: string;
  readonly placeholders: readonly string[];
  readonly quote?: string;
}

/** Whether a request asks for a plan; otherwise it asks for an answer. */
export const asksForPlan = ({ body }: ModelRequest): boolean => Array.isArray(body.tools);

/** The sources that a writer was given. */
export const sourcesIn = ({ body }: ModelRequest): readonly ToldSource[] =>
  JSON.parse(/<data>\n(.*)\n<\/data>/s.exec(body.messages.at(-1).content)?.[1] ?? "{}").sources ?? [];

/** What a writer says, as it streams it. */
export const writing = (sentences: readonly SaidSentence[]) => streams(saying(JSON.stringify({ sentences })));

/** A model that plans a search, and writes what it is told to. */
export const modelThat =
  (search: object, write: (sources: readonly ToldSource[]) => readonly SaidSentence[]): ModelScript =>
  (request) =>
    asksForPlan(request)
      ? streams(calling("find_restaurants", { language: "en", ...search }))
      : writing(write(sourcesIn(request)));

/** Writes what a decent model would: of each place its name, what it serves, and what a guest says. */
export const decently = (sources: readonly ToldSource[]): SaidSentence[] =>
  sources.flatMap((each) => {
    if (each.kind === "restaurant")
      return [{ text: `{${each.source}.name} serves {${each.source}.cuisines}.`, sources: [each.source] }];
    if (each.kind === "menu" || each.of === undefined) return [];
    const text = `One guest of {${each.of}.name} writes: {${each.source}.quote}.`;
    return [{ text, sources: [each.of, each.source] }];
  });
