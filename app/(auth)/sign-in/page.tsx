import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentUser } from "@/app/(workspace)/_session";
import { safeNext } from "../_components/safe-next";
import { SignInForm } from "./_components/sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

interface SignInProps {
  searchParams: Promise<{ next?: string | string[]; email?: string; done?: string }>;
}

export default async function SignInPage({ searchParams }: SignInProps) {
  const { next, email, done } = await searchParams;
  const target = safeNext(next);
  if (await currentUser()) redirect(target);
  return <SignInForm next={target} email={typeof email === "string" ? email : ""} passwordChanged={done === "password"} />;
}
