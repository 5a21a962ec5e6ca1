import { type ApiOptions, startApi } from "@bellyfed/testing/budget/api/api";

// The gateway with its functions in a process of its own, as a server that is measured from outside.
const stage = await startApi(JSON.parse(process.argv[2] ?? "{}") as ApiOptions);
process.on("message", async (sub: string) => process.send?.(await stage.token(sub)));
process.on("disconnect", () => process.exit());
process.send?.(stage.url);
