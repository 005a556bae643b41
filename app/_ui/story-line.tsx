import Link from "next/link";
import { cn } from "./cn";
import { StateBadge, type StateTone } from "./state-badge";

export interface StoryDocument {
  id: string;
  label: string;
  href: string;
  /** Left out where this page does not know it. */
  state?: string;
  tone?: StateTone;
  current?: boolean;
}

export interface StoryStage {
  /** "Order", "Shipments", "Invoices", "Receipts". */
  title: string;
  documents: readonly StoryDocument[];
  /** Said when nothing is there yet: "nothing shipped". */
  empty?: string;
}

/** The whole story on one line: quote, order, shipments, invoices, receipts; each document with its state, each a link. */
export function StoryLine({ stages, label }: { stages: readonly StoryStage[]; label: string }) {
  return (
    <nav aria-label={label} className="overflow-x-auto">
      <ol className="grid grid-cols-2 sm:flex sm:min-w-max">
        {stages.map((stage, index) => {
          const reached = stage.documents.length > 0;
          return (
            <li key={stage.title} className="relative min-w-0 grow basis-32 pt-3 pr-4 max-sm:pb-1 sm:min-w-max">
              <span
                aria-hidden
                className={cn("absolute inset-x-0 top-1 h-0.5", reached ? "bg-accent" : "bg-line", index === 0 && "rounded-l-full")}
              />
              <span className="block text-label text-ink-3">{stage.title}</span>
              {reached ? (
                <ul className="flex flex-col">
                  {stage.documents.slice(0, 4).map((document) => (
                    <li key={document.id} className="flex flex-wrap items-baseline gap-x-2">
                      <Link
                        href={document.href}
                        aria-current={document.current ? "page" : undefined}
                        className="font-medium whitespace-nowrap hover:text-accent hover:underline aria-[current]:pointer-events-none"
                      >
                        {document.label}
                      </Link>
                      {document.state ? <StateBadge tone={document.tone ?? "quiet"} className="text-label">{document.state}</StateBadge> : null}
                    </li>
                  ))}
                  {stage.documents.length > 4 ? <li className="text-label text-ink-3">+{stage.documents.length - 4}</li> : null}
                </ul>
              ) : (
                <span className="text-ink-3">{stage.empty ?? "\u2013"}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
