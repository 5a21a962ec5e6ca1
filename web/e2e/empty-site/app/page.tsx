/** What every page of this Next version loads, whatever it shows: the measure for ours. */
export default function Page() {
  return <main>Nothing</main>;
}
