/** Plural -> singular where no rule gives it. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: 'person',
    children: 'child',
    men: 'man',
    women: 'woman',
    mice: 'mouse',
    geese: 'goose',
    feet: 'foot',
    teeth: 'tooth',
    indices: 'index',
    indexes: 'index',
    vertices: 'vertex',
    matrices: 'matrix',
    criteria: 'criterion',
    analyses: 'analysis',
    bases: 'base',
    movies: 'movie',
    cookies: 'cookie',
    ties: 'tie',
    leaves: 'leaf',
    shelves: 'shelf',
    wolves: 'wolf',
    lives: 'life',
    knives: 'knife',
    heroes: 'hero',
    potatoes: 'potato',
    quizzes: 'quiz',
    caches: 'cache',
    axes: 'axis',
    uses: 'use',
    ids: 'id',
  }),
);

/** Words whose plural is the same word, or which have none. */
export const UNCOUNTABLE: ReadonlySet<string> = new Set(
  (
    'news series species status address bus data info metadata equipment settings access process business ' +
    'aws dns sms https class analysis basis axis gas lens canvas bonus campus virus census corpus progress'
  ).split(' '),
);

/** '-uses' words that lose only the last letter; every other one ends in '-us'. */
export const USE_WORDS = /(?:ho|ca|cla|pa|spo|abo|ac|ref|ex|fo)uses$/;
