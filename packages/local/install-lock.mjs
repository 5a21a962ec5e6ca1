// One installation at a time in a working copy. Plain JavaScript without dependencies, as install.mjs is.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 100;

/**
 * Does `work` while this process alone holds the lock file, and waits, with a word on stderr, while another one does. `work` is told whether
 * an installation before this one was cut off: then its process has left the lock behind.
 */
export async function locked(file, work) {
  const own = JSON.stringify({ pid: process.pid, born: bornAt(process.pid) });
  let wasCutOff = false;
  let told;
  while (!take(file, own)) {
    const holder = read(file);
    if (holder && !lives(holder)) wasCutOff = remove(file, holder) || wasCutOff;
    else if (holder) {
      if (told !== holder)
        console.error(`Process ${JSON.parse(holder).pid} is installing; waiting until it is done ...`);
      told = holder;
      await sleep(POLL_MS);
    }
  }
  // Also where npm failed, after which the process ends at once.
  const leave = () => rmSync(file, { force: true });
  process.once("exit", leave);
  try {
    return work(wasCutOff);
  } finally {
    process.off("exit", leave);
    leave();
  }
}

/** The file appears with its content, or not at all: a link to one that is written. */
function take(file, content) {
  const beside = `${file}.${randomUUID()}`;
  writeFileSync(beside, content);
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(beside);
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  }
}

/** Removes the lock of a process that is gone. Answers false when another one has done that, whose own lock is put back. */
function remove(file, holder) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return false;
  }
  const removed = read(aside);
  if (removed !== holder) take(file, removed);
  rmSync(aside);
  return removed === holder;
}

function lives(holder) {
  try {
    const { pid, born } = JSON.parse(holder);
    process.kill(pid, 0);
    return bornAt(pid) === born;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** When a process began, for pids are used again. The same text each time while it lives; undefined where that cannot be known. */
function bornAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").split(" ")[20];
  } catch {
    if (process.platform === "linux") return undefined;
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}
