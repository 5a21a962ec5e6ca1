import { check, type Evidence } from "../check/check.ts";
import type { Chunk } from "../chunk.ts";
import type { DraftSentence, PlaceFound, Source } from "../evidence.ts";
import { placeOf } from "../ground/ground.ts";
import type { Brief, TurnPorts } from "../ports.ts";
import { type Answer, briefOf, type Judged, type TurnState } from "../state.ts";
import { frameOf } from "./frame.ts";
import { draftsOf } from "./writer.ts";

const ID = "text-1";

/** A sentence that may be shown, and to what paragraph it belongs. */
interface Piece {
  readonly paragraph: string;
  readonly text: string;
}

/**
 * The answer as one text part, a sentence each delta, as soon as it is whole and checked. Where a writer says nothing of a place that may be
 * shown, the templates do.
 */
export async function* answer(state: TurnState, ports: TurnPorts): AsyncGenerator<Chunk, Answer> {
  const judged: Judged[] = [];
  let [text, last, sentences] = ["", "", 0];
  yield { type: "text-start", id: ID };
  for await (const { paragraph, text: said } of piecesOf(state, ports, judged)) {
    const delta = `${text === "" ? "" : paragraph === last ? " " : "\n\n"}${said}`;
    [text, last, sentences] = [text + delta, paragraph, sentences + 1];
    yield { type: "text-delta", id: ID, delta };
    if (ports.signal.aborted) break;
  }
  yield { type: "text-end", id: ID };
  return { text, judged, sentences };
}

async function* piecesOf(state: TurnState, ports: TurnPorts, judged: Judged[]): AsyncGenerator<Piece> {
  const { thinking, signal, isFirst } = ports;
  // Of what was not looked for to its end nothing can be said.
  if (signal.aborted) return;
  const brief = briefOf(state);
  const speaker = () => ({ model: thinking.model, isFirst, fellBack: thinking.fellBack() !== null });
  for (const text of frameOf(brief, speaker()).before) yield { paragraph: "before", text };
  const own = draftsOf(brief);
  const evidence = evidenceOf(brief, own);
  const told = new Set<string>();
  const judge = (draft: DraftSentence) => judgedPiece(draft, evidence, judged, told);
  if (brief.places.length > 0) for await (const draft of thinking.writer.write(brief, signal)) yield* judge(draft);
  const silent = own.filter((draft) => isOfOthers(draft, evidence.sources, told));
  for (const draft of silent) yield* judge(draft);
  for (const text of frameOf(brief, speaker()).after) yield { paragraph: "after", text };
}

/** Whether a sentence is about places of which nothing was told before the templates spoke. */
const isOfOthers = (
  { sources: cited }: DraftSentence,
  sources: ReadonlyMap<string, Source>,
  told: ReadonlySet<string>,
): boolean => placesOf(cited, sources).every((place) => !told.has(place));

function* judgedPiece(draft: DraftSentence, evidence: Evidence, judged: Judged[], told: Set<string>): Generator<Piece> {
  const checked = check(draft, evidence);
  const why = checked.kind === "dropped" ? checked.why : null;
  judged.push({ draft: draft.text, sources: draft.sources, shown: why === null, why });
  if (checked.kind === "dropped") return;
  const { text, sources } = checked.sentence;
  const places = placesOf(sources, evidence.sources);
  for (const place of places) told.add(place);
  yield { paragraph: places.join(" "), text: `${text} ${sources.map((id) => `[${id}]`).join("")}` };
}

/** The restaurants that sources are about, each once. */
const placesOf = (cited: readonly string[], sources: ReadonlyMap<string, Source>): string[] => [
  ...new Set(cited.flatMap((id) => sources.get(id) ?? []).map(placeOf)),
];

function evidenceOf({ sources, places, understood, question }: Brief, own: readonly DraftSentence[]): Evidence {
  const past = question.past.flatMap(({ shown }) => shown);
  return {
    ...{ language: understood.language, slots: understood.slots, subject: understood.subject, question },
    sources: new Map(sources.map((source) => [source.id, source])),
    names: new Map([...past, ...places].map(({ id, name }: Pick<PlaceFound, "id" | "name">) => [id, name])),
    own: new Set(own.map(({ text }) => text)),
  };
}
