/** In a new process: answers one query of an index's file, and tells what that took of the processor (seconds) and of memory (bytes). */
export async function firstAnswer(answer: (file: string, text: string) => Promise<unknown>): Promise<void> {
  const [, , file = ""] = process.argv;
  const [before, memory] = [process.cpuUsage(), process.memoryUsage().rss];
  await answer(file, "grimaldis piza");
  const { user, system } = process.cpuUsage(before);
  process.send?.({ seconds: (user + system) / 1e6, bytes: process.memoryUsage().rss - memory });
}
