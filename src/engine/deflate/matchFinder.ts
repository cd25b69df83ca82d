import { MATCH } from './token';

const WINDOW = 32_768;
const BUFFER = 2 * WINDOW;
/** Shorter matches than the format allows are not looked for: this many bytes are hashed. */
const SHORTEST_SOUGHT = 4;
const NONE = SHORTEST_SOUGHT - 1;
const SHORTEST_STATED = 3;
const LONGEST = 258;
const LOOKAHEAD = SHORTEST_SOUGHT + LONGEST;
/** A match of the shortest length from farther back costs more than it saves. */
const NEAR = 4096;
/** What level 6 means: candidates tried, the length that ends the search, and the length after which the next position is not tried. */
const TRIES = 128;
const GOOD_ENOUGH = 128;
const NOT_DEFERRED = 16;
const BLOCK_TOKENS = 16_384;
const HASH_BITS = 17;
const HASH_FACTOR = 0x1e35a7bd;
/** Positions are counted through the stream; long before they leave 32 bits they are counted anew. */
const RECOUNT = 0x4000_0000;

/** Takes the tokens of a block, and what they stand for unless that has left the buffer. All three are lent, for the call only. */
export type BlockTaker = (tokens: Int32Array, count: number, raw: Uint8Array | undefined) => void;

/**
 * Finds what has occurred before, and tells it as blocks of tokens: hash chains over a window of 32 KB, each match held back for one byte
 * in case the next position has a longer one, with the limits of level 6 and the block borders of Go's deflate
 * (verified against it: tests/engine/deflate). The tokens depend on the bytes alone, not on how they come.
 */
export class MatchFinder {
  private readonly buffer = new Uint8Array(BUFFER);
  /** Stream position, from 1, of the last occurrence of each hash; 0 where there is none. */
  private readonly latest = new Int32Array(1 << HASH_BITS);
  /** For each position of the window, the one before it with the same hash. */
  private readonly earlier = new Int32Array(WINDOW);
  private readonly tokens = new Int32Array(BLOCK_TOKENS);
  private tokenCount = 0;
  private readonly take: BlockTaker;
  /** Stream position of the buffer's start. */
  private base = 1;
  private filled = 0;
  private at = 0;
  /** Where the block at hand begins in the buffer; negative once that has left it. */
  private blockStart = 0;
  private length = NONE;
  private distance = 0;
  /** Whether the byte before `at` is in no token yet. */
  private held = false;

  constructor(take: BlockTaker) {
    this.take = take;
  }

  push(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      if (this.filled === BUFFER) {
        this.advance(LOOKAHEAD);
        this.slide();
      }
      const part = bytes.subarray(from, from + BUFFER - this.filled);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      from += part.length;
    }
  }

  end(): void {
    this.advance(1);
    if (this.held) this.tokens[this.tokenCount++] = this.buffer[this.at - 1] ?? 0;
    if (this.tokenCount > 0) this.endBlock(this.at);
  }

  /** Makes tokens while at least so many bytes lie ahead. */
  private advance(ahead: number): void {
    const { buffer, latest, earlier, tokens, filled, base } = this;
    const match = MATCH;
    const hashed = filled - NONE;
    let { at, length, distance, held, tokenCount } = this;
    for (; filled - at >= ahead;) {
      let candidate = -1;
      if (at < hashed) {
        const hash = hashAt(buffer, at);
        candidate = (latest[hash] ?? 0) - base;
        earlier[at & (WINDOW - 1)] = candidate + base;
        latest[hash] = at + base;
      }
      const before = length;
      const beforeDistance = distance;
      length = NONE;
      distance = 0;
      const oldest = at - WINDOW;
      if (candidate >= 0 && candidate >= oldest && before < NOT_DEFERRED && filled - at > before) {
        const longest = Math.min(LONGEST, filled - at);
        const enough = Math.min(GOOD_ENOUGH, longest);
        for (let tries = TRIES; tries > 0; tries--) {
          if (buffer[candidate + length] === buffer[at + length]) {
            let same = 0;
            while (same < longest && buffer[candidate + same] === buffer[at + same]) same++;
            if (same > length && (same > SHORTEST_SOUGHT || at - candidate <= NEAR)) {
              length = same;
              distance = at - candidate;
              if (same >= enough) break;
            }
          }
          if (candidate === oldest) break;
          candidate = (earlier[candidate & (WINDOW - 1)] ?? 0) - base;
          if (candidate < 0 || candidate < oldest) break;
        }
      }
      if (before > NONE && length <= before) {
        tokens[tokenCount++] = match | ((before - SHORTEST_STATED) << 15) | (beforeDistance - 1);
        // The match began a byte ago: this position is in the chains already, the others up to its end are not.
        const end = at + before - 1;
        for (at++; at < end; at++) {
          if (at < hashed) {
            const hash = hashAt(buffer, at);
            earlier[at & (WINDOW - 1)] = latest[hash] ?? 0;
            latest[hash] = at + base;
          }
        }
        held = false;
        length = NONE;
        if (tokenCount === BLOCK_TOKENS) {
          this.tokenCount = tokenCount;
          this.endBlock(at);
          tokenCount = 0;
        }
      } else {
        if (held) {
          tokens[tokenCount++] = buffer[at - 1] ?? 0;
          if (tokenCount === BLOCK_TOKENS) {
            this.tokenCount = tokenCount;
            this.endBlock(at);
            tokenCount = 0;
          }
        }
        held = true;
        at++;
      }
    }
    Object.assign(this, { at, length, distance, held, tokenCount });
  }

  private endBlock(end: number): void {
    this.take(this.tokens, this.tokenCount, this.blockStart < 0 ? undefined : this.buffer.subarray(this.blockStart, end));
    this.blockStart = end;
    this.tokenCount = 0;
  }

  /** Drops the older half of the buffer. */
  private slide(): void {
    this.buffer.copyWithin(0, WINDOW);
    this.at -= WINDOW;
    this.filled -= WINDOW;
    this.blockStart -= WINDOW;
    this.base += WINDOW;
    if (this.base > RECOUNT) this.recount();
  }

  private recount(): void {
    const passed = this.base - 1;
    for (const positions of [this.latest, this.earlier]) {
      for (let at = 0; at < positions.length; at++) positions[at] = Math.max(0, (positions[at] ?? 0) - passed);
    }
    this.base = 1;
  }
}

function hashAt(buffer: Uint8Array, at: number): number {
  const word = ((buffer[at] ?? 0) << 24) | ((buffer[at + 1] ?? 0) << 16) | ((buffer[at + 2] ?? 0) << 8) | (buffer[at + 3] ?? 0);
  return Math.imul(word, HASH_FACTOR) >>> (32 - HASH_BITS);
}
