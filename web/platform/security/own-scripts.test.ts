import { expect, it } from "vitest";
import { isOwnScript } from "./own-scripts.ts";

it("what Next.js writes into a page is our own", () => {
  const chunks = `{"otherChunks":["static/chunks/44is5unny0ti1.js"],"runtimeModuleIds":[94553]}`;
  for (const script of [
    "(self.__next_f=self.__next_f||[]).push([0])",
    `self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n2:I[39756]\\u003c/script>"])`,
    `(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(${chunks});`,
  ]) {
    expect(isOwnScript(script), script).toBe(true);
  }
});

it("what does anything besides, or instead, is not", () => {
  for (const script of [
    ...["", "alert(1)", "self.__next_f.push(alert(1))", "self.__next_f.push([1,alert(1)])", "self.__next_f.push()"],
    ...[`self.__next_f.push([1,"a"]);alert(1)`, `alert(1);self.__next_f.push([1,"a"])`, `self.__next_f.push([0])//)`],
    ...[`self.__next_f.push([1,"a"]),alert(1)`, `self.__next_f.push([1,"a"],alert(1))`, "self.__next_f.push([1,`a`])"],
    ...["self.__next_f.push([0])\n", " self.__next_f.push([0])", `(globalThis["TURBOPACK"] || []).push({});`],
    `(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":alert(1)});`,
    `{"imports":{"a":"/b.js"}}`,
  ]) {
    expect(isOwnScript(script), script).toBe(false);
  }
});
