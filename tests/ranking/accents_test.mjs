// Do accents matter? In every language whose words are stemmed, and in one whose are not: each word is found as it is written and without its
// accents, and a post that has it without is found by the word with them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openWasm, pack, temporaryFolder } from '../support.mjs';

/** Words as written, and as somebody without the keys types them. */
const WORDS = {
  en:
    'résumé/resume Schrödinger/Schrodinger Straße/Strasse cliché/cliche exposé/expose café/cafe naïve/naive façade/facade fiancée/fiancee protégé/protege ' +
    'entrée/entree soufflé/souffle Noël/Noel Zoë/Zoe Brontë/Bronte coöperate/cooperate rôle/role décor/decor touché/touche jalapeño/jalapeno piñata/pinata ' +
    'Málaga/Malaga São/Sao Łódź/Lodz Ærø/Aero crème/creme brûlée/brulee négligée/negligee pâté/pate toupée/toupee canapé/canape communiqué/communique attaché/attache ' +
    'divorcée/divorcee émigré/emigre habitué/habitue matinée/matinee outré/outre passé/passe risqué/risque sauté/saute séance/seance',
  de: 'Größe/Grosse Straße/Strasse Übung/Ubung häufig/haufig Prüfung/Prufung schöner/schoner Fußgänger/Fussganger Änderungen/Anderungen möglich/moglich',
  fr: 'créée/creee été/ete déployé/deploye cohérence/coherence français/francais élève/eleve où/ou réseau/reseau sécurité/securite même/meme',
  es: 'también/tambien canción/cancion información/informacion niño/nino árbol/arbol configuración/configuracion según/segun está/esta rápido/rapido',
  pt: 'português/portugues ação/acao configuração/configuracao não/nao avô/avo coração/coracao últimos/ultimos serviços/servicos',
  it: 'perché/perche città/citta più/piu qualità/qualita così/cosi università/universita',
  nl: 'geïnstalleerd/geinstalleerd coördinatie/coordinatie één/een zeeën/zeeen ideeën/ideeen',
  sv: 'räksmörgås/raksmorgas ändring/andring språk/sprak möjlig/mojlig säkerhet/sakerhet',
  da: 'ændring/aendring sprog/sprog gennemgå/gennemga større/storre',
  nb: 'språk/sprak endringsønske/endringsonske større/storre må/ma',
  fi: 'työpöytä/tyopoyta määritys/maaritys käyttäjä/kayttaja järjestelmä/jarjestelma',
  ru: 'новый/новыи который/которыи ёлка/елка настройки/настроики',
  pl: 'zażółć/zazolc łódź/lodz gęślą/gesla jaźń/jazn',
};

for (const [language, words] of Object.entries(WORDS)) {
  test(`${language}: a word is found with its accents and without`, async () => {
    const pairs = words.split(' ').map((pair) => pair.split('/'));
    const folder = temporaryFolder();
    const write = (name, title, text) =>
      writeFileSync(
        join(folder, name),
        `---\ntitle: ${title}\nlang: ${language}\ndate: 2024-03-05\n---\n${text}\n`,
      );
    pairs.forEach(([accented, plain], i) => {
      write(`with-${i}.md`, `Zz${i}`, `Xx ${accented} yy.`);
      write(`without-${i}.md`, `Zz${i}`, `Xx ${plain} yy.`);
      write(`title-${i}.md`, accented, 'Xx yy.');
    });
    const { ask } = await openWasm(pack(folder));
    const missed = [];
    for (const [i, [accented, plain]] of pairs.entries()) {
      for (const text of [
        accented,
        plain,
        accented.toUpperCase(),
        plain.toUpperCase(),
        `"${plain}"`,
        `"${accented}"`,
        `+${plain}`,
      ]) {
        const { reply } = await ask('search', { text, count: 100 });
        for (const slug of [`with-${i}`, `without-${i}`, `title-${i}`]) {
          const hit = reply.hits.find((each) => each.slug === slug);
          if (!hit) missed.push(`${text} does not find ${slug}`);
          else if (
            !slug.startsWith('title') &&
            !hit.excerpt.some(([piece, isMarked]) => isMarked && [accented, plain].includes(piece))
          )
            missed.push(`${text} is not marked in ${slug}`);
        }
      }
    }
    assert.deepEqual(missed, []);
  });
}
