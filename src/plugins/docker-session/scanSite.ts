import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fencesOf } from './fences';
import type { Offence } from './offence';
import { planPage } from './page';
import { recordPage } from './recordPage';
import type { RecordedSession } from './recordPage';
import { pagesBelow, sharedFilesOf } from './siteFiles';

export interface ScannedSite {
  readonly sessions: readonly RecordedSession[];
  /** Of all pages, in the order of their paths. */
  readonly offences: readonly Offence[];
}

/** Runs every session of every page below some folders of the site. */
export async function scanSite(siteDir: string, folders: readonly string[]): Promise<ScannedSite> {
  const sharedFiles = sharedFilesOf(siteDir);
  const sessions: RecordedSession[] = [];
  const offences: Offence[] = [];
  for (const path of pagesBelow(siteDir, folders)) {
    const source = readFileSync(join(siteDir, path), 'utf8');
    const page = await recordPage(path, planPage(path, fencesOf(source), sharedFiles), source);
    sessions.push(...page.sessions);
    offences.push(...page.offences);
  }
  return { sessions, offences };
}
