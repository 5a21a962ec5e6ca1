"use client";
import { useSyncExternalStore } from "react";
import { cookieName } from "./cookie";
import { parseVisitor, VISITOR_COOKIE, type Visitor } from "./visitor";

let last: { readonly cookies: string; readonly visitor: Visitor | undefined } | undefined;
function read(): Visitor | undefined {
  const { cookie } = document;
  const name = cookieName(VISITOR_COOKIE, window.location.protocol === "https:");
  if (last?.cookies !== cookie) last = { cookies: cookie, visitor: parseVisitor(cookie, name) };
  return last.visitor;
}

/** Who is signed in; undefined on the server and until React has hydrated the page. */
export const useVisitor = (): Visitor | undefined =>
  useSyncExternalStore(
    (changed) => {
      window.addEventListener("focus", changed);
      return () => window.removeEventListener("focus", changed);
    },
    read,
    () => undefined,
  );
