import { eventsMarkdown } from "@/features/developers/markdown/further";
import { markdownAnswer } from "@/features/developers/markdown/writing";

/** The catalogue of events as Markdown. */
export const GET = async (): Promise<Response> => markdownAnswer(await eventsMarkdown());
