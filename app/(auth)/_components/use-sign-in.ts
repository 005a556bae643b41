"use client";

import { signIn } from "next-auth/react";
import { useCallback } from "react";

export interface SignInRefusal {
  code: string;
  minutes: number;
}

/** Opens a session; null when it worked, else why not. Rejects when the server cannot be reached. */
export function useSignIn() {
  return useCallback(async (given: { email: string; password: string; code?: string }): Promise<SignInRefusal | null> => {
    const answer = await signIn("credentials", { ...given, code: given.code ?? "", redirect: false });
    if (answer?.ok && !answer.error) return null;
    const [code = "service.unexpected", minutes = "0"] = (answer?.error ?? "service.unexpected").split(":");
    return { code, minutes: Number(minutes) };
  }, []);
}
