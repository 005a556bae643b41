import english from "@/messages/en/shell.json";
import korean from "@/messages/ko/shell.json";
import chinese from "@/messages/zh/shell.json";

type Names = Readonly<Record<string, string>>;

/** What a place or a beginning is called in every language: somebody may think of it in another one than the screen's. */
export function namesOf(part: "nav" | "create", id: string): string {
  return [english, korean, chinese].map((texts) => (texts[part] as Names)[id] ?? "").join("\n").toLocaleLowerCase();
}
