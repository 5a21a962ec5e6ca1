import type * as Client from "@bellyfed/client";
import type { endpoints } from "@bellyfed/features/features";
import type * as v from "valibot";
import { expect, expectTypeOf, test } from "vitest";
import document from "../../../../docs/openapi.json" with { type: "json" };
import { clientFiles } from "./files.ts";

type Endpoints = typeof endpoints;

/** A type whose fields say themselves whether they may be left out: with or without `undefined`, which JSON does not know. */
type Told<T, Unknown = unknown> = unknown extends T
  ? Unknown
  : T extends readonly unknown[]
    ? { -readonly [K in keyof T]: Told<T[K], Unknown> }
    : T extends object
      ? { -readonly [K in keyof T]-?: [Record<never, never> extends Pick<T, K> ? true : false, Value<T[K], Unknown>] }
      : T;
type Value<T, Unknown> = Told<Exclude<T, undefined>, Unknown>;
/** Some contracts do not say of what type a field is that may be left out, and fit whatever the declarations say. */
type Same<Declared, Contract> =
  // biome-ignore lint/suspicious/noExplicitAny: fits in both directions
  Fits<Told<Declared>, Told<Contract, any>>;
type Fits<A, B> = [A] extends [B] ? ([B] extends [A] ? true : "says more") : "says less";
type Input<Part extends "params" | "query" | "body"> = {
  [O in keyof Endpoints]: Same<Client.Operations[O][Part], v.InferInput<Endpoints[O][Part]>>;
};
type Answers = { [O in keyof Endpoints]: Same<Client.Operations[O]["data"], v.InferOutput<Endpoints[O]["response"]>> };
type AllTrue = { [O in keyof Endpoints]: true };

test("the client's declarations say of every operation what its contract says", () => {
  expectTypeOf<{ readonly [O in keyof Client.Operations]: true }>().toEqualTypeOf<AllTrue>();
  expectTypeOf<Answers>().toEqualTypeOf<AllTrue>();
  expectTypeOf<Input<"params">>().toEqualTypeOf<AllTrue>();
  expectTypeOf<Input<"query">>().toEqualTypeOf<AllTrue>();
  expectTypeOf<Input<"body">>().toEqualTypeOf<AllTrue>();
});

test("a field that is missing, or is of another type, is found", () => {
  expectTypeOf<Same<{ a: { b?: string } }, { readonly a: { b?: string | undefined } }>>().toEqualTypeOf<true>();
  expectTypeOf<Same<{ a: { b?: string } }, { a: { b: string } }>>().not.toEqualTypeOf<true>();
  expectTypeOf<Same<{ a: { b?: string } }, { a: Record<never, never> }>>().not.toEqualTypeOf<true>();
  expectTypeOf<Same<{ a: string[] }, { a: (string | null)[] }>>().not.toEqualTypeOf<true>();
});

test("the client has every operation of the document, by its method and path", () => {
  const text = clientFiles()["packages/client/src/generated/operations.ts"] ?? "";
  const rows = [...text.matchAll(/^ {2}(\w+): "(\S+ \S+?)(?: after)?",$/gm)].map(
    ([, name, call]) => `${name}: ${call}`,
  );
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`),
  );
  expect(operations.length).toBeGreaterThan(40);
  expect(rows.sort()).toEqual(operations.sort());
});

test("the declarations need nothing but each other", () => {
  for (const [path, text] of Object.entries(clientFiles())) {
    const imports = [...text.matchAll(/from "([^"]+)"/g)].map(([, target]) => target);
    expect(
      imports.filter((target) => target !== "./codes.ts"),
      path,
    ).toEqual([]);
  }
});
