/**
 * Works through a list, at most `most` at a time, and answers in its order. Once one has failed nothing more is begun, and when all that
 * were under way have ended, it fails as the first did.
 */
export async function parallel<Input, Output>(
  inputs: readonly Input[],
  most: number,
  work: (input: Input) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  const failures: unknown[] = [];
  const rest = inputs.entries();
  const worker = async () => {
    for (const [index, input] of rest) {
      if (failures.length > 0) return;
      try {
        outputs[index] = await work(input);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, inputs.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return outputs;
}
