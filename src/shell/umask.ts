/** Permission bits that new files lack, where nobody has set others: nothing for others to write. */
export const USUAL_UMASK = 0o022;
