// What may stand in a cell of a file that a spreadsheet will open? Never a formula somebody typed into a name.

const startsFormula = /^'*[=+\-@\t\r]/;

/** Text that a spreadsheet would read as a formula gets a leading apostrophe, also when it has one already, so that reading back takes off exactly one. */
export function safeCell(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text;
}

/** In a workbook texts are no formulas; only an apostrophe that reading would take off needs one more. */
export function safeBookText(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
