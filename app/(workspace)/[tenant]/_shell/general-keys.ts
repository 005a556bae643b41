/** The keys that mean the same everywhere, by their text under "shell.keys". A button shows no other key; the second key after g is the sidebar's. */
export const generalKeys = [
  ["palette", "Ctrl+K"], ["search", "/"], ["create", "c"], ["edit", "e"], ["allocate", "a"], ["save", "Ctrl+S"], ["send", "Ctrl+Enter"], ["next", "j"], ["previous", "k"], ["open", "Enter"],
  ["peek", "Space"], ["select", "x"], ["selectTo", "Shift+X"], ["back", "Esc"], ["help", "?"],
] as const;
