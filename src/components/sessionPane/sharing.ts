import type { Action } from '../../session/actions';
import { asciicastOf } from '../../session/asciicast';
import type { Recording } from '../../session/recording';
import { decodeLink, encodeLink } from '../../session/sessionLink';
import { checkShared, continuesTour, tourMark, type SharedSession } from '../../session/sharedSession';
import { SafeOutput } from '../terminal/safeOutput';

/** What a reader did after so many commands of the tour. */
export interface OwnSession {
  readonly after: number;
  readonly actions: readonly Action[];
}

/** What a pane finds when a page is opened: in the address, or left by the page before a reload. */
export type Arrival =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'restored'; readonly session: OwnSession }
  /** With what a screen reader is told. */
  | { readonly kind: 'offered'; readonly session: OwnSession; readonly announcement: string }
  /** In one sentence; `actions` are those of a session that cannot go on. */
  | { readonly kind: 'refused'; readonly problem: string; readonly actions: readonly Action[] };

/** Stored beside a session: the link that the page was opened with, for a new link is no reload. */
interface Stored {
  readonly link: string | undefined;
  readonly session: unknown;
}

/** A session that was stored for this very address comes first: the page was reloaded. Then the link's. */
export async function arrivalOf(tour: Recording, link: string | undefined, stored: string | undefined): Promise<Arrival> {
  const kept = stored === undefined ? undefined : readStored(stored);
  if (kept !== undefined && (link === undefined || kept.link === link)) {
    const session = checkShared(kept.session);
    if (session === undefined) return { kind: 'nothing' };
    if (continuesTour(session, tour)) return { kind: 'restored', session };
    const problem = 'Your session began in an earlier version of this tour and cannot go on; its commands can be copied from “More”.';
    return { kind: 'refused', problem, actions: session.actions };
  }
  if (link === undefined) return { kind: 'nothing' };
  const session = await decodeLink(link);
  if (session === 'damaged') return refused('The session in this link cannot be read: part of the link is missing or was changed.');
  if (session === 'too-large') return refused('The session in this link is too long to be opened.');
  if (continuesTour(session, tour)) {
    return { kind: 'offered', session, announcement: 'This link holds a session: replay it, or take over from its end.' };
  }
  const problem = 'The session in this link goes on from another version of this tour; its commands can be copied from “More”.';
  return { kind: 'refused', problem, actions: session.actions };
}

export function storedText(tour: Recording, session: OwnSession, link: string | undefined): string {
  return JSON.stringify({ link, session: sharedOf(tour, session) });
}

/** For the address's fragment; undefined when it would be too long. */
export async function linkOf(tour: Recording, session: OwnSession): Promise<string | undefined> {
  return encodeLink(sharedOf(tour, session)).catch((error: unknown) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
}

/** As an asciicast file, without what could do anything to a terminal but draw. */
export function castOf(recording: Recording): string {
  const safe = new SafeOutput();
  return asciicastOf(recording, (data) => safe.filter(data));
}

export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

function sharedOf(tour: Recording, { after, actions }: OwnSession): SharedSession {
  return { version: 1, tour: tourMark(tour, after), after, actions };
}

function refused(problem: string): Arrival {
  return { kind: 'refused', problem, actions: [] };
}

function readStored(text: string): Stored | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('session' in value)) return undefined;
    return { link: 'link' in value && typeof value.link === 'string' ? value.link : undefined, session: value.session };
  } catch {
    return undefined;
  }
}
