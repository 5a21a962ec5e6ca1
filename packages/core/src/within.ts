/**
 * What `work` comes to, or after `milliseconds` what `late` makes of it: it answers something instead, or throws. The work itself goes on;
 * how it ends then is nobody's business any more.
 */
export async function within<Result, Instead>(
  work: Promise<Result>,
  milliseconds: number,
  late: () => Instead,
): Promise<Result | Instead> {
  const expiry = Promise.withResolvers<void>();
  const timer = setTimeout(expiry.resolve, milliseconds);
  try {
    return await Promise.race([work, expiry.promise.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}
