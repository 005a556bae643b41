/** Commands or an answer, to be read and copied; long lines are scrolled to, also with the keyboard. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return <pre className="overflow-x-auto rounded-md bg-sunken p-3" tabIndex={0} role="region" aria-label={label}><code>{text}</code></pre>;
}
