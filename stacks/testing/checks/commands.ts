/** The commands of a text, each on one line: those of its code blocks, with lines that a backslash ends put together. */
const commandsIn = (text: string): string[] =>
  text
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.trim());

/** Every command of a runbook or a workflow that does something else than it seems to, in words. */
export function riskyCommands(text: string): string[] {
  return commandsIn(text).flatMap((command) => [
    ...(command.includes("aws sqs start-message-move-task") && !command.includes("--destination-arn ")
      ? [`leaves what EventBridge could not deliver: ${command}`]
      : []),
    ...(command.includes("aws lambda invoke") ? riskyInvocation(command) : []),
    ...(/(?<!npx )(?<![\w`./-])sst (deploy|dev|diff|remove|unlock|install)\b/.test(command)
      ? [`needs a global sst: ${command}`]
      : []),
  ]);
}

/** The CLI waits a minute for an answer and then invokes again; a function may work for fifteen. */
const riskyInvocation = (command: string): string[] => [
  ...(command.includes("--cli-read-timeout 0") ? [] : [`times out: ${command}`]),
  ...(command.includes("AWS_MAX_ATTEMPTS=1 ") ? [] : [`runs again: ${command}`]),
];
