/** Invented articles in Markdown, some of them copies. */

const WORDS = (
  'harbour ferry dawn captain lantern council bridge orchard winter market signal engine cargo ' +
  'letter garden tower river mason festival library teacher copper island storm wagon mill cellar ' +
  'painter organ meadow sailor bakery fountain archive violin stable canal village ridge timber'
).split(' ');

/** So many files by name; every fourth is a copy of the one before with an edit. */
export function inventedArticles(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    const isCopy = i % 4 === 3;
    const words = invented(isCopy ? i - 1 : i, 120);
    if (isCopy) words.splice(10, 3, 'quite', 'another', 'phrase');
    const front = `---\ntitle: "Story ${i}"\ndate: 2024-01-${String((i % 28) + 1).padStart(2, '0')}\n---\n`;
    files[`articles/${i}.md`] = `${front}\n# Story ${i}\n\n${words.join(' ')}.\n`;
  }
  return files;
}

function invented(seed: number, length: number): string[] {
  let state = seed * 7919 + 17;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return WORDS[(state >>> 12) % WORDS.length] ?? '';
  });
}
