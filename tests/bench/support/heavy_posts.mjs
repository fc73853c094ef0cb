// Posts made to keep a tab busy: one row a kind. Written here, so that neither tests nor benchmarks need anybody else's.

const repeat = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('');
/** Pieces in no order that packs well: what repeats itself too much is refused by packers. */
const mixed = (count, pieces, seed = 7) => {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return pieces[state % pieces.length];
  }).join('');
};
const letters = (from, to) =>
  Array.from({ length: to - from }, (_, i) => String.fromCodePoint(from + i));
const WORDS =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore'
    .split(' ')
    .map((word) => `${word} `);
const fence = (language, text) => `\`\`\`${language}\n${text}\n\`\`\`\n\n`;
/** Text that looks like base64, in lines of `width`. */
const base64 = (length, width) => {
  let state = 1;
  const text = Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'[state % 64];
  }).join('');
  return text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
};
/** What follows every post: what packs too well is refused. */
export const NOISE = `\n\n${base64(32_000, 40)}\n`;
const nested = (depth, open, inner, close) => open.repeat(depth) + inner + close.repeat(depth);

/** @type {{name: string, slug: string, text: string}[]} */
export const HEAVY_POSTS = [
  { slug: 'c-line', name: 'one line of 49,000 letters as C', text: fence('c', 'a'.repeat(49_000)) },
  {
    slug: 'ini-key',
    name: 'a key of 16 KB on one line as ini',
    text: fence('ini', `key = ${base64(16_384, 1e6)}`),
  },
  {
    slug: 'c-blocks',
    name: '14 such blocks of C',
    text: repeat(14, () => fence('c', 'a'.repeat(49_000))),
  },
  {
    slug: 'c-lines',
    name: '20 blocks of 49 lines of 990 letters as C',
    text: repeat(20, () => fence('c', `${'a'.repeat(990)}\n`.repeat(49))),
  },
  {
    slug: 'bash-quotes',
    name: '20 blocks of open quotes as bash',
    text: repeat(20, () => fence('bash', `${'"$('.repeat(320)}\n`.repeat(50))),
  },
  {
    slug: 'java-calls',
    name: '20 blocks of brackets as Java',
    text: repeat(20, () => fence('java', `${'a(<'.repeat(320)}\n`.repeat(50))),
  },
  {
    slug: 'sql',
    name: '20 blocks of 49 KB of honest SQL',
    text: repeat(20, () =>
      fence('sql', "select a, count(*) from t where x = 'y' group by 1; -- note\n".repeat(800)),
    ),
  },
  {
    slug: 'code-blocks',
    name: '12,000 blocks of code',
    text: repeat(12_000, (i) => fence('js', `const a${i} = ${i};`)),
  },
  {
    slug: 'long-code',
    name: 'one block of code of 1.9 MB',
    text: fence('', mixed(280_000, [...WORDS, 'x;\n', '}\n'])),
  },
  {
    slug: 'formulas',
    name: '20,000 formulas',
    text: repeat(20_000, (i) => `$x_{${i}}^2 + \\frac{a}{b}$ `),
  },
  {
    slug: 'phantom',
    name: 'one formula of 400 nested phantoms',
    text: `$${nested(400, '\\phantom{', 'x', '}')}$\n`,
  },
  {
    slug: 'cancel',
    name: 'one formula of 400 nested cancels',
    text: `$${nested(400, '\\cancel{', 'x', '}')}$\n`,
  },
  {
    slug: 'left-right',
    name: 'one formula of 300 nested brackets',
    text: `$${nested(300, '\\left(', 'x', '\\right)')}$\n`,
  },
  {
    slug: 'matrix',
    name: 'one formula of 90 nested matrices',
    text: `$${nested(90, '\\begin{matrix}', 'x', '\\end{matrix}')}$\n`,
  },
  {
    slug: 'long-formulas',
    name: '200 formulas of 4,900 characters',
    text: repeat(200, () => `$${'a+b_c^d'.repeat(700)}$\n\n`),
  },
  { slug: 'headings', name: '40,000 headings', text: repeat(40_000, (i) => `## H ${i}\n\n`) },
  { slug: 'rules', name: '60,000 rules', text: '---\n\n'.repeat(60_000) },
  {
    slug: 'paragraphs',
    name: '60,000 paragraphs',
    text: repeat(60_000, (i) => `Paragraph ${i}, with *words*.\n\n`),
  },
  { slug: 'items', name: '90,000 items of one list', text: repeat(90_000, (i) => `- item ${i}\n`) },
  { slug: 'tasks', name: '60,000 tasks', text: repeat(60_000, (i) => `- [ ] task ${i}\n`) },
  {
    slug: 'links',
    name: '40,000 links',
    text: repeat(40_000, (i) => `[a${i}](https://a.example/${i}) `),
  },
  {
    slug: 'footnotes',
    name: '10,000 footnotes',
    text: `${repeat(10_000, (i) => `x[^${i}] `)}\n\n${repeat(10_000, (i) => `[^${i}]: note ${i}\n`)}`,
  },
  {
    slug: 'quotes',
    name: '20,000 quotes of three levels',
    text: repeat(20_000, (i) => `> > > q ${i}\n\n`),
  },
  {
    slug: 'tables',
    name: '4,000 tables',
    text: repeat(4_000, (i) => `| a | b |\n|---|---|\n| ${i} | x |\n| y | z |\n\n`),
  },
  {
    slug: 'table',
    name: 'one table of 100,000 rows',
    text: `| a | b |\n|---|---|\n${repeat(100_000, (i) => `| ${i} | x |\n`)}`,
  },
  {
    slug: 'images',
    name: '20,000 images from elsewhere',
    text: repeat(20_000, (i) => `![a${i}](https://a.example/${i}.png) `),
  },
  {
    slug: 'marks',
    name: '800,000 combining marks on one letter',
    text: `a${mixed(800_000, letters(0x300, 0x36f))}\n`,
  },
  {
    slug: 'marks-apart',
    name: 'the same in emphasis, 100 at a time',
    text: `a${repeat(4_000, () => `*${mixed(100, letters(0x300, 0x36f))}*`)}\n`,
  },
  {
    slug: 'joiners',
    name: '150,000 emoji joined into one',
    text: `${mixed(
      150_000,
      letters(0x1f466, 0x1f476).map((letter) => `${letter}\u200d`),
    )}\n`,
  },
  {
    slug: 'syllable',
    name: 'a Hangul syllable of 400,000 letters',
    text: `${mixed(400_000, letters(0x1100, 0x1112))}\n`,
  },
  {
    slug: 'conjunct',
    name: 'a Devanagari conjunct of 250,000 letters',
    text: `${mixed(
      250_000,
      letters(0x915, 0x939).map((letter) => `${letter}\u094d`),
    )}\n`,
  },
  { slug: 'word', name: 'one word of 1.9 MB', text: `${mixed(1_900_000, letters(0x61, 0x7a))}\n` },
  { slug: 'line', name: 'one paragraph of 1.9 MB', text: `${mixed(280_000, WORDS)}\n` },
  { slug: 'matches', name: '60,000 matches of a search', text: 'needle straw '.repeat(60_000) },
];
