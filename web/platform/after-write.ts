/** Pauses before each further look, milliseconds: two seconds together, dense at first since most writes show at once. */
const PAUSES = [40, 60, 100, 160, 240, 360, 480, 560];

/** Looks again and again whether what was written can be read; false when it takes longer than two seconds and more of looking. */
export async function caughtUp(
  shows: () => Promise<boolean>,
  pause: (milliseconds: number) => Promise<unknown> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Promise<boolean> {
  for (const milliseconds of [...PAUSES, undefined]) {
    if (await looked(shows)) return true;
    if (milliseconds !== undefined) await pause(milliseconds);
  }
  return false;
}

/** What was written is stored, whatever becomes of looking for it: a read that fails is one that shows nothing yet. */
const looked = (shows: () => Promise<boolean>): Promise<boolean> => shows().catch(() => false);
