import type { Chunk } from "./chunk.ts";
import { answer } from "./compose/answer.ts";
import { ground, referencesOf, restaurantsOf } from "./ground/ground.ts";
import type { TurnPorts } from "./ports.ts";
import { nothing, type Retrieved } from "./retrieve/finding.ts";
import { recording } from "./retrieve/recording.ts";
import { looksFor, retrieve } from "./retrieve/retrieve.ts";
import { outcomeOf, type TurnState } from "./state.ts";
import type { Question, Step, TurnOutcome } from "./turn.ts";

/**
 * Answers a question: understand, then clarify or retrieve, ground, compose and check, sentence by sentence. Chunks are all but `start`, `finish`
 * and `abort`; the answer is one text part. When `signal` is aborted it ends with what was said until then. Throws what the tools throw.
 */
export async function* turn(question: Question, ports: TurnPorts): AsyncGenerator<Chunk, TurnOutcome> {
  const { thinking, tools, signal } = ports;
  yield status("understand");
  const understood = await thinking.planner.understand(question, tools, signal);
  const asked = recording(tools);
  let retrieved: Retrieved = nothing;
  if (looksFor(understood)) {
    yield status("retrieve");
    retrieved = (yield* asked.until(retrieve(understood, question, asked.tools), signal)) ?? nothing;
    yield status("ground");
  } else if (understood.unclear) yield status("clarify");
  const grounded = ground(retrieved.findings);
  const references = referencesOf(grounded, ports.links);
  const state: TurnState = { question, understood, calls: asked.calls, retrieved, grounded, references };
  for (const { id, url, title } of references) yield { type: "source-url", sourceId: id, url, title };
  const restaurants = restaurantsOf(grounded.sources);
  if (restaurants.length > 0) yield { type: "data-restaurants", data: { restaurants } };
  yield status("compose");
  const judged = yield* answer(state, ports);
  const outcome = outcomeOf(state, judged, ports);
  yield { type: "data-status", data: { step: "done", ...(ports.explain && { state: outcome.state }) } };
  return outcome;
}

const status = (step: Step): Chunk => ({ type: "data-status", data: { step } });
