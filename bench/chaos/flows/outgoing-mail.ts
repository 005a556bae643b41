import { byHands, type Flow } from "../flow";
import type { ChaosWorkspace } from "../stage";

/** Mails that one worker has in its hands at a time: as many may be in doubt when it dies. */
const IN_HAND = 2;

/**
 * Invitations by mail. Each must arrive once. What a dying worker had in its hands nobody can know: it stands in the ledger as
 * claimed (and after its lease as unknown) for a person to decide, it may have arrived once, and it is never sent again.
 */
export const outgoingMail = (mails: number): Flow => ({
  name: "outgoing mail",
  begin(workspace, struck) {
    const asked = byHands(3, mails, struck, async (n) => void (await workspace.client.mutate("members.invite", { email: `guest-${n}@${domainOf(workspace)}`, role: "warehouse" })));
    asked.catch(() => undefined);
    return Promise.resolve({
      asked,
      share: async () => (await workspace.count("from mail_messages where tenant_id = $1 and status = 'sent'")) / mails,
      settled: async () => (await workspace.count("from mail_messages where tenant_id = $1 and (status = 'queued' or (status = 'claimed' and claimed_at > now() - interval '5 seconds'))")) === 0,
      complaints: () => complaintsOf(workspace, mails),
    });
  },
});

const domainOf = (workspace: ChaosWorkspace) => `g${workspace.tenantId.slice(-12)}.example`;

async function complaintsOf(workspace: ChaosWorkspace, mails: number): Promise<string[]> {
  const ledger = await workspace.rows<{ id: string; to_address: string; status: string }>("select id, to_address, status from mail_messages where tenant_id = $1");
  const received = [...workspace.stage.mailbox.received].filter(([key]) => key.includes(domainOf(workspace)));
  const timesOf = (address: string) => received.filter(([key]) => key.startsWith(`${address} `)).reduce((n, [, times]) => n + times, 0);
  const complaints = [
    ...(ledger.length === mails && new Set(ledger.map((m) => m.to_address)).size === mails ? [] : [`${ledger.length} mails in the ledger instead of ${mails}`]),
    ...ledger.filter((m) => timesOf(m.to_address) > 1).map((m) => `${m.to_address} got ${timesOf(m.to_address)} mails`),
    ...ledger.filter((m) => m.status === "sent" && timesOf(m.to_address) !== 1).map((m) => `${m.to_address} should have got one mail and got ${timesOf(m.to_address)}`),
  ];
  const doubtful = ledger.filter((m) => m.status !== "sent");
  const wrong = doubtful.filter((m) => m.status !== "claimed" && m.status !== "unknown");
  if (wrong.length > 0) complaints.push(`${wrong.length} mails are ${[...new Set(wrong.map((m) => m.status))].join()}`);
  if (doubtful.length > IN_HAND) complaints.push(`${doubtful.length} mails in doubt, more than a worker has in hand`);
  return complaints;
}
