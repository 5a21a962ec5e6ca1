/** A new process: opens the index of a kind, answers one query, and tells what that took of the processor (seconds) and of memory (bytes). */
const [, , kind, file = ""] = process.argv;
const before = process.cpuUsage();
const memory = process.memoryUsage().rss;
const text = "grimaldis piza";
if (kind === "ours") {
  const { sqliteIndex } = await import("@bellyfed/adapters/search/sqlite");
  const query = { text, filters: {}, sort: "relevance", facets: [], limit: 25 } as const;
  await sqliteIndex(file).search(query);
} else {
  const { openMiniSearch } = await import("./peer.ts");
  openMiniSearch(file).search(text);
}
const { user, system } = process.cpuUsage(before);
process.send?.({ seconds: (user + system) / 1e6, bytes: process.memoryUsage().rss - memory });
