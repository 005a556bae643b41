"use client";

import { Download, Plus } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { Button, Page, PageHeader } from "@/app/_ui";
import { ActionSample } from "./action-sample";
import { ChartSample } from "./chart-sample";
import { FormSample } from "./form-sample";
import { FoundationSample } from "./foundation-sample";
import { FrameSample } from "./frame-sample";
import { GridSample } from "./grid-sample";
import { ListSample, TileSample } from "./list-sample";
import { RecordSample } from "./record-sample";
import { StateSample } from "./state-sample";

const MODES = ["light", "dark", "both"] as const;

/** Every part in every state, in the mode of the address: `?mode=light`, `dark`, or `both` one beside the other. */
export function Showcase() {
  const [mode, setMode] = useQueryState("mode", parseAsStringLiteral(MODES));
  const shown = mode === "both" ? (["light", "dark"] as const) : [mode];
  return (
    <div className={mode === "both" ? "grid min-[100rem]:grid-cols-2" : undefined}>
      {shown.map((one) => (
        <InMode key={one ?? "own"} mode={one}>
          <Page>
            <RecordSample />
            <PageHeader
              title="Design system"
              description="Every part, with long names and large amounts."
              secondary={MODES.map((each) => <Button key={each} aria-pressed={mode === each} onClick={() => void setMode(mode === each ? null : each)}>{each}</Button>)}
              primary={<Button tone="primary" icon={<Plus />} keys="c">New order</Button>}
            />
            <FoundationSample />
            <ActionSample />
            <FormSample />
            <TileSample />
            <ListSample />
            <GridSample />
            <ChartSample />
            <StateSample />
            <FrameSample />
            <Button icon={<Download />} className="self-start">The end</Button>
          </Page>
        </InMode>
      ))}
    </div>
  );
}

/** Colours follow `color-scheme`, which any part of a page may set for itself. */
function InMode({ mode, children }: { mode: "light" | "dark" | null; children: ReactNode }) {
  return <div style={{ colorScheme: mode ?? undefined }} className="min-w-0 bg-canvas text-ink">{children}</div>;
}
