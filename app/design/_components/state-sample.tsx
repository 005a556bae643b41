"use client";

import { Button, EmptyState, ErrorState, NoPermission, PageSkeleton, Section, Skeleton } from "@/app/_ui";

/** What a screen is when it has nothing to show: not yet, nothing, failed, not for this person. */
export function StateSample() {
  return (
    <Section title="States">
      <div className="grid gap-4 lg:grid-cols-2">
        <EmptyState title="No shipments yet" actions={<Button>Create shipment</Button>}>Confirmed orders wait here until they are picked and sent.</EmptyState>
        <EmptyState compact title="Nothing matches">Drop a filter, or search for something else.</EmptyState>
        <ErrorState requestId="8f2c1a" onRetry={() => undefined} />
        <ErrorState compact title="The prices could not be read">The order is kept. Try again.</ErrorState>
        <NoPermission />
        <div className="flex flex-col gap-2"><Skeleton className="w-1/2" /><Skeleton /><Skeleton className="h-11 w-full" /></div>
        <div className="overflow-hidden lg:col-span-2"><PageSkeleton label="Loading" /></div>
      </div>
    </Section>
  );
}
