// Changes sources one small fault at a time, and counts which faults the unit tests notice: node tests/mutants/mutants.mjs [TARGET…]
//
//   --seed=N    which of all mutants are taken (1)
//   --list      only names them
//   --survivors judges only those that survived the run before, after tests were added
//   --report    writes the results again, from what is kept
//
// A mutant is compiled alone and linked before the library that holds its source, in build/mutants (made by the first
// run). Outcomes are kept there by target; tests/mutants/results.md is written from all of them. A mutant that does not
// compile, or compiles to the same, is not counted, and another takes its place.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EQUIVALENTS } from './equivalents.mjs';
import { mutantsOf } from './operators.mjs';
import { TARGETS } from './targets.mjs';

/** @typedef {import('./operators.mjs').Mutant} Mutant */
/** @typedef {import('./targets.mjs').Target} Target */
/** @typedef {'killed' | 'survived' | 'timed out' | 'did not compile'} Outcome */
/** @typedef {Pick<Mutant, 'file' | 'line' | 'source' | 'operator' | 'change'> & { outcome: Outcome }} Record */

const root = resolve(dirname(new URL(import.meta.url).pathname), '../..');
const build = join(root, 'build/mutants');
const workshop = join(build, 'mutant');
const SECONDS = 20;
const MEMORY = 4 << 20; // kilobytes: a mutant may loop and grow

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const option = (/** @type {string} */ name) =>
  process.argv.find((argument) => argument.startsWith(`--${name}`))?.split('=')[1] ?? '';
const seed = +(option('seed') || 1);

/** @param {number} state */
function* randomNumbers(state) {
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/**
 * @template T
 * @param {T[]} list
 */
function shuffle(list) {
  const numbers = randomNumbers(seed);
  for (let i = list.length - 1; i > 0; i--) {
    const other = Math.floor(/** @type {number} */ (numbers.next().value) * (i + 1));
    [list[i], list[other]] = [list[other], list[i]];
  }
  return list;
}

/** @param {Target} target */
const candidates = (target) =>
  shuffle(
    target.files.flatMap((file) =>
      mutantsOf(file, readFileSync(join(root, file), 'utf8'), target.lines ?? /./),
    ),
  );

/** @param {string} command */
function shell(command, seconds = SECONDS) {
  const run = spawnSync('bash', ['-c', `ulimit -v ${MEMORY}; ${command}`], {
    cwd: build,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  });
  if (/** @type {NodeJS.ErrnoException | undefined} */ (run.error)?.code === 'ETIMEDOUT')
    return 'timed out';
  return run.status === 0 ? 'passed' : 'failed';
}

/** @param {string} command */
function must(command) {
  const run = spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${command}\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

/** @param {string[]} programs */
function prepare(programs) {
  if (!existsSync(join(build, 'build.ninja')))
    must('cmake -S . -B build/mutants -G Ninja -DCMAKE_BUILD_TYPE=Debug');
  must(`cmake --build build/mutants -- ${programs.join(' ')}`);
  for (const program of programs)
    if (shell(`./${program} --abort-after=1`) !== 'passed')
      throw new Error(`${program} fails without any mutant`);
}

/** @param {string} program */
function linking(program) {
  const commands = must(`ninja -C build/mutants -t commands ${program}`).trim().split('\n');
  return commands[commands.length - 1].replace(
    ` -o ${program} `,
    ` mutant/mutant.o -s -o mutant/${program} `,
  );
}

/** @param {Target} target */
function nativeJudge(target) {
  prepare(target.programs);
  const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
  const links = new Map(target.programs.map((program) => [program, linking(program)]));
  return (/** @type {Mutant} */ mutant) => {
    const { command } = commands.find(
      (/** @type {{ file: string }} */ entry) => entry.file === join(root, mutant.file),
    );
    writeFileSync(join(workshop, 'mutant.cpp'), mutant.text);
    const compile = command
      .replace(/^\S*ccache /, '')
      .replace(/ -O1 -g /, ' -O0 ')
      .replace(/ -o \S+ -c \S+$/, ' -w -o mutant/mutant.o -c mutant/mutant.cpp');
    if (shell(compile, 120) !== 'passed') return /** @type {Outcome} */ ('did not compile');
    const library = `libcarrel_${mutant.file.split('/')[1]}.a`;
    for (const [program, link] of links) {
      if (!link.includes(library)) continue;
      if (shell(link, 120) !== 'passed') throw new Error(`${program} does not link`);
      const ran = shell(`mutant/${program} --abort-after=1`);
      if (ran !== 'passed') return /** @type {Outcome} */ (ran === 'failed' ? 'killed' : ran);
    }
    return /** @type {Outcome} */ ('survived');
  };
}

/** JavaScript is judged in a copy of the tree. @param {Target} target */
function scriptJudge(target) {
  const tree = join(workshop, 'tree');
  rmSync(tree, { recursive: true, force: true });
  for (const folder of ['web', 'tests', 'scripts', 'package.json'])
    cpSync(join(root, folder), join(tree, folder), { recursive: true });
  const test = `cd mutant/tree && node --test ${target.programs.join(' ')}`;
  const run = () => spawnSync('bash', ['-c', test], { cwd: build, timeout: SECONDS * 1000 });
  if (run().status !== 0) throw new Error(`${target.programs} fail without any mutant`);
  return (/** @type {Mutant} */ mutant) => {
    const original = readFileSync(join(root, mutant.file), 'utf8');
    writeFileSync(join(tree, mutant.file), mutant.text);
    const parses = spawnSync('node', ['--check', join(tree, mutant.file)]).status === 0;
    const { status, error } = run();
    writeFileSync(join(tree, mutant.file), original);
    if (!parses) return /** @type {Outcome} */ ('did not compile');
    if (error) return /** @type {Outcome} */ ('timed out');
    return /** @type {Outcome} */ (status === 0 ? 'survived' : 'killed');
  };
}

/** @param {Pick<Record, 'file' | 'line' | 'operator' | 'change' | 'source'>} mutant */
const keyOf = ({ file, line, operator, change, source }) =>
  [file, line, operator, change, source].join('\n');

/** @param {Target} target */
function judgeAll(target) {
  const kept = join(workshop, `${target.name}.json`);
  /** @type {Map<string, Outcome>} */
  const before = new Map();
  if (process.argv.includes('--survivors') && existsSync(kept))
    for (const record of /** @type {Record[]} */ (JSON.parse(readFileSync(kept, 'utf8'))))
      if (record.outcome !== 'survived') before.set(keyOf(record), record.outcome);
  const judge = target.files.every((file) => file.endsWith('.js'))
    ? scriptJudge(target)
    : nativeJudge(target);
  /** @type {Record[]} */
  const records = [];
  let counted = 0;
  for (const mutant of candidates(target)) {
    if (counted === target.count) break;
    const outcome = before.get(keyOf(mutant)) ?? judge(mutant);
    const { text: _, ...record } = mutant;
    records.push({ ...record, outcome });
    if (outcome !== 'did not compile') counted++;
    if (outcome === 'survived')
      console.log(`survived  ${mutant.file}:${mutant.line}  ${mutant.change}   ${mutant.source}`);
  }
  writeFileSync(kept, JSON.stringify(records, null, 1));
}

/** @param {Record} record */
const whyEquivalent = (record) =>
  EQUIVALENTS.find(
    ({ file, source, change }) =>
      file === record.file && source === record.source && change === record.change,
  )?.why;

function writeResults() {
  /** @type {string[]} */
  const rows = [];
  /** @type {string[]} */
  const survivors = [];
  const totals = { mutants: 0, killed: 0, timedOut: 0, survived: 0, equivalent: 0, notCompiled: 0 };
  for (const { name } of TARGETS) {
    const file = join(workshop, `${name}.json`);
    if (!existsSync(file)) continue;
    /** @type {Record[]} */
    const records = JSON.parse(readFileSync(file, 'utf8'));
    const byFile = [...new Set(records.map((record) => record.file))].sort();
    for (const source of byFile) {
      const of = (/** @type {Outcome} */ outcome) =>
        records.filter((record) => record.file === source && record.outcome === outcome);
      const equivalent = of('survived').filter(whyEquivalent).length;
      const survived = of('survived').length - equivalent;
      const killed = of('killed').length;
      const timedOut = of('timed out').length;
      const counts = {
        mutants: killed + timedOut + survived + equivalent,
        killed,
        timedOut,
        survived,
        equivalent,
        notCompiled: of('did not compile').length,
      };
      if (counts.mutants === 0) continue;
      for (const key of /** @type {(keyof typeof totals)[]} */ (Object.keys(totals)))
        totals[key] += counts[key];
      rows.push(`| ${name} | \`${source}\` | ${Object.values(counts).join(' | ')} |`);
      for (const record of of('survived'))
        survivors.push(
          `| \`${source}\` | \`${record.source.replaceAll('|', '\\|')}\` | ${record.change.replaceAll('|', '\\|')} | ${whyEquivalent(record) ?? 'no test tells'} |`,
        );
    }
  }
  const noticed = totals.killed + totals.timedOut;
  const share = (/** @type {number} */ of) => `${((100 * noticed) / of).toFixed(1)} %`;
  const text = [
    '# Mutants',
    '',
    `Written by \`node tests/mutants/mutants.mjs\`, seed ${seed}. Killed, timed out among them: **${share(totals.mutants)}** of ${totals.mutants} mutants,`,
    `${share(totals.mutants - totals.equivalent)} of those that can be told from the source.`,
    '',
    '| target | source | mutants | killed | timed out | survived | equivalent | did not compile, not counted |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    `| all | | ${Object.values(totals).join(' | ')} |`,
    '',
    '## Survivors',
    '',
    '| source | line | change | why |',
    '|---|---|---|---|',
    ...survivors,
    '',
  ];
  writeFileSync(join(root, 'tests/mutants/results.md'), text.join('\n'));
  console.log(
    `${noticed} of ${totals.mutants} killed: ${share(totals.mutants)}; without ${totals.equivalent} equivalent ones ${share(totals.mutants - totals.equivalent)}`,
  );
}

mkdirSync(workshop, { recursive: true });
for (const target of TARGETS) {
  if (names.length > 0 && !names.includes(target.name)) continue;
  if (process.argv.includes('--list'))
    for (const { file, line, change } of candidates(target))
      console.log(`${file}:${line}  ${change}`);
  else if (!process.argv.includes('--report')) judgeAll(target);
}
if (!process.argv.includes('--list')) writeResults();
