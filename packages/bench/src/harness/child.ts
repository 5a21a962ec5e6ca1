import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

export interface Child {
  /** Sends a message and waits for the next one that comes back. Rejects when the child ends instead. */
  ask(message: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Runs a module in a Node process of its own and waits for its first message, which comes back as `hello`. */
export async function child(
  module: string,
  args: readonly string[] = [],
): Promise<Child & { readonly hello: unknown }> {
  const running = fork(module, args, { stdio: ["ignore", "ignore", "inherit", "ipc"], serialization: "advanced" });
  const hello = await next(running);
  return {
    hello,
    ask: (message) => {
      running.send(message as never);
      return next(running);
    },
    stop: async () => {
      if (running.exitCode !== null || running.signalCode !== null) return;
      running.kill();
      await once(running, "exit");
    },
  };
}

function next(running: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`${running.spawnargs.slice(1).join(" ")} ended with ${code}`));
    running.once("exit", ended);
    running.once("message", (message) => {
      running.off("exit", ended);
      resolve(message);
    });
  });
}
