/**
 * Two texts that scroll together: what is a third down one pane is, in the other, at the same share of the same
 * passage, or of the stretch between the same two.
 */

/** Where a passage stands in both panes. */
interface Anchor {
  readonly from: number;
  readonly to: number;
}

/** Links the scrolling of two panes. */
export function linkScrolling(left: HTMLElement, right: HTMLElement): void {
  let driver: HTMLElement | undefined;
  let timer = 0;
  const follow = (pane: HTMLElement, other: HTMLElement): void => {
    if (driver !== undefined && driver !== pane) return;
    driver = pane;
    clearTimeout(timer);
    // the other pane answers with scroll events of its own
    timer = setTimeout(() => (driver = undefined), 150);
    other.scrollTop = partnerOf(pane, other);
  };
  left.addEventListener('scroll', () => follow(left, right), { passive: true });
  right.addEventListener('scroll', () => follow(right, left), { passive: true });
}

function partnerOf(pane: HTMLElement, other: HTMLElement): number {
  const third = pane.clientHeight / 3;
  const at = pane.scrollTop + third;
  const anchors = anchorsOf(pane, other);
  const next = anchors.findIndex(({ from }) => from > at);
  const last = anchors.length - 1;
  const after = anchors[next < 0 ? last : next] ?? { from: 1, to: 1 };
  const before = anchors[(next < 0 ? last : next) - 1] ?? { from: 0, to: 0 };
  const span = Math.max(1, after.from - before.from);
  return before.to + ((at - before.from) / span) * (after.to - before.to) - third;
}

/** Start and end of both texts, and every passage that comes later in both than the last. */
function anchorsOf(pane: HTMLElement, other: HTMLElement): Anchor[] {
  const partners = new Map<string | undefined, number>();
  for (const mark of other.querySelectorAll<HTMLElement>('mark')) {
    const { passage } = mark.dataset;
    if (!partners.has(passage)) partners.set(passage, mark.offsetTop);
  }
  const anchors: Anchor[] = [{ from: 0, to: 0 }];
  for (const mark of pane.querySelectorAll<HTMLElement>('mark')) {
    const to = partners.get(mark.dataset['passage']);
    const last = anchors.at(-1);
    if (to === undefined || last === undefined) continue;
    if (mark.offsetTop > last.from && to > last.to) anchors.push({ from: mark.offsetTop, to });
  }
  anchors.push({ from: pane.scrollHeight, to: other.scrollHeight });
  return anchors;
}
