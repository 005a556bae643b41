"use client";

import "./globals.css";
import messages from "@/messages/en/ui.json";

/** The last resort: the frame itself failed, so neither language nor provider is there. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col items-center justify-center gap-3 p-6 text-center">
        <h1 className="text-title">{messages.error.title}</h1>
        <p className="max-w-md text-ink-2">{messages.error.body}</p>
        {error.digest ? <p className="text-label text-ink-3">{error.digest}</p> : null}
        <button type="button" className="h-9 rounded-md bg-accent-fill px-3 font-medium text-on-accent" onClick={reset}>
          {messages.error.retry}
        </button>
      </body>
    </html>
  );
}
