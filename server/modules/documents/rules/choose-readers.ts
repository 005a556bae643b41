/** A person at the customer, as far as it decides who gets a document; those of a customer in the order of its card. */
export interface Reader {
  readonly name: string;
  readonly email: string | null;
  readonly role: string | null;
}

/** A document goes to at most so many at once. */
const MOST_READERS = 10;

/** Whom a document goes to: those who have the task, else who comes first, else the customer's own address. */
export function chooseReaders(people: readonly Reader[], task: string, ownAddress: string | null): { name: string | null; email: string }[] {
  const reachable = people.flatMap(({ name, email, role }) => (email ? [{ name, email, role }] : []));
  const tasked = reachable.filter((person) => person.role === task);
  const chosen = (tasked.length > 0 ? tasked : reachable.slice(0, 1)).slice(0, MOST_READERS);
  if (chosen.length > 0) return chosen.map(({ name, email }) => ({ name, email }));
  return ownAddress ? [{ name: null, email: ownAddress }] : [];
}
