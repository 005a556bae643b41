import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Shell } from "../(workspace)/[tenant]/_shell/shell";
import { TrpcProvider } from "../_trpc/client";
import { Showcase } from "./_components/showcase";
import { sampleMember } from "./_components/samples";

export const metadata: Metadata = { title: "Design" };

/** Every part of the design system on one page, while developing only. */
export default function DesignPage() {
  if (process.env.NODE_ENV === "production") notFound();
  return (
    <TrpcProvider>
      <Shell member={sampleMember} theme="system" skipText="Skip to content">
        <Showcase />
      </Shell>
    </TrpcProvider>
  );
}
