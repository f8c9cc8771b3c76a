/** One answer about retention has several figures: whoever shows them says which, and calls the function for it. */
export function notFromAnswer(): never {
  throw new Error('A figure about retention is made by a function of its own.');
}
