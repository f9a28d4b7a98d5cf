/** Small invented texts: a story, two copies of it, and one that has nothing to do with it. */

export const LANTERNS = `The lamplighter of Oster Quay climbed the tower each evening at six and lit
seven lanterns, one for every boat that the village still owned. When the herring came late that
autumn, the council asked him to save oil and light only four. He answered that three crews would
then be rowing home to nothing, and carried the oil for those lanterns up from his own cellar until
the first snow. In spring the fleet counted its boats, found all seven, and paid him back in fish.
`;

export const BEES = `A beekeeper in the hills above Tarnow has taught visitors to tell clover honey from
linden honey with closed eyes. Clover, she says, arrives all at once and leaves early; linden comes
in late, like a guest who has walked. Her course lasts one afternoon and ends with bread. Last summer
four hundred people took it, and nine of them went home and ordered hives of their own.
`;

/** Three articles; two of them are the same. */
export const TWINS = {
  'articles/lanterns.txt': LANTERNS,
  'articles/reprint.txt': LANTERNS,
  'articles/bees.txt': BEES,
};

/** Two articles with nothing in common. */
export const STRANGERS = { 'articles/lanterns.txt': LANTERNS, 'articles/bees.txt': BEES };
