let covers = 0;

/**
 * Keeps the hand off the page behind a sheet, by key and by finger, until what it gives back is called. The guards at a
 * dialog's ends pass the focus on a moment late: a quick Tab would be behind it by then.
 */
export function coverPage(): () => void {
  covers += 1;
  setCovered(true);
  return () => {
    covers -= 1;
    setCovered(covers > 0);
  };
}

const setCovered = (isCovered: boolean): void => {
  document.getElementById('till')?.toggleAttribute('inert', isCovered);
};
