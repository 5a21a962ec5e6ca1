import { type StageOptions, startStage } from "../stage/stage.ts";

// The gateway with its functions in a process of its own, as a server that is measured from outside.
const stage = await startStage(JSON.parse(process.argv[2] ?? "{}") as StageOptions);
process.on("message", async (sub: string) => process.send?.(await stage.token(sub)));
process.on("disconnect", () => process.exit());
process.send?.(stage.url);
