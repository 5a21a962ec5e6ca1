import type { Chunk } from "../chunk.ts";
import type { GuideTools } from "../tools.ts";

/** A call of a tool, as the state of a turn tells it. */
export interface ToolCall {
  readonly id: string;
  readonly tool: string;
  readonly input: unknown;
  readonly output: unknown;
}

/** Tools that say what they are asked and what they answer, while they work. */
export interface Recording {
  readonly tools: GuideTools;
  /** All calls that were answered. */
  readonly calls: readonly ToolCall[];
  /** What there is to tell until some work is done, and then what it gave. Ends at once with undefined when `signal` is aborted. */
  until<Result>(work: Promise<Result>, signal: AbortSignal): AsyncGenerator<Chunk, Result | undefined>;
}

export function recording(tools: GuideTools): Recording {
  const calls: ToolCall[] = [];
  const chunks: Chunk[] = [];
  let wake = () => {};
  let count = 0;
  const tell = (chunk: Chunk) => {
    chunks.push(chunk);
    wake();
  };
  async function asked<Answer>(
    tool: string,
    input: unknown,
    work: Promise<Answer>,
    brief: (answer: Answer) => unknown,
  ) {
    count += 1;
    const id = `call-${count}`;
    tell({ type: "tool-input-available", toolCallId: id, toolName: tool, input });
    try {
      const answer = await work;
      const output = brief(answer);
      calls.push({ id, tool, input, output });
      tell({ type: "tool-output-available", toolCallId: id, output });
      return answer;
    } catch (error) {
      tell({ type: "tool-output-error", toolCallId: id, errorText: "This could not be read." });
      throw error;
    }
  }
  return { calls, tools: recorded(tools, asked), until };

  async function* until<Result>(work: Promise<Result>, signal: AbortSignal): AsyncGenerator<Chunk, Result | undefined> {
    let isDone = false;
    const done = () => {
      isDone = true;
      wake();
    };
    work.then(done, done);
    signal.addEventListener("abort", done, { once: true });
    while (!isDone || chunks.length > 0) {
      const chunk = chunks.shift();
      if (chunk) yield chunk;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (isDone) resolve();
        });
    }
    return signal.aborted ? undefined : work;
  }
}

type Asked = <Answer>(
  tool: string,
  input: unknown,
  work: Promise<Answer>,
  brief: (answer: Answer) => unknown,
) => Promise<Answer>;

/** Outputs are short: ids and counts. What was read itself stands in sources and restaurants. */
const recorded = (tools: GuideTools, asked: Asked): GuideTools => ({
  cities: () => tools.cities(),
  cuisines: () => tools.cuisines(),
  neighborhoods: () => tools.neighborhoods(),
  known: (phrases, limit) => tools.known(phrases, limit),
  searchRestaurants: (input) =>
    asked("search_restaurants", input, tools.searchRestaurants(input), ({ data, total }) => ({
      total,
      ids: data.map(({ id }) => id),
    })),
  getRestaurant: (id) =>
    asked("get_restaurant", { id }, tools.getRestaurant(id), (found) => ({ found: found !== undefined })),
  getMenu: (id) =>
    asked("get_menu", { id }, tools.getMenu(id), (menu) => ({
      dishes: menu?.sections.reduce((sum, { items }) => sum + items.length, 0) ?? 0,
    })),
  getReviews: (id, query) =>
    asked("get_reviews", { id, ...query }, tools.getReviews(id, query), (reviews) => ({
      ids: reviews.map((each) => each.id),
    })),
  sentences: (query) =>
    asked("search_reviews", briefly(query), tools.sentences(query), (found) => ({
      sentences: found.length,
      restaurants: new Set(found.map(({ restaurantId }) => restaurantId)).size,
    })),
});

/** Lists of places and phrases are long, and the same for all who ask for a concept. */
const briefly = ({ phrases, restaurants, ...rest }: Parameters<GuideTools["sentences"]>[0]) => ({
  ...{ phrases: phrases.slice(0, 5), ...rest },
  ...(restaurants && { restaurants: restaurants.length }),
});
