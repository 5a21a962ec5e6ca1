import type { KeyStore } from "@bellyfed/core/subject-keys";

/**
 * Keys whose lists of streams can be asked for only when nothing in the log is in clear any more: before that they lack streams in which somebody's text is not
 * sealed yet. Whoever asks earlier fails, and asks again later.
 */
export const streamsOnceSealed = <Keys extends Pick<KeyStore, "streamsOf">>(
  keys: Keys,
  isSealed: () => Promise<boolean>,
): Keys => ({
  ...keys,
  async streamsOf(subject, after) {
    if (await isSealed()) return keys.streamsOf(subject, after);
    throw new Error("The log is not sealed yet, so that not all streams that hold something of somebody are known");
  },
});
