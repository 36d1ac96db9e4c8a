const CONSOLE = '/admin'
const MOST = 400
/**
 * Paths of the console as we write them: no dots that climb, nothing that a browser would mend. Percent signs only
 * behind the question mark, where they lead nowhere, and none of what controls.
 */
const OURS = /^\/admin(?:\/[\w~-][\w.~-]*)*(?:\?(?:[\w.~=&+:,-]|%(?!7F)[2-9A-F][\dA-F])*)?$/
/** Where one signs in or out leads nobody back. */
const DOORS = /^\/admin\/sign/

/** Where somebody goes after signing in: where they were, if that is a page of the console, else its first page. */
export function returnPath(asked: string | undefined): string {
  const isOurs = asked !== undefined && asked.length <= MOST && OURS.test(asked) && !DOORS.test(asked)
  return isOurs ? asked : CONSOLE
}
