const controlSequence = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])/g;

/** Terminal output without control sequences and carriage returns. Redrawn text stays as often as it was drawn. */
export function plainText(output: string): string {
  return output.replace(controlSequence, '').replace(/\r/g, '');
}
