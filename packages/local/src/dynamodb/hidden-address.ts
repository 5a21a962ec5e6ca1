import { randomInt } from "node:crypto";
import { freePort, LOOPBACK } from "../loopback.ts";

export interface Address {
  readonly host: string;
  readonly port: number;
}

const isAnother = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EADDRNOTAVAIL";

/**
 * An address of this machine and a free port that no page can guess: the engine answers every origin whatever it is told. Linux listens on
 * all of 127.0.0.0/8, which is 16 million addresses; where there is only 127.0.0.1, the port alone is left to chance.
 */
export async function hiddenAddress(): Promise<Address> {
  const host = `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;
  const at = async (address: string): Promise<Address> => ({
    host: address,
    port: await freePort(0, "the engine's port", address),
  });
  return at(host).catch((error: unknown) => {
    if (isAnother(error)) return at(LOOPBACK);
    throw error;
  });
}
