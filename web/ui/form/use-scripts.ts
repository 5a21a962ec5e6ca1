"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page is alive: false on the server and until then, so that nothing is shown that needs scripts. */
export const useScripts = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
