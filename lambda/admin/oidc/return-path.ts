const CONSOLE = '/admin'
const MOST = 400
/** Paths of the console as we write them: no dots that climb, no percent signs, nothing that a browser would mend. */
const OURS = /^\/admin(?:\/[\w~-][\w.~-]*)*(?:\?[\w.~=&+:,-]*)?$/
/** Where one signs in or out leads nobody back. */
const DOORS = /^\/admin\/sign/

/** Where somebody goes after signing in: where they were, if that is a page of the console, else its first page. */
export function returnPath(asked: string | undefined): string {
  const isOurs = asked !== undefined && asked.length <= MOST && OURS.test(asked) && !DOORS.test(asked)
  return isOurs ? asked : CONSOLE
}
