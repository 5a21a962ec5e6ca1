import { type Invoke, invokeOnce } from "./invoke.ts";

// A process of its own for each contender: none of them then runs code that another one has made slow or fast.
const { make } = (await import(new URL(process.argv[2] ?? "", import.meta.url).href)) as {
  make: () => Invoke | Promise<Invoke>;
};
const invoke = await make();
await invokeOnce(invoke);

process.on("message", async (count: number) => {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) await invokeOnce(invoke);
  const { user, system } = process.cpuUsage(before);
  process.send?.((user + system) / 1e6 / count);
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
