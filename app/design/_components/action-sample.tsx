"use client";

import { Pencil, Plus } from "lucide-react";
import { useState, type ReactNode } from "react";
import {
  Button, Checkbox, Chip, ConfirmDialog, Dialog, Drawer, Field, FormActions, IconButton, KeyHint, LinkButton, Menu, MoneyInput, Section, Spinner, StateBadge, Switch, TableSkeleton,
  toastDone, toastFault, toastProgress, Tooltip,
} from "@/app/_ui";

const TONES = ["primary", "secondary", "danger", "ghost"] as const;
const LONG = "주식회사 대한민국글로벌네트워크유통물류종합상사인터내셔널코리아에 세금계산서 발행";

/** Every button in every state, what opens above the page, and what is said at its edge. Hover: point at it. Focus: Tab. */
export function ActionSample() {
  const [open, setOpen] = useState<"dialog" | "busy" | "drawer" | "confirm" | null>(null);
  const [on, setOn] = useState(true);
  const close = () => setOpen(null);
  return (
    <Section title="Actions" description="Hover by pointing, focus by Tab, pressed by holding.">
      <table className="w-full max-w-3xl text-left">
        <thead><tr className="text-label text-ink-3">{["", "normal", "with a key", "busy", "disabled", "small"].map((head) => <th key={head} scope="col" className="py-1 font-normal">{head || <span className="sr-only">tone</span>}</th>)}</tr></thead>
        <tbody>
          {TONES.map((tone) => (
            <tr key={tone}>
              <th scope="row" className="py-1 pr-4 font-normal text-ink-3">{tone}</th>
              <td className="py-1 pr-2"><Button tone={tone}>Confirm order</Button></td>
              <td className="py-1 pr-2"><Button tone={tone} keys="Alt+F9">Send</Button></td>
              <td className="py-1 pr-2"><Button tone={tone} pending>Confirm order</Button></td>
              <td className="py-1 pr-2"><Button tone={tone} disabled>Confirm order</Button></td>
              <td className="py-1"><Button tone={tone} size="small">Small</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Row>
        <Button icon={<Plus />}>{LONG}</Button>
        <LinkButton href="#links">A link that looks like it</LinkButton>
        <IconButton label="Edit" icon={<Pencil />} />
        <IconButton label="Edit, disabled" icon={<Pencil />} disabled />
        <IconButton label="Edit, busy" icon={<Pencil />} pending />
        <Menu
          label="More"
          actions={[
            { id: "a", label: "Duplicate", keys: "d" }, { id: "c", label: "Checked", checked: true }, { id: "n", label: "With a note", note: "Sent on 19 Nov to three people." },
            { id: "b", label: "Delete", danger: true, disabled: true, note: "It has shipments.", separated: true },
          ]}
        />
        <Tooltip content="Price from list “Dealers”, 1 Nov 2026"><Button tone="ghost">Tooltip</Button></Tooltip>
        <span className="flex items-center">Keys <KeyHint keys="Ctrl+K" /> <KeyHint keys="g o" /></span>
        <Spinner />
        <FormActions><Button tone="primary" onClick={() => setOpen("dialog")}>Under the thumb on a phone</Button></FormActions>
      </Row>
      <Row>
        <Button onClick={() => setOpen("dialog")}>Dialog</Button>
        <Button onClick={() => setOpen("busy")}>Busy dialog with a fault</Button>
        <Button onClick={() => setOpen("drawer")}>Drawer</Button>
        <Button tone="danger" onClick={() => setOpen("confirm")}>Cancel order</Button>
        <Button onClick={() => toastDone("Order SO-2026-01048 confirmed", { undo: { label: "Undo", onUndo: () => toastDone("Undone") } })}>Toast with undo</Button>
        <Button onClick={() => toastFault("Only 3 left at Incheon. Reduce the quantity or allow a back order.", "Request 8f2c")}>Fault</Button>
        <Button onClick={() => { const told = toastProgress("Printing"); setTimeout(() => told.done("Printed", { label: "Open", onSelect: () => undefined }), 1500); }}>Progress toast</Button>
      </Row>
      <Row>
        {(["settled", "waiting", "late", "moving", "quiet"] as const).map((tone) => (
          <span key={tone} className="flex items-center gap-2"><StateBadge tone={tone}>{tone}</StateBadge><Chip tone={tone}>{tone}</Chip></span>
        ))}
      </Row>
      <div className="flex max-w-xl flex-col gap-3">
        <Switch label="Packing" hint="Record what is in the packages before goods leave." checked={on} onChange={setOn} />
        <Switch label="Busy" checked pending onChange={() => undefined} />
        <Switch label="Refused" checked fault="These shipments are packed: DN-00311. Dispatch or unpack them first." onChange={() => undefined} />
        <Switch label="Disabled, off" checked={false} disabled onChange={() => undefined} />
        <Switch label="Disabled, on" checked disabled onChange={() => undefined} />
        <Checkbox label="A choice that is saved with its form" hint="With a hint." defaultChecked />
        <Checkbox label="Disabled" disabled />
      </div>
      <Dialog open={open === "dialog"} onOpenChange={close} title="Record receipt" description="Money that came in from a customer." actions={<><Button onClick={close}>Go back</Button><Button tone="primary" onClick={close}>Record receipt</Button></>}>
        <Field label="Amount"><MoneyInput currency="KRW" value={880_000n} onChange={() => undefined} /></Field>
      </Dialog>
      <Dialog open={open === "busy"} onOpenChange={close} title={LONG} actions={<><Button onClick={close}>Go back</Button><Button tone="primary" pending>Record receipt</Button></>}>
        <Field label="Amount" fault="More than the customer owes. Enter ₩880,000 or less."><MoneyInput currency="KRW" value={12_345_678_901n} onChange={() => undefined} /></Field>
      </Dialog>
      <Drawer open={open === "drawer"} onOpenChange={close} title="SO-2026-01048"><TableSkeleton label="Loading" rows={5} columns={3} /></Drawer>
      <ConfirmDialog open={open === "confirm"} onOpenChange={close} danger title="Cancel order SO-2026-01048?" description="Its reservations are released. ₩12,345,678,901 leaves the order book." verb="Cancel order" onConfirm={close} />
    </Section>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>;
}
