// Does the first row name the columns, or is it data already? A file without headings must not lose its first customer.

/** What no heading is, but cells often are: an e-mail address, a UUID, an instant, a telephone number. */
const value =
  /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d.*|\+84[\d .-]{8,13})$/i;

export function namesColumns(cells: readonly string[]): boolean {
  return !cells.some((cell) => value.test(cell.trim()));
}
