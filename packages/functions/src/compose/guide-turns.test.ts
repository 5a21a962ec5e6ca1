import { withFaults } from "@bellyfed/adapters/memory/faults";
import { draws } from "@bellyfed/testing/draw";
import { asking, chatIn, chunksIn, readEvents, request, textIn } from "@bellyfed/testing/guide/chat-client";
import { type MemoryGuide, type MemoryGuideOptions, memoryGuide } from "@bellyfed/testing/guide/memory-guide";
import { type Act, scriptedTurn } from "@bellyfed/testing/guide/scripted-turn";
import { expect, test } from "vitest";

const words = (message: string): Act[] => message.split(" ").map((word) => ({ say: `${word} ` }));
const guideOf = (script: (message: string) => readonly Act[] = words, options: Partial<MemoryGuideOptions> = {}) =>
  memoryGuide({ turn: scriptedTurn(script), ...options });

/** Reads until these characters have come, and leaves. */
async function readUntil(response: Response, enough: (text: string) => boolean): Promise<string> {
  let text = "";
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && !enough(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  void reader?.cancel();
  return text;
}

const told = (guide: MemoryGuide) =>
  guide.events.appended.flatMap(({ stream, events }) =>
    events.map(({ payload }) => [stream, (payload as { turn: number }).turn]),
  );
const json = async (response: Response | Promise<Response>) => (await response).json();
const last = async (response: Response | Promise<Response>) =>
  chunksIn(readEvents(await (await response).text())).at(-1)?.type;

/** What has come whole: the rest is lost with the connection. */
const wholeEvents = (text: string): string => text.slice(0, text.lastIndexOf("\n\n") + 2);

test("whoever leaves does not stop the answer, and goes on wherever they were cut off: fifty times", async () => {
  const message = Array.from({ length: 60 }, (_, at) => `word${at}`).join(" ");
  const said = words(message).map((act) => ({ act, turn: Promise.withResolvers<void>() }));
  // A word is said once the client has been cut off so often: so it is never at its end before the last cut.
  const guide = guideOf(() => said.flatMap(({ act, turn }) => [{ wait: turn.promise }, act]));
  const random = draws();
  let received: { id: string | undefined; data: string }[] = [];
  let response = await guide.fetch(asking({ message }));
  let chat = "";
  for (let cuts = 0; cuts < 50; cuts++) {
    said[cuts]?.turn.resolve();
    const text = await readUntil(response, (all) => chunksIn(readEvents(wholeEvents(all))).length > 0);
    // Of the first answer something stays, by which it can be gone on with.
    const lost = chat ? Math.floor(random() * 200) : 0;
    received = [...received, ...readEvents(wholeEvents(text.slice(0, Math.max(0, text.length - lost))))];
    chat ||= chatIn(chunksIn(received));
    const seen = received.findLast(({ id }) => id)?.id ?? "";
    response = await guide.fetch(request("GET", `/chat/${chat}/stream`, { "last-event-id": seen }));
    expect(response.status).toBe(200);
  }
  for (const { turn } of said) turn.resolve();
  received = [...received, ...readEvents(await response.text())];
  const numbers = received.flatMap(({ id }) => (id ? [Number(id.split(".")[1])] : []));
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  expect(textIn(chunksIn(received)).trim()).toBe(message);
  await guide.settled();
  expect(told(guide)).toEqual([[`CHAT#${chat}`, 1]]);
  const again = await guide.fetch(request("GET", `/chat/${chat}/stream`, { "last-event-id": `${chat}-1.1` }));
  expect(textIn(chunksIn(readEvents(await again.text()))).trim()).toBe(message);
});

test("EventSource goes on after the last chunk that it has, and never asks anew", async () => {
  const guide = guideOf();
  const ask = (headers = {}) => guide.fetch(request("GET", "/chat/stream?q=Ramen%20please", headers));
  const received = readEvents(await (await ask()).text());
  const ids = received.flatMap(({ id }) => id ?? []);
  const rest = await ask({ "last-event-id": ids[2] ?? "" });
  expect(readEvents(await rest.text()).flatMap(({ id }) => id ?? [])).toEqual(ids.slice(3));
  for (const id of [ids.at(-1) ?? "", "nonsense", `${"x".repeat(22)}-1.4`, (ids[0] ?? "").replace("-1.1", "-9.1")]) {
    expect((await ask({ "last-event-id": id })).status, id).toBe(204);
  }
  expect(told(guide)).toHaveLength(1);
});

test("a turn is stopped by who asks for that, not by who leaves: what was said of it stays", async () => {
  const guide = guideOf(() => [{ say: "One. " }, { hang: true }, { say: "Two." }]);
  const response = await guide.fetch(asking({ message: "Go" }));
  const text = await readUntil(response, (all) => all.includes("One."));
  const chat = chatIn(chunksIn(readEvents(text)));
  const follower = guide.fetch(request("GET", `/chat/${chat}/stream`));
  expect(await json(guide.fetch(request("POST", `/chat/${chat}/stop`)))).toEqual({ stopping: true });
  expect(await last(follower)).toBe("abort");
  await guide.settled();
  const { messages } = (await json(guide.fetch(request("GET", `/chat/${chat}`)))) as { messages: unknown[] };
  expect(messages[1]).toMatchObject({ metadata: { status: "stopped" }, parts: [{}, { text: "One. " }] });
  expect(await json(guide.fetch(request("POST", `/chat/${chat}/stop`)))).toEqual({ stopping: false });
  expect((await guide.fetch(request("GET", `/chat/${chat}/stream`))).status).toBe(204);
});

test("two questions at once in one chat: the second is refused until the first was answered", async () => {
  const gate = Promise.withResolvers<void>();
  const guide = guideOf((message) =>
    message === "slow" ? [{ wait: gate.promise }, ...words(message)] : words(message),
  );
  const first = await guide.fetch(asking({ message: "fast" }));
  const chat_id = chatIn(chunksIn(readEvents(await first.text())));
  const slow = await guide.fetch(asking({ message: "slow", chat_id }));
  const both = await Promise.all(["a", "b"].map((message) => guide.fetch(asking({ message, chat_id }))));
  expect(
    await Promise.all(both.map(async (each) => [each.status, ((await json(each)) as { code: string }).code])),
  ).toEqual([
    [409, "chat.busy"],
    [409, "chat.busy"],
  ]);
  gate.resolve();
  expect(await last(slow)).toBe("finish");
  expect(await last(guide.fetch(asking({ message: "next", chat_id })))).toBe("finish");
  const together = await Promise.all(["c", "d"].map((message) => guide.fetch(asking({ message, chat_id }))));
  await Promise.all(together.map((each) => each.text()));
  expect(told(guide).map(([, turn]) => turn)).toEqual(
    [1, 2, 3, 4, 5].slice(0, 3 + together.filter(({ ok }) => ok).length),
  );
});

test("a turn whose function has died ends with an error for whoever goes on with it, and the chat goes on", async () => {
  const guide = guideOf((message) => (message === "die" ? [{ say: "Half " }, { hang: true }] : words(message)), {
    // Nothing that runs does anything any more once the first chunks are stored.
    sleep: (() => {
      let slept = 0;
      return () => (slept++ < 3 ? new Promise<void>((go) => setTimeout(go, 1)) : new Promise<void>(() => {}));
    })(),
  });
  const response = await guide.fetch(asking({ message: "die" }));
  const chat = chatIn(chunksIn(readEvents(await readUntil(response, (all) => all.includes("Half")))));
  await expect.poll(() => guide.table.items().some(({ SK }) => String(SK).startsWith("TURN#001#"))).toBe(true);
  guide.skip(20_000);
  const rest = await guide.fetch(request("GET", `/chat/${chat}/stream`, { "last-event-id": `${chat}-1.1` }));
  const events = readEvents(await rest.text());
  expect(textIn(chunksIn(events))).toBe("Half ");
  expect(chunksIn(events).at(-1)?.type).toBe("error");
  // `EventSource` comes again by itself until it is told that nothing is left.
  const heard = events.findLast(({ id }) => id)?.id ?? "";
  expect((await guide.fetch(request("GET", "/chat/stream?q=die", { "last-event-id": heard }))).status).toBe(204);
  const unstored = request("GET", `/chat/${chat}/stream`, { "last-event-id": `${chat}-1.50` });
  expect(await last(guide.fetch(unstored))).toBe("error");
  const { messages } = (await json(guide.fetch(request("GET", `/chat/${chat}`)))) as { messages: unknown[] };
  expect(messages[1]).toMatchObject({ metadata: { status: "failed" } });
  expect(await last(guide.fetch(asking({ message: "again", chat_id: chat })))).toBe("finish");
});

test("a turn that fails says so, tells the log nothing, and is not known to the next", async () => {
  const guide = guideOf((message) => (message === "fail" ? [{ fail: new Error("secret reason") }] : words(message)));
  const text = await (await guide.fetch(asking({ message: "fail" }))).text();
  expect(text).not.toContain("secret reason");
  expect(chunksIn(readEvents(text)).at(-1)?.type).toBe("error");
  expect(told(guide)).toEqual([]);
  const chat_id = chatIn(chunksIn(readEvents(text)));
  const whole = guide.fetch(asking({ message: "now", chat_id }, { accept: "application/json" }, "?explain=1"));
  expect(await json(whole)).toMatchObject({ explain: { past: 0 } });
  const failed = await guide.fetch(asking({ message: "fail", chat_id }, { accept: "application/json" }));
  expect(failed.status).toBe(500);
});

test("the log is told of each finished turn exactly once, whatever fails on the way and whoever has left", async () => {
  const whens = ["before", "after"] as const;
  for (const when of whens) {
    let failures = 3;
    const guide = guideOf(words, {
      store: (events) =>
        withFaults(events, (call) => {
          if (call.method === "append" && call.when === when && failures-- > 0) throw new Error("no answer");
        }),
    });
    const response = await guide.fetch(asking({ message: "a b c" }));
    const chat = chatIn(chunksIn(readEvents(await readUntil(response, (all) => all.includes("start")))));
    await guide.settled();
    expect(told(guide), when).toEqual([[`CHAT#${chat}`, 1]]);
    expect(await last(guide.fetch(request("GET", `/chat/${chat}/stream`, { "last-event-id": `${chat}-1.1` })))).toBe(
      "finish",
    );
  }
  const dead = guideOf(words, {
    store: (events) =>
      withFaults(events, ({ method }) => {
        if (method === "append") throw new Error("no answer");
      }),
  });
  expect(await last(dead.fetch(asking({ message: "a b c" })))).toBe("error");
});

test("a hundred chats at once are each answered with their own words", async () => {
  const guide = guideOf();
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, at) => {
      const text = await (await guide.fetch(asking({ message: `chat number ${at}` }))).text();
      return textIn(chunksIn(readEvents(text))).trim();
    }),
  );
  expect(answers).toEqual(answers.map((_, at) => `chat number ${at}`));
  expect(told(guide)).toHaveLength(100);
});

test("one visitor of the site has no more than so many answers written at once", async () => {
  const gate = Promise.withResolvers<void>();
  const guide = guideOf(() => [{ wait: gate.promise }]);
  const ask = (holder: string) => guide.fetch(asking({ message: "?" }), undefined, holder);
  const all = await Promise.all(Array.from({ length: 25 }, () => ask("visitor x")));
  const refused = all.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(5);
  expect(await json(refused[0] as Response)).toMatchObject({ code: "guide.asked_often" });
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await ask("visitor y")).status).toBe(200);
  gate.resolve();
  await guide.settled();
  expect((await ask("visitor x")).status).toBe(200);
});
