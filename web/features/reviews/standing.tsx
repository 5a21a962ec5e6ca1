/** What somebody is here, as an element of its own beside their name and of another look, so that no name can be taken for it. */
export function Standing({ text }: { readonly text: string }) {
  return <span className="chip bg-olive text-paper">{text}</span>;
}
