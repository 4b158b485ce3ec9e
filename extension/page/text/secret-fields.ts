// Fields that are made for secrets, told by structure: they are left alone.

/** Each with the reason. */
const MADE_FOR_SECRETS = [
  // It hides what stands in it: service connections, variables that are marked secret, inputs of service hooks.
  "input[type=password]",
  // It says that it takes a password, also while a button beside it lets that be seen.
  "[autocomplete~=current-password]",
  "[autocomplete~=new-password]",
  "[autocomplete~=one-time-code]",
].join();

/** Fields that have hidden their text before: a button beside them lets it be seen. */
const hidden = new WeakSet<Element>();

/** Whether a field is made for secrets. */
export function isForSecrets(field: Element): boolean {
  if (field.matches(MADE_FOR_SECRETS)) hidden.add(field);
  return hidden.has(field);
}
