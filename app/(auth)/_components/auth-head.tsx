import type { ReactNode } from "react";

export function AuthHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header>
      <h1 className="text-display">{title}</h1>
      {children ? <p className="mt-1 text-ink-2">{children}</p> : null}
    </header>
  );
}
