interface Props {
  readonly label: string;
  /** 0 to 100; null while it is not known how much there is. */
  readonly percent: number | null;
}

const bar =
  "block h-3 w-full appearance-none overflow-hidden rounded-full border border-edge bg-raised " +
  "[&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-paprika [&::-moz-progress-bar]:bg-paprika " +
  "indeterminate:motion-safe:animate-pulse";

export function ProgressBar({ label, percent }: Props) {
  return <progress className={bar} aria-label={label} max={100} {...(percent !== null && { value: percent })} />;
}
