/** A mail as it is read: in a frame that runs nothing, sends nothing and reaches nothing of the product. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  return <iframe title={title} srcDoc={html} sandbox="" className="h-[52vh] min-h-80 w-full rounded-lg border bg-white" />;
}
