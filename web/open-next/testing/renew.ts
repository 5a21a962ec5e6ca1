import process from "node:process";

// OpenNext's function that renews pages, as far as Lambda's runtime is concerned: takes events over IPC and answers what it answers. Its
// argument is the function's file.
type Handler = (event: unknown, context: object) => Promise<unknown>;

const { handler } = (await import(process.argv[2] ?? "")) as { handler: Handler };

process.on("message", async (event) => process.send?.((await handler(event, {})) ?? null));
process.send?.("ready");
