/** The longest unfinished control sequence that is waited for; a longer one is dropped. */
const LONGEST_SEQUENCE = 256;

// Any control string (OSC, DCS, SOS, PM, APC), ended by BEL or ST; a CSI sequence; another escape; a single control.
const SEQUENCE = /\x1b[\]PX^_][\s\S]*?(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-Z\\`-~]|[\x00-\x1a\x1c-\x1f\x7f-\x9f]/g;
const UNFINISHED = /\x1b(?:[\]PX^_](?:(?!\x07|\x1b\\)[\s\S])*|\[[0-?]*[ -/]*|[ -/]*)$/;

/** Moving, erasing, inserting and deleting within the screen, colour; and showing or hiding the cursor, wrapping, which is all of the modes. */
const HARMLESS = /^(?:[\r\n\t\x08]|\x1b[78]|\x1b\[[0-9;:]*[A-HJKLMPSTXdfmsu@G]|\x1b\[\?(?:7|25)[hl])$/;

/**
 * Lets through what programs need to draw text and drops every other control sequence: titles, clipboard, links, window operations, questions
 * that a terminal would answer as if the reader had typed, mouse and keyboard modes. Keeps a sequence that a chunk breaks off until its rest comes.
 */
export class SafeOutput {
  #unfinished = '';

  filter(data: string): string {
    const text = this.#unfinished + data;
    const cut = UNFINISHED.exec(text)?.index ?? text.length;
    const rest = text.slice(cut);
    this.#unfinished = rest.length > LONGEST_SEQUENCE ? '' : rest;
    return text.slice(0, cut).replace(SEQUENCE, (sequence) => (HARMLESS.test(sequence) ? sequence : ''));
  }

  /** Forgets a sequence that was broken off. */
  reset(): void {
    this.#unfinished = '';
  }
}
